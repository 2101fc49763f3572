import type { Transaction } from 'sequelize'
import { EmergencyAccessCode } from '../../../models/emergency-access/emergency-access-code.ts'
import { hashAccessCode } from '../../crypto/access-code.ts'
import type { Services } from '../../services.ts'

/** Issues a person's next access code; only its keyed hash is stored. @returns the code, to be shown once */
export async function issueAccessCode(
  services: Services,
  userId: string,
  at: Date,
  transaction: Transaction,
): Promise<string> {
  const issuedBefore = await EmergencyAccessCode.count({ where: { userId }, transaction })
  const code = services.makeAccessCode(userId, issuedBefore)
  const codeHash = hashAccessCode(code, services.purposeKeys['access-codes'])
  await EmergencyAccessCode.create({ userId, codeHash, issuedAt: at }, { transaction })
  return code
}

/**
 * Uses up a person's open access code, if this is it. Of several requests with one code, one wins.
 * @returns the id of the code that was used
 */
export async function spendAccessCode(
  services: Services,
  userId: string,
  code: string,
  at: Date,
  transaction: Transaction,
): Promise<string | undefined> {
  const codeHash = hashAccessCode(code, services.purposeKeys['access-codes'])
  const [, rows] = await EmergencyAccessCode.update(
    { usedAt: at },
    { where: { userId, codeHash, usedAt: null }, returning: true, transaction },
  )
  return rows[0]?.id
}
