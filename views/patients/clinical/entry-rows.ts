import type { SummaryRow } from '../../components/summary-list.tsx'
import type { TimeFormat } from '../../format.ts'
import { codeWords } from '../../words/code-words.ts'
import type { Words } from '../../words/words.ts'
import { criticalityWords, statusWords, timeWords, verificationWords } from './words.ts'

/** The texts of an entry by their fields; what is not named was not known when it was written. */
type Content<Field extends string> = { readonly [Name in Field]?: string | null | undefined }

/** What an allergy says, field by field, as it is kept in its history. */
export const allergyRows = (
  words: Words,
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
  { key: words.say('patients.entry-rows.substance'), value: content.substance ?? null },
  { key: words.say('patients.entry-rows.reaction'), value: content.reaction ?? null },
  {
    key: words.say('patients.entry-rows.risk'),
    value: criticalityWords(words, content.criticality ?? 'unknown'),
  },
  { key: words.say('patients.entry-rows.status'), value: statusWords(words, content.status ?? 'unknown') },
  {
    key: words.say('patients.entry-rows.certainty'),
    value: verificationWords(words, content.verification ?? 'unknown'),
  },
  {
    key: words.say('patients.entry-rows.kind'),
    value: content.category == null ? null : codeWords(words, 'category', content.category),
  },
  {
    key: words.say('patients.entry-rows.began'),
    value: timeWords(words, content.onset ?? null, content.onsetNote ?? null, time),
  },
  { key: words.say('patients.entry-rows.note'), value: content.note ?? null },
]

/** What a condition says, field by field, as it is kept in its history. */
export const conditionRows = (
  words: Words,
  content: Content<
    'description' | 'status' | 'verification' | 'onset' | 'onsetNote' | 'abatement' | 'abatementNote' | 'note'
  >,
  time: TimeFormat,
): readonly SummaryRow[] => [
  { key: words.say('patients.entry-rows.condition'), value: content.description ?? null },
  { key: words.say('patients.entry-rows.status'), value: statusWords(words, content.status ?? 'unknown') },
  {
    key: words.say('patients.entry-rows.certainty'),
    value: verificationWords(words, content.verification ?? 'unknown'),
  },
  {
    key: words.say('patients.entry-rows.began'),
    value: timeWords(words, content.onset ?? null, content.onsetNote ?? null, time),
  },
  {
    key: words.say('patients.entry-rows.ended'),
    value: timeWords(words, content.abatement ?? null, content.abatementNote ?? null, time),
  },
  { key: words.say('patients.entry-rows.note'), value: content.note ?? null },
]
