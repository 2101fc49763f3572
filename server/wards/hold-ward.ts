import type { Transaction } from 'sequelize'
import { Ward } from '../../models/wards/ward.ts'
import { Refused } from '../operations/refused.ts'
import { OvertakenError } from '../overtaken/overtaken.ts'
import { paths } from '../paths.ts'

/** What an audit row names as the ward. */
export const resourceOfWard = (id: string) => ({ type: 'ward', id })

/**
 * Keeps other changes to a ward and its members out until the transaction ends.
 * @throws Refused where there is none; OvertakenError where it is closed
 */
export async function holdWard(transaction: Transaction, id: string): Promise<Ward> {
  const ward = await Ward.findByPk(id, { transaction, lock: transaction.LOCK.NO_KEY_UPDATE })
  if (ward === null) {
    throw new Refused('no-such-thing')
  }
  if (ward.closedAt !== null) {
    throw new OvertakenError(
      { what: 'ward', done: 'closed', by: ward.closedBy, at: ward.closedAt },
      { next: { href: paths.keptWard(id), label: 'ward' }, about: { resource: resourceOfWard(id) } },
    )
  }
  return ward
}
