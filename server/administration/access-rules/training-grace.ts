import { z } from 'zod'
import { setting } from '../../facility/setting.ts'
import { settingCommand, settingQuery } from '../../facility/setting-operations.ts'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { paths } from '../../paths.ts'

/**
 * For so long somebody may go on without a renewed training: a longer time keeps exports and emergency access open to them. The
 * facts of a request read it under this name.
 */
const grace = setting('training-grace-days', z.number(), 0, {
  recorded: (days) => days,
  words: (days) => (days === 1 ? '1 day' : `${days} days`),
  grave: true,
})
const longestGrace = 90

const ofFacility = { action: 'facility.manage', setting: grace } as const

/** What the facility sets for everybody. */
export const facilitySettings = settingQuery({
  ...ofFacility,
  name: 'security.facility-settings',
  event: 'facility.viewed',
})

/** Proposes for how many days people may go on without a renewed training. */
export const changeTrainingGrace = settingCommand({
  ...ofFacility,
  name: 'security.change-training-grace',
  event: 'facility.changed',
  input: z.object({
    trainingGraceDays: wholeNumber('the-days-of-grace', 0, longestGrace),
    was: filledFrom,
    reason: optionalText('the-reason'),
  }),
  valueIn: ({ trainingGraceDays }) => trainingGraceDays,
  title: { key: 'facility.setting.training-grace-days' },
  details: { setting: grace.name },
  next: { href: paths.facilitySettings(), label: 'what-holds-now' },
})
