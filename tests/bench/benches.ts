import { auditExportBench } from './audit-export.ts'
import { auditSearchBench } from './audit-search.ts'
import { auditVerifyBench } from './audit-verify.ts'
import { auditWriteBench } from './audit-write.ts'
import { chartBench } from './chart.ts'
import { cryptoBench } from './crypto.ts'
import { decideBench } from './decide.ts'
import { killBench } from './kill.ts'
import type { Bench } from './measuring/results.ts'
import { rotationBench } from './rotation.ts'
import { searchBench } from './search.ts'
import { signInTimingBench } from './sign-in-timing.ts'
import { startBench } from './start.ts'

/** Every bench, by the name that `npm run bench -- <name>` selects it with, in the order in which they run. */
export const benches: Readonly<Record<string, Bench>> = {
  start: startBench,
  crypto: cryptoBench,
  decide: decideBench,
  search: searchBench,
  'audit-search': auditSearchBench,
  'audit-export': auditExportBench,
  'audit-write': auditWriteBench,
  'audit-verify': auditVerifyBench,
  rotation: rotationBench,
  'sign-in-timing': signInTimingBench,
  chart: chartBench,
  kill: killBench,
}
