import { z } from 'zod'
import { readApprovers } from '../../models/queries/emergency-requests.ts'
import { setting } from '../facility/setting.ts'
import type { Services } from '../services.ts'

/** Whom to call, as the facility has written it down; '' where it has not. */
export const emergencyContact = setting('emergency-access-contact', z.string(), '', {
  words: (text) => text,
  recorded: (text) => text,
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
