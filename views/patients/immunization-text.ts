import { parsePartialDate } from '../../server/partial-date.ts'
import type { TimeFormat } from '../format.ts'
import { isolated } from '../isolated.ts'
import { codeWords } from '../words/code-words.ts'
import { partialDateText } from '../words/partial-date-text.ts'
import type { Words } from '../words/words.ts'
import type { Immunization } from './imported.ts'

/** When a vaccine was given, as precisely as that is known. */
export function givenText(
  words: Words,
  { given, givenNote, status }: Immunization,
  time: TimeFormat,
): string {
  const date = given === null ? undefined : parsePartialDate(given)
  const when = date === undefined ? undefined : partialDateText(words, date, (at) => time.date(at))
  const said = [when, givenNote ?? undefined].filter((part) => part !== undefined).join(', ')
  return said === ''
    ? status === 'completed'
      ? words.say('patients.immunization.date-not-known')
      : ''
    : said
}

/** Whether it was given, in words. */
export const immunizationStatusText = (words: Words, status: Immunization['status']): string =>
  codeWords(words, 'immunization', status)

/** Everything else that is known of it, a line each. */
export function immunizationLines({ say }: Words, one: Immunization): string[] {
  const labelled = (
    label: 'because' | 'dose' | 'batch' | 'where' | 'how' | 'by',
    value: string | null,
  ): string[] => (value === null ? [] : [say(`patients.immunization.${label}`, { value })])
  return [
    ...labelled('because', one.statusReason),
    ...labelled('dose', one.dose),
    ...labelled('batch', one.lot),
    ...labelled('where', one.site),
    ...labelled('how', one.route),
    ...labelled('by', one.performer === null ? null : isolated(one.performer.name)),
    ...(one.primarySource === false
      ? [
          one.reportedBy === null
            ? say('patients.immunization.reported')
            : say('patients.immunization.reported-by', { by: one.reportedBy }),
        ]
      : []),
    ...(one.note === null ? [] : [one.note]),
  ]
}
