import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { FacilitySetting } from '../../models/facility-setting.ts'
import { readApprovers } from '../../models/queries/emergency-requests.ts'
import type { Services } from '../services.ts'

const name = 'emergency-access-contact'

/** Whom to call, as the facility has written it down; '' where it has not. */
export async function readContact(): Promise<string> {
  const setting = await FacilitySetting.findByPk(name)
  return z.string().catch('').parse(setting?.value)
}

/** Writes down whom to call. */
export async function writeContact(text: string, at: Date, transaction: Transaction): Promise<void> {
  await FacilitySetting.upsert({ name, value: text, updatedAt: at }, { transaction })
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
