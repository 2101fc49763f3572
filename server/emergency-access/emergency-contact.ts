import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { FacilitySetting } from '../../models/facility-setting.ts'
import { readApprovers } from '../../models/queries/emergency-requests.ts'
import type { Services } from '../services.ts'

/** The name under which the facility keeps whom to call. */
export const contactSetting = 'emergency-access-contact'

/** Whom to call, as the facility has written it down; '' where it has not. */
export async function readContact(within?: Transaction): Promise<string> {
  const setting = await FacilitySetting.findByPk(
    contactSetting,
    within === undefined ? {} : { transaction: within },
  )
  return z.string().catch('').parse(setting?.value)
}

/** Whom somebody who waits for an approval calls: what the facility says, or else the names of those who may approve. */
export async function whomToCall(services: Services, userId: string): Promise<string> {
  const contact = await readContact()
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
