import { z } from 'zod'
import { settingCommand, settingQuery } from '../../facility/setting-operations.ts'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { paths } from '../../paths.ts'
import { retention } from './retention.ts'

const ofFacility = { action: 'facility.manage', setting: retention } as const

/** For how many years records are kept, as its form is filled with it. */
export const retentionQuery = settingQuery({
  ...ofFacility,
  name: 'patients.retention',
  event: 'facility.viewed',
})

/** Proposes for how many years records are kept. */
export const changeRetention = settingCommand({
  ...ofFacility,
  name: 'patients.change-retention',
  event: 'facility.changed',
  input: z.object({
    years: wholeNumber('the-years', 0, 100),
    was: filledFrom,
    reason: optionalText('the-reason'),
  }),
  valueIn: ({ years }) => years,
  title: { key: 'facility.setting.record-retention-years' },
  details: { setting: retention.name },
  next: { href: paths.retention(), label: 'what-holds-now' },
})
