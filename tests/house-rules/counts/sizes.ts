import type { Source } from '../sources.ts'
import { declaresRoutes } from './verbs.ts'

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

const longer = (sources: readonly Source[], most: number): string[] =>
  sources
    .filter(({ text }) => linesOf(text) > most)
    .map(({ file, text }) => `${file}: ${linesOf(text)} lines`)

/** Files of more than 150 lines; those of messages are as long as what a room says. */
export const longFiles = (sources: readonly Source[]): string[] =>
  longer(
    sources.filter(({ file }) => !/^views\/words\/[^/]+\//.test(file)),
    150,
  )

/** Files of routes of more than 120 lines. */
export const longRouteFiles = (sources: readonly Source[]): string[] =>
  longer(
    sources.filter(({ file }) => declaresRoutes(file)),
    120,
  )
