/** https://hl7.org/fhir/R4/valueset-observation-status.html, as far as it is used of results. */
export const resultStatuses = ['preliminary', 'final', 'amended', 'cancelled', 'entered-in-error'] as const
export type ResultStatus = (typeof resultStatuses)[number]

/** What a laboratory says of a result when it reports it. */
export const reportedStatuses = ['final', 'preliminary', 'amended', 'cancelled'] as const

/** What a result means, as the laboratory reports it, or as its own range says. */
export const resultMarks = [
  'usual',
  'low',
  'high',
  'abnormal',
  'critical-low',
  'critical-high',
  'critical',
] as const
export type ResultMark = (typeof resultMarks)[number]

/** Where a number is not exact: below or above what was measured. */
export const comparators = ['<', '<=', '>=', '>'] as const
export type Comparator = (typeof comparators)[number]

/** What stands as a result: a number, words, words by a code, or nothing with the reason. */
export const resultSorts = ['number', 'text', 'coded', 'absent'] as const
export type ResultSort = (typeof resultSorts)[number]

/** Whether somebody must see it. */
export const isCriticalMark = (mark: ResultMark | null): boolean => mark?.startsWith('critical') === true

/** Whether it is not usual, critical or not. */
export const isAbnormalMark = (mark: ResultMark | null): boolean => mark !== null && mark !== 'usual'

/** Who marks a result: the laboratory itself, the range that came with it, or our limits for the age and the sex. */
export const markSources = ['laboratory', 'range', 'limits'] as const
export type MarkSource = (typeof markSources)[number]

/** Where limits of tests are from; what each is called is among the messages. The numbers are facts: no words are taken over. */
export const testLimitsSources = [
  'rcpath-2017',
  'rcpath-2017-fasting',
  'rcpath-2017-count',
  'bapm-2017-low',
  'who-anaemia-2011',
  'newborn-anaemia',
  'who-hba1c-2011',
  'who-advanced-hiv-2017',
  'surviving-sepsis-2021',
  'tietz',
] as const
export type TestLimitsSource = (typeof testLimitsSources)[number]
