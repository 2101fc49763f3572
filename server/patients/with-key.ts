import type { KeyObject } from 'node:crypto'
import { Transaction } from 'sequelize'
import { PatientKey } from '../../models/patient-key.ts'
import type { Services } from '../services.ts'

/**
 * Reads of a patient what is sealed, and the key for it, as one moment saw both: a key that is renewed meanwhile opens only
 * what was sealed after it.
 * @throws SealBrokenError, also where the patient has no key
 */
export async function withKey<Found>(
  { sequelize, patientKeys }: Pick<Services, 'sequelize' | 'patientKeys'>,
  patientId: string,
  read: (snapshot: Transaction) => Promise<Found>,
): Promise<{ readonly found: Found; readonly key: () => KeyObject }> {
  const isolationLevel = Transaction.ISOLATION_LEVELS.REPEATABLE_READ
  const { found, row } = await sequelize.transaction({ isolationLevel }, async (transaction) => ({
    found: await read(transaction),
    row: await PatientKey.findByPk(patientId, { transaction }),
  }))
  const stored = { rootKeyId: row?.rootKeyId ?? null, wrapped: row?.wrapped ?? null }
  return { found, key: () => patientKeys.open(patientId, stored) }
}
