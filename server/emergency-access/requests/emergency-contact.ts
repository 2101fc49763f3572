import { z } from 'zod'
import { readApprovers } from '../../../models/queries/emergency-access/emergency-requests.ts'
import { setting } from '../../facility/setting.ts'
import { settingCommand, settingQuery } from '../../facility/setting-operations.ts'
import { optionalText } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/** Whom to call, as the facility has written it down; '' where it has not. */
export const emergencyContact = setting('emergency-access-contact', z.string(), '', {
  words: (text) => text,
  recorded: (text) => text,
})

const ofOfficers = { action: 'emergency-access.read-requests', setting: emergencyContact } as const

/** Whom people are told to call, as its form is filled with it. */
export const contactQuery = settingQuery({
  ...ofOfficers,
  name: 'emergency-access.contact',
  event: 'emergency-access.requests-listed',
})

/** Sets whom people are told to call. */
export const changeContact = settingCommand({
  ...ofOfficers,
  name: 'emergency-access.change-contact',
  event: 'emergency-access.contact-changed',
  input: z.object({ contact: optionalText('whom-to-call', 200), was: filledFrom }),
  valueIn: ({ contact }) => contact ?? '',
  next: { href: paths.emergencyApprovals(), label: 'what-holds-now' },
})

/** Whom somebody who waits for an approval calls: what the facility says, or else the names of those who may approve. */
export async function whomToCall(services: Services, userId: string): Promise<string> {
  const contact = await emergencyContact.read()
  if (contact !== '') {
    return contact
  }
  const { names, total } = await readApprovers(services.prepared, userId)
  if (names.length === 0) {
    return 'your security officer'
  }
  return total > names.length
    ? `one of the ${total} security officers, for example ${names.join(', ')}`
    : `a security officer: ${names.join(', ')}`
}
