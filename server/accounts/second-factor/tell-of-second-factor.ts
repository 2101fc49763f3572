import type { Transaction } from 'sequelize'
import { User } from '../../../models/accounts/user.ts'
import { secondFactorChanged } from '../mails/second-factor-changed.ts'
import type { Services } from '../../services.ts'
import type { MessageToSay } from '../../../views/words/said.ts'

type What = Parameters<typeof secondFactorChanged>[0]['what']

/** Tells someone by mail that their second step has changed (ASVS 5.0 6.3.7), if they have an address. */
export async function tellOfSecondFactor(
  { mail }: Services,
  transaction: Transaction,
  told: { userId: string; what: What; at: Date; note?: MessageToSay },
): Promise<void> {
  const { userId, what, at, note } = told
  const { email, displayName } = await User.findByPk(userId, { transaction, rejectOnEmpty: true })
  if (email === null) {
    return
  }
  const message = secondFactorChanged({
    displayName,
    what,
    when: at,
    ...(note === undefined ? {} : { note }),
  })
  await mail.enqueue(transaction, { ...message, to: email, userId })
}
