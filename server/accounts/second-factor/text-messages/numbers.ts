import type { Transaction } from 'sequelize'
import { Role } from '../../../../models/administration/role.ts'
import { Sealed } from '../../../../models/sealing/sealed.ts'
import { TextMessageCode } from '../../../../models/accounts/text-message-code.ts'
import { TextMessageNumber } from '../../../../models/accounts/text-message-number.ts'
import { User } from '../../../../models/accounts/user.ts'
import type { Services } from '../../../services.ts'

const place = (userId: string) => ({ table: 'text_message_numbers', column: 'number', row: userId })

/** A number as its owner sees and hears it: the last two digits are enough to know which it is. */
export const maskedNumber = (number: string): string => `the number ending in ${number.slice(-2)}`

/** The number to which somebody's codes go, in the form of E.164; undefined where there is none. */
export async function confirmedNumber(
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  userId: string,
): Promise<string | undefined> {
  const row = await TextMessageNumber.findByPk(userId)
  return row?.number.open(purposeKeys.messages, place(userId))
}

/** Puts a confirmed number in the place of any before. */
export async function storeNumber(
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  transaction: Transaction,
  { userId, number, at }: { userId: string; number: string; at: Date },
): Promise<void> {
  await TextMessageNumber.destroy({ where: { userId }, transaction })
  const sealed = Sealed.seal(number, purposeKeys.messages, place(userId))
  await TextMessageNumber.create({ userId, number: sealed, confirmedAt: at }, { transaction })
}

/** Takes somebody's number away, with the codes that wait. @returns whether there was one */
export async function removeNumber(userId: string, transaction: Transaction): Promise<boolean> {
  await TextMessageCode.destroy({ where: { userId }, transaction })
  return (await TextMessageNumber.destroy({ where: { userId }, transaction })) > 0
}

/** Whether this person's role takes codes by text message, and there is a way to send them. */
export async function textCodesAllowed({ mail }: Pick<Services, 'mail'>, userId: string): Promise<boolean> {
  if (!mail.openChannels.includes('text')) {
    return false
  }
  const user = await User.findByPk(userId, { attributes: ['roleId'], rejectOnEmpty: true })
  const role = await Role.findByPk(user.roleId, {
    attributes: ['textMessageCodesAllowed'],
    rejectOnEmpty: true,
  })
  return role.textMessageCodesAllowed
}

/** Where this person's codes for signing in may go now; undefined where nowhere. */
export const numberForSignIn = async (
  services: Pick<Services, 'mail' | 'purposeKeys'>,
  userId: string,
): Promise<string | undefined> =>
  (await textCodesAllowed(services, userId)) ? confirmedNumber(services, userId) : undefined
