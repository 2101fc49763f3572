import { parsePartialDate, partialDateText } from '../../server/partial-date.ts'
import { codeText, type TimeFormat } from '../format.ts'
import { isolated } from '../isolated.ts'
import type { Immunization } from './imported.ts'

/** When a vaccine was given, as precisely as that is known. */
export function givenText({ given, givenNote, status }: Immunization, time: TimeFormat): string {
  const date = given === null ? undefined : parsePartialDate(given)
  const when = date === undefined ? undefined : partialDateText(date, (at) => time.date(at))
  const said = [when, givenNote ?? undefined].filter((part) => part !== undefined).join(', ')
  return said === '' ? (status === 'completed' ? 'Date not known' : '') : said
}

/** Whether it was given, in words. */
export const immunizationStatusText = (status: Immunization['status']): string =>
  status === 'not-done' ? 'Not given' : codeText(status)

const labelled = (label: string, words: string | null) => (words === null ? [] : [`${label}: ${words}`])

/** Everything else that is known of it, a line each. */
export function immunizationLines(one: Immunization): string[] {
  return [
    ...labelled('Because', one.statusReason),
    ...labelled('Dose', one.dose),
    ...labelled('Batch', one.lot),
    ...labelled('Where', one.site),
    ...labelled('How', one.route),
    ...labelled('By', one.performer === null ? null : isolated(one.performer.name)),
    ...(one.primarySource === false
      ? [`Reported${one.reportedBy === null ? '' : ` (${one.reportedBy})`}, not recorded by whoever gave it`]
      : []),
    ...(one.note === null ? [] : [one.note]),
  ]
}
