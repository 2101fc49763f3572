import type { Transaction } from 'sequelize'
import { BackupCode } from '../../../models/backup-code.ts'
import type { Services } from '../../services.ts'

/** Takes somebody's second factor away, with its backup codes. */
export async function removeSecondFactor(
  { secondFactor }: Services,
  transaction: Transaction,
  userId: string,
  at: Date,
): Promise<void> {
  await secondFactor.remove(userId, at, transaction)
  await BackupCode.destroy({ where: { userId }, transaction })
}
