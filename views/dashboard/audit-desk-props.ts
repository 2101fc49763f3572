import type { Severity } from '../components/severity-tag.tsx'
import type { Tone } from '../components/tag.tsx'
import type { TimeFormat } from '../format.ts'
import type { Text } from '../words/said.ts'

/** x */
export type AuditDeskProps = {
  readonly time: TimeFormat
  /** Of the last 24 hours, but for the reviews. */
  readonly figures: {
    readonly events: number
    readonly refused: number
    readonly failedSignIns: number
    readonly emergencies: number
    readonly reviewsDue: number
  }
  /** How the newest verification of the log ended; absent where there was none. */
  readonly integrity?: { readonly words: string; readonly tone: Tone; readonly at: Date } | undefined
  readonly notableTotal: number
  readonly notable: readonly {
    readonly id: string
    readonly at: Date
    readonly words: Text
    /** How often this person did it; `id` and `at` are of the last time. */
    readonly times: number
    readonly severity: Severity
    readonly outcome: string
    readonly who: string | null
  }[]
  readonly links: {
    readonly events: string
    readonly refused: string
    readonly failedSignIns: string
    readonly emergencies: string
    readonly reviews?: string | undefined
    readonly event: (id: string) => string
    readonly log: string
    /** The log of the days that `notable` is of. */
    readonly week: string
    readonly daily: string
    readonly integrity: string
  }
}
