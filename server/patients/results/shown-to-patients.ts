import { z } from 'zod'
import { settingCommand, settingQuery } from '../../facility/setting-operations.ts'
import { setting } from '../../facility/setting.ts'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { paths } from '../../paths.ts'

const longest = 365

/** After how many days patients see a result of theirs that nobody of the care team has acknowledged; at once where it was. */
export const shownAfterDays = setting('results-shown-after-days', z.number().int().min(0).max(longest), 14, {
  recorded: (days) => days,
  words: String,
  // Fewer days show people what nobody has looked at, more keep from them what is theirs.
  grave: true,
})

/** The moment by which a result was written down that is shown though nobody has acknowledged it. */
export const shownUntil = (at: Date, days: number): Date => new Date(at.getTime() - days * 24 * 3_600_000)

const ofFacility = { action: 'facility.manage', setting: shownAfterDays } as const

/** When patients see their results, as its form is filled with it. */
export const resultsShownQuery = settingQuery({
  ...ofFacility,
  name: 'patients.results-shown',
  event: 'facility.viewed',
})

/** Proposes when patients see their results. */
export const changeResultsShown = settingCommand({
  ...ofFacility,
  name: 'patients.change-results-shown',
  event: 'facility.changed',
  input: z.object({
    days: wholeNumber('the-days', 0, longest),
    was: filledFrom,
    reason: optionalText('the-reason'),
  }),
  valueIn: ({ days }) => days,
  title: { key: 'facility.setting.results-shown-after-days' },
  details: { setting: shownAfterDays.name },
  next: { href: paths.resultsShown(), label: 'what-holds-now' },
})
