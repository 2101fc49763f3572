import type { Transaction } from 'sequelize'
import { Patient } from '../../../models/patient.ts'

/** Nobody else writes this patient's allergies or statements on them until the transaction ends. */
export const lockPatient = (transaction: Transaction, patientId: string): Promise<Patient> =>
  Patient.findByPk(patientId, {
    attributes: ['id'],
    transaction,
    lock: transaction.LOCK.UPDATE,
    rejectOnEmpty: true,
  })
