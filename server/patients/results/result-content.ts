import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Result } from '../../../models/patients/result.ts'
import type { Box } from '../../../models/queries/patients/clinical-entries.ts'
import {
  comparators,
  isAbnormalMark,
  isCriticalMark,
  markSources,
  resultMarks,
  resultSorts,
  type ResultStatus,
} from '../../result-kinds.ts'
import { fieldOpener, fieldSealer } from '../sealed-fields.ts'

const text = z.string().nullable().default(null)

/** What is sealed of a result: nearly everything. What is not said is not stored. */
const contentSchema = z.object({
  /** What was tested, as it was written, and its LOINC code where that is known. */
  test: z.string(),
  loinc: text,
  sort: z.enum(resultSorts),
  /** A number as it was written, or words. */
  value: text,
  comparator: z.enum(comparators).nullable().default(null),
  /** As it was written; and the same as a code of UCUM, where it is known. */
  unit: text,
  ucum: text,
  /** The codes of words, system|code on each line. */
  codes: text,
  /** What the laboratory calls usual: numbers where it gives them, and its own words where these say more. */
  low: text,
  high: text,
  range: text,
  /** What the laboratory says that it means. */
  reported: z.enum(resultMarks).nullable().default(null),
  /** What it is marked as: the gravest of what the laboratory, its range and our limits say. */
  mark: z.enum(resultMarks).nullable().default(null),
  /** Who marks it so. */
  markedBy: z.enum(markSources).nullable().default(null),
  specimen: text,
  testMethod: text,
  laboratory: text,
  panel: text,
  /** The codes of what was reported together, system|code on each line. */
  panelCodes: text,
  /** A partial date, where the time of day is not known. */
  collectedOn: text,
  /** RFC 3339, or a partial date. */
  reportedAt: text,
  comment: text,
  /** Why it was written down, where the patient had died by then. */
  reasonAfterDeath: text,
})
export type ResultContent = z.output<typeof contentSchema>

/** Everything that a result says, as it is compared and kept in its history. */
export type ResultFields = ResultContent & {
  /** RFC 3339 */
  readonly collectedAt: string
  readonly status: ResultStatus
}

/** @throws SealBrokenError */
export const openContent = (key: KeyObject, id: string, content: Box): ResultContent =>
  contentSchema.parse(JSON.parse(fieldOpener(key, 'results', id).required('content', content)))

/** The same as its row holds it. */
export const sealContent = (key: KeyObject, id: string, content: z.input<typeof contentSchema>) => {
  const said = Object.entries(contentSchema.parse(content)).filter(([, value]) => value !== null)
  return fieldSealer(key, 'results', id).required('content', JSON.stringify(Object.fromEntries(said)))
}

/** What a row says. @throws SealBrokenError */
export const openFields = (row: Result, key: KeyObject): ResultFields => ({
  ...openContent(key, row.id, row.content.toColumn()),
  collectedAt: row.collectedAt.toISOString(),
  status: row.status,
})

/** The columns of what a result says. */
export const sealFields = (
  id: string,
  key: KeyObject,
  { collectedAt, status, ...content }: ResultFields,
) => ({
  collectedAt: new Date(collectedAt),
  status,
  ...standingOf(status, content),
  content: sealContent(key, id, content),
})

/** What of a result stands openly, so that lists find it: that it is not usual, and that it is critical. */
export const standingOf = (status: ResultStatus, { mark }: Pick<ResultContent, 'mark'>) => ({
  abnormal: status !== 'cancelled' && isAbnormalMark(mark),
  critical: status !== 'cancelled' && isCriticalMark(mark),
})
