import type { SummaryRow } from '../../components/summary-list.tsx'
import { codeText, type TimeFormat } from '../../format.ts'
import { criticalityWords, statusWords, timeWords, verificationWords } from './words.ts'

/** The texts of an entry by their fields; what is not named was not known when it was written. */
type Content<Field extends string> = { readonly [Name in Field]?: string | null | undefined }

/** What an allergy says, field by field, as it is kept in its history. */
export const allergyRows = (
  content: Content<
    | 'substance'
    | 'reaction'
    | 'criticality'
    | 'status'
    | 'verification'
    | 'category'
    | 'onset'
    | 'onsetNote'
    | 'note'
  >,
  time: TimeFormat,
): readonly SummaryRow[] => [
  { key: 'Substance', value: content.substance ?? null },
  { key: 'Reaction', value: content.reaction ?? null },
  { key: 'Risk', value: criticalityWords(content.criticality ?? 'unknown') },
  { key: 'Status', value: statusWords(content.status ?? 'unknown') },
  { key: 'Certainty', value: verificationWords(content.verification ?? 'unknown') },
  { key: 'Kind', value: content.category == null ? null : codeText(content.category) },
  { key: 'Began', value: timeWords(content.onset ?? null, content.onsetNote ?? null, time) },
  { key: 'Note', value: content.note ?? null },
]

/** What a condition says, field by field, as it is kept in its history. */
export const conditionRows = (
  content: Content<
    'description' | 'status' | 'verification' | 'onset' | 'onsetNote' | 'abatement' | 'abatementNote' | 'note'
  >,
  time: TimeFormat,
): readonly SummaryRow[] => [
  { key: 'Condition', value: content.description ?? null },
  { key: 'Status', value: statusWords(content.status ?? 'unknown') },
  { key: 'Certainty', value: verificationWords(content.verification ?? 'unknown') },
  { key: 'Began', value: timeWords(content.onset ?? null, content.onsetNote ?? null, time) },
  { key: 'Ended', value: timeWords(content.abatement ?? null, content.abatementNote ?? null, time) },
  { key: 'Note', value: content.note ?? null },
]
