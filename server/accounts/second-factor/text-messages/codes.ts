import { Op, type Transaction } from 'sequelize'
import { Sealed } from '../../../../models/sealing/sealed.ts'
import { TextMessageCode, type TextCodePurpose } from '../../../../models/accounts/text-message-code.ts'
import { User } from '../../../../models/accounts/user.ts'
import { generateTextMessageCode, hashTextMessageCode } from '../../../crypto/text-message-code.ts'
import { textMessageCode } from '../../mails/text-message-code.ts'
import type { Services } from '../../../services.ts'

/** For how long a code works. */
export const codeMinutes = 10

/** Who entered or asked for a code, where and what for: a code counts for nothing else. */
export type TextCodeUse = {
  readonly userId: string
  readonly purpose: TextCodePurpose
  readonly sessionId: string
}

const numberPlace = ({ userId }: TextCodeUse) => ({
  table: 'text_message_codes',
  column: 'number',
  row: userId,
})

/**
 * Makes a code and leaves it to the queue of messages; one that was sent before is void. How often it may be tried does
 * not begin anew with it.
 * @param sent.to in the form of E.164
 */
export async function sendTextCode(
  { purposeKeys, mail, publicUrl }: Services,
  transaction: Transaction,
  { to, at, ...use }: TextCodeUse & { to: string; at: Date },
): Promise<void> {
  const { userId, purpose, sessionId } = use
  // Two at once wait for each other here, so that one is void before the other is made.
  await User.findByPk(userId, { attributes: ['id'], transaction, lock: transaction.LOCK.NO_KEY_UPDATE })
  const code = generateTextMessageCode()
  const expiresAt = new Date(at.getTime() + codeMinutes * 60_000)
  await TextMessageCode.destroy({ where: { userId, purpose }, transaction })
  await TextMessageCode.create(
    {
      userId,
      purpose,
      sessionId,
      codeHash: hashTextMessageCode(code, purposeKeys['access-codes'], use),
      number: purpose === 'confirm-number' ? Sealed.seal(to, purposeKeys.messages, numberPlace(use)) : null,
      createdAt: at,
      expiresAt,
    },
    { transaction },
  )
  const message = textMessageCode({ code, validMinutes: codeMinutes, base: publicUrl.base })
  await mail.enqueue(transaction, { ...message, channel: 'text', to, userId, goodUntil: expiresAt })
}

/** The code that waits in this session; undefined where there is none or its time is over. */
export async function waitingTextCode(
  { userId, purpose, sessionId }: TextCodeUse,
  at: Date,
  transaction?: Transaction,
): Promise<TextMessageCode | undefined> {
  const where = { userId, purpose, sessionId, expiresAt: { [Op.gt]: at } }
  const within = transaction === undefined ? {} : { transaction }
  return (await TextMessageCode.findOne({ where, ...within })) ?? undefined
}

/** The number that a waiting code is to confirm. @throws SealBrokenError where the row is not what was written */
export const numberToConfirm = (
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  { userId, purpose, sessionId, number }: TextMessageCode,
): string | undefined => number?.open(purposeKeys.messages, numberPlace({ userId, purpose, sessionId }))

/** Uses up a code, if it is the one that waits for this. Of several requests with one code, one wins. */
export async function useTextCode(
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  use: TextCodeUse,
  entered: { readonly code: string; readonly at: Date },
  transaction?: Transaction,
): Promise<boolean> {
  const { userId, purpose, sessionId } = use
  const codeHash = hashTextMessageCode(entered.code, purposeKeys['access-codes'], use)
  const where = { userId, purpose, sessionId, codeHash, expiresAt: { [Op.gt]: entered.at } }
  const within = transaction === undefined ? {} : { transaction }
  return (await TextMessageCode.destroy({ where, ...within })) === 1
}
