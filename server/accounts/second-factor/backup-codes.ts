import type { Transaction } from 'sequelize'
import { BackupCode } from '../../../models/accounts/backup-code.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { generateBackupCode, hashBackupCode } from '../../crypto/backup-code.ts'
import type { Services } from '../../services.ts'

const codesAtOnce = 10

/** From this number on people are told to make new ones. */
export const fewBackupCodes = 3

/**
 * Replaces a person's backup codes by ten new ones; only their keyed hashes are stored.
 * @returns the codes, to be shown once
 */
export async function renewBackupCodes(
  { purposeKeys }: Services,
  userId: string,
  at: Date,
  transaction: Transaction,
): Promise<readonly string[]> {
  // Two renewals at once would each add ten: the second waits here, and takes the first one's away.
  await SecurityProfile.findByPk(userId, { transaction, lock: true })
  const codes = Array.from({ length: codesAtOnce }, generateBackupCode)
  await BackupCode.destroy({ where: { userId }, transaction })
  await BackupCode.bulkCreate(
    codes.map((code) => ({
      userId,
      codeHash: hashBackupCode(code, purposeKeys['access-codes']),
      createdAt: at,
    })),
    { transaction },
  )
  return codes
}

/** Uses up a backup code, if it is one of this person's unused ones. Of several requests with one code, one wins. */
export async function useBackupCode(
  { purposeKeys }: Services,
  userId: string,
  code: string,
  at: Date,
  transaction?: Transaction,
): Promise<boolean> {
  const codeHash = hashBackupCode(code, purposeKeys['access-codes'])
  const [changed] = await BackupCode.update(
    { usedAt: at },
    {
      where: { userId, codeHash, usedAt: null },
      ...(transaction === undefined ? {} : { transaction }),
    },
  )
  return changed === 1
}

/** How many backup codes a person has left. */
export const countBackupCodes = (userId: string): Promise<number> =>
  BackupCode.count({ where: { userId, usedAt: null } })
