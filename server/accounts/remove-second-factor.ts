import type { Transaction } from 'sequelize'
import { BackupCode } from '../../models/accounts/backup-code.ts'
import type { Services } from '../services.ts'
import { removeNumber } from './second-factor/text-messages/numbers.ts'

/** Takes somebody's second factor away, with its backup codes and the number for text messages. */
export async function removeSecondFactor(
  { secondFactor }: Services,
  transaction: Transaction,
  userId: string,
  at: Date,
): Promise<void> {
  await secondFactor.remove(userId, at, transaction)
  await BackupCode.destroy({ where: { userId }, transaction })
  await removeNumber(userId, transaction)
}
