import { createHash, randomBytes } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { OneTimeLink, type LinkKind } from '../../models/accounts/one-time-link.ts'
import { Sealed } from '../../models/sealing/sealed.ts'
import { User } from '../../models/accounts/user.ts'
import type { Services } from '../services.ts'

const hour = 60

/** For how many minutes a link works. */
export const linkMinutes = {
  'password-reset': hour,
  'first-password': 72 * hour,
  'confirm-email': 24 * hour,
  'not-me': 7 * 24 * hour,
} as const satisfies Record<LinkKind, number>

// Nobody can try 256 random bits out, so a fast hash without a key does.
const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()

const emailPlace = (row: string) => ({ table: 'one_time_links', column: 'email', row })

/** Makes every open link of a person void, of these kinds or of all. */
export async function voidLinks(
  userId: string,
  transaction: Transaction,
  kinds?: readonly LinkKind[],
): Promise<void> {
  await OneTimeLink.destroy({
    where: { userId, usedAt: null, ...(kinds === undefined ? {} : { kind: [...kinds] }) },
    transaction,
  })
}

/**
 * Makes a link of 256 random bits, of which only a hash is stored; earlier ones of the person and kind are void, but for
 * those of `not-me`.
 * @param asked.email the address to be confirmed, for that kind only
 * @returns the token, which goes into a message and nowhere else, and until when it works
 */
export async function issueLink(
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  transaction: Transaction,
  asked: { readonly userId: string; readonly kind: LinkKind; readonly at: Date; readonly email?: string },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const { userId, kind, at, email } = asked
  // Two at once wait for each other here, so that one is void before the other is made.
  await User.findByPk(userId, { attributes: ['id'], transaction, lock: transaction.LOCK.UPDATE })
  if (kind !== 'not-me') {
    await voidLinks(userId, transaction, [kind])
  }
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + linkMinutes[kind] * 60_000)
  await OneTimeLink.create(
    {
      id,
      userId,
      kind,
      tokenHash: hashToken(token),
      email: email === undefined ? null : Sealed.seal(email, purposeKeys.messages, emailPlace(id)),
      createdAt: at,
      expiresAt,
    },
    { transaction },
  )
  return { token, expiresAt }
}

/** The link with this token, if it still works for one who may sign in; looking does not use it up. */
export async function findLink(
  token: string,
  kinds: readonly LinkKind[],
  at: Date,
): Promise<{ readonly link: OneTimeLink; readonly user: User } | undefined> {
  const where = { tokenHash: hashToken(token), kind: [...kinds], usedAt: null, expiresAt: { [Op.gt]: at } }
  const link = await OneTimeLink.findOne({ where })
  const user =
    link === null ? null : await User.findOne({ where: { id: link.userId, active: true, lockedAt: null } })
  return link === null || user === null ? undefined : { link, user }
}

/** How a link came to its end, and when. One that was made void by a newer one is not there any more. */
export type LinkEnd = { readonly how: 'used' | 'ran-out'; readonly at: Date; readonly userId: string }

/**
 * Why a link does not work, for anyone who holds all of its 256 bits. Undefined where nothing is known of it, and where its account
 * may not sign in: that is not said to whoever may have found a mail.
 */
export async function readLinkEnd(
  token: string,
  kinds: readonly LinkKind[],
  at: Date,
): Promise<LinkEnd | undefined> {
  const link = await OneTimeLink.findOne({ where: { tokenHash: hashToken(token), kind: [...kinds] } })
  if (link === null || (link.usedAt === null && link.expiresAt > at)) {
    return undefined
  }
  const { userId, usedAt, expiresAt } = link
  const mayBeTold =
    kinds.includes('not-me') ||
    (await User.count({ where: { id: userId, active: true, lockedAt: null } })) > 0
  return mayBeTold
    ? { how: usedAt === null ? 'ran-out' : 'used', at: usedAt ?? expiresAt, userId }
    : undefined
}

/** Uses a link up. Of several requests with one link, one wins. @returns whether this one did */
export async function spendLink(link: OneTimeLink, at: Date, transaction: Transaction): Promise<boolean> {
  const [spent] = await OneTimeLink.update(
    { usedAt: at },
    { where: { id: link.id, usedAt: null, expiresAt: { [Op.gt]: at } }, transaction },
  )
  return spent === 1
}

/** The address that a link is to confirm. @throws SealBrokenError where the row is not what was written */
export const emailOf = (
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  link: OneTimeLink,
): string | undefined => link.email?.open(purposeKeys.messages, emailPlace(link.id))

/** Removes links that ran out more than a week before. */
export async function pruneLinks(at: Date): Promise<void> {
  await OneTimeLink.destroy({ where: { expiresAt: { [Op.lt]: new Date(at.getTime() - 7 * 86_400_000) } } })
}
