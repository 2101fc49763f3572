import { randomInt, type KeyObject } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseError, type Transaction } from 'sequelize'
import { FormerPatientKey } from '../../models/patients/former-patient-key.ts'
import { PatientKey } from '../../models/patients/patient-key.ts'
import { Patient } from '../../models/patients/patient.ts'
import { lockSealedCells, storeSealedCells } from '../../models/queries/keys/reseal.ts'
import { patientSealedTables, type SealedTable } from '../../models/sealing/sealed-columns.ts'
import { openBytes, sealBytes } from '../crypto/envelope.ts'
import type { Services } from '../services.ts'

type RenewalServices = Pick<Services, 'sequelize' | 'patientKeys' | 'clock' | 'trail'>

/** There is no patient with this record number, or the record was erased. */
export class NoSuchPatientError extends Error {
  constructor(recordNumber: string) {
    super(`There is no patient with the record number ${recordNumber} whose record can be opened`)
    this.name = 'NoSuchPatientError'
  }
}

async function reseal(
  { sequelize }: RenewalServices,
  transaction: Transaction,
  { table, patientId }: { table: SealedTable; patientId: string },
  { old, renewed }: { old: KeyObject; renewed: KeyObject },
): Promise<number> {
  const cells = await lockSealedCells(sequelize, transaction, table, patientId)
  const sealed = cells.map((cell) => {
    const place = { table: table.table, column: cell.column, row: cell.row }
    return { ...cell, box: sealBytes(openBytes(cell.box, old, place), renewed, place) }
  })
  await storeSealedCells(sequelize, transaction, table, sealed)
  return cells.length
}

async function renew(
  services: RenewalServices,
  transaction: Transaction,
  recordNumber: string,
  operator: string,
): Promise<number> {
  const { sequelize, patientKeys, clock, trail } = services
  const at = clock.now()
  await sequelize.query("SET LOCAL lock_timeout = '100ms'", { transaction })
  // In the order of patients/hold-record.ts.
  const patient = await Patient.findOne({
    attributes: ['id'],
    where: { recordNumber },
    transaction,
    lock: transaction.LOCK.NO_KEY_UPDATE,
  })
  const row =
    patient && (await PatientKey.findByPk(patient.id, { transaction, lock: transaction.LOCK.UPDATE }))
  if (patient === null || row === null) {
    throw new NoSuchPatientError(recordNumber)
  }
  const patientId = patient.id
  const old = patientKeys.open(patientId, row)
  const { key, wrapped } = patientKeys.make(patientId)
  let values = 0
  for (const table of patientSealedTables) {
    values += await reseal(services, transaction, { table, patientId }, { old, renewed: key })
  }
  const former = { patientId, endedAt: at, rootKeyId: row.rootKeyId, wrapped: row.wrapped }
  await FormerPatientKey.create(former, { transaction })
  await row.update({ ...wrapped, renewedAt: at }, { transaction })
  await trail.appendIn(transaction, {
    event: 'patient-key.renewed',
    outcome: 'success',
    patientId,
    details: { operator, values },
  })
  return values
}

const mostTries = 50

/** lock_not_available, deadlock_detected (PostgreSQL appendix A). */
const isHeldUp = (error: unknown): boolean =>
  error instanceof DatabaseError &&
  'code' in error.parent &&
  ['55P03', '40P01'].includes(String(error.parent.code))

/**
 * Gives a patient a new data key and encrypts the whole record anew under it, in one transaction: others read the record
 * as it was until then, and changes wait. It never waits long for somebody's change itself, and those that come after it
 * with it: it then steps back and tries again. The old key is kept for what the audit log, which nobody rewrites, says
 * of changes until now.
 * @returns how many values were encrypted anew
 * @throws NoSuchPatientError; SealBrokenError where a value was changed outside MedGuard: nothing is then renewed
 */
export async function renewPatientKey(
  services: RenewalServices,
  recordNumber: string,
  operator: string,
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await services.sequelize.transaction((transaction) =>
        renew(services, transaction, recordNumber, operator),
      )
    } catch (error) {
      if (tries === mostTries || !isHeldUp(error)) {
        throw error
      }
      await wait(20 + randomInt(200))
    }
  }
}
