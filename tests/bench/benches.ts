import { chartBench } from './chart.ts'
import type { Bench } from './results.ts'

/** Every bench, by the name that `npm run bench -- <name>` selects it with, in the order in which they run. */
export const benches: Readonly<Record<string, Bench>> = {
  chart: chartBench,
}
