import type {
  Comparator,
  MarkSource,
  ResultMark,
  ResultSort,
  TestLimitsSource,
} from '../../../server/result-kinds.ts'

/** What a laboratory, or another, found of a patient in one test. */
export type ShownResult = {
  readonly id: string
  /** The same of all that was reported together. */
  readonly reportId: string
  /** The same of all results of one test. */
  readonly testId: string
  readonly status: string
  readonly collectedAt: Date
  /** A partial date, where the time of day is not known. */
  readonly collectedOn: string | null
  readonly test: string
  readonly loinc: string | null
  readonly sort: ResultSort
  readonly value: string | null
  readonly comparator: Comparator | null
  readonly unit: string | null
  readonly ucum: string | null
  /** The codes of words, system|code on each line. */
  readonly codes: string | null
  readonly low: string | null
  readonly high: string | null
  readonly range: string | null
  readonly reported: ResultMark | null
  readonly mark: ResultMark | null
  /** Who marks it so. */
  readonly markedBy: MarkSource | null
  readonly specimen: string | null
  readonly testMethod: string | null
  readonly laboratory: string | null
  readonly panel: string | null
  readonly panelCodes: string | null
  readonly reportedAt: string | null
  readonly comment: string | null
  readonly reasonAfterDeath: string | null
  readonly awaited: boolean
  readonly source: string
  readonly recordedBy: string | null
  readonly recordedAt: Date
  readonly changedBy: string | null
  readonly changedAt: Date | null
  readonly version: number
  /** Who has seen it as it now stands; null where nobody has said so. */
  readonly acknowledged: { readonly by: string | null; readonly at: Date } | null
}

/** A test that the patient had, and how many results there are of it. */
export type ShownTest = {
  readonly id: string
  readonly test: string
  readonly loinc: string | null
  readonly count: number
}

/** What is drawn of one test: its numbers in one unit, the oldest first. */
export type ResultCourse = {
  readonly points: readonly {
    readonly id: string
    readonly at: Date
    readonly value: number
    readonly mark: ResultMark | null
  }[]
  /** The range that came with the newest. */
  readonly low: number | null
  readonly high: number | null
  readonly unit: string | null
  /** How many of the page are not drawn: words, or numbers in another unit. */
  readonly left: number
}

/** What a chart shows of results. */
export type ChartResults = {
  /** The newest ones. */
  readonly newest: readonly ShownResult[]
  /** Critical ones that nobody has said to have seen, however old. */
  readonly critical: readonly ShownResult[]
  /** How many wait for somebody to say that they have seen them. */
  readonly awaited: number
}

/** The limits of a test for the age and the sex, in the unit of the result; or that none are known, or none in this unit. */
export type ShownTestLimits =
  | { readonly known: 'none' | 'not-this-unit' }
  | {
      readonly known: 'yes'
      readonly unit: string
      readonly usualLow: number | null
      readonly usualHigh: number | null
      readonly criticalLow: number | null
      readonly criticalHigh: number | null
      readonly source: TestLimitsSource
    }
