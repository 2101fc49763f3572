import { extentOf, parsePartialDate, type PartialDate } from '../../../partial-date.ts'
import { isObject, type Json } from '../resource.ts'

/** The dates of a resource that say when something was, by where they stand. */
const paths: readonly (readonly [string, string?])[] = [
  ['recordedDate'],
  ['authoredOn'],
  ['occurrenceDateTime'],
  ['onsetDateTime'],
  ['onsetPeriod', 'start'],
  ['abatementDateTime'],
  ['period', 'start'],
]

/** A day here may still be the day before elsewhere, and clocks differ. */
const slackMs = 48 * 3_600_000

function dateAt(json: Json, [field, part]: readonly [string, string?]): PartialDate | undefined {
  const value = json[field]
  const said = part === undefined ? value : isObject(value) ? value[part] : undefined
  return typeof said === 'string' ? parsePartialDate(said) : undefined
}

/** What somebody should look at: dates that lie before the patient's birth, or in the future. They are kept as they are. */
export function oddDates(
  json: Json,
  known: { readonly bornOn: PartialDate | undefined; readonly today: Date; readonly timeZone: string },
): string[] {
  const { bornOn, today, timeZone } = known
  const born = bornOn === undefined ? undefined : extentOf(bornOn, timeZone).from.getTime() - slackMs
  return paths.flatMap((path) => {
    const date = dateAt(json, path)
    const name = path.join('.')
    if (date === undefined) {
      return []
    }
    const { from, to } = extentOf(date, timeZone)
    if (born !== undefined && to.getTime() < born) {
      return [`${name}: lies before the patient’s birth`]
    }
    return from.getTime() > today.getTime() + slackMs ? [`${name}: lies in the future`] : []
  })
}
