import { QueryTypes, type Transaction } from 'sequelize'
import { User } from '../../models/user.ts'
import { accountKey } from '../accounts/sign-in-limits.ts'
import { NotFound } from '../http/errors.ts'
import type { Services } from '../services.ts'

/**
 * Forgets every wrong answer of a person, so that no lock is left. The caller writes the audit row.
 * @returns how many locks there were
 * @throws NotFound where there is no such person
 */
export async function unlockAccount(
  { sequelize }: Pick<Services, 'sequelize'>,
  transaction: Transaction,
  { userId, at }: { userId: string; at: Date },
): Promise<number> {
  const user = await User.findByPk(userId, { attributes: ['id', 'username'], transaction })
  if (user === null) {
    throw new NotFound()
  }
  const { id, username } = user
  const accounts = [username, `code:${id}`, `resume:${id}`, `access-code:${id}`].map(accountKey)
  const rows = await sequelize.query<{ locked: boolean }>(
    `WITH gone AS (DELETE FROM sign_in_failures WHERE account = ANY($1::text[]) RETURNING locked_until)
    SELECT coalesce(locked_until > $2, false) AS locked FROM gone`,
    { bind: [accounts, at], transaction, type: QueryTypes.SELECT },
  )
  return rows.filter(({ locked }) => locked).length
}
