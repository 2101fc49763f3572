import type { Transaction } from 'sequelize'
import { Patient } from '../../models/patients/patient.ts'
import { Refused } from '../operations/refused.ts'

/** Nothing is signed for the dead, and nothing handed out in their name. @throws Refused */
export async function mustBeAlive(patientId: string, transaction: Transaction): Promise<void> {
  const patient = await Patient.findByPk(patientId, {
    attributes: ['deceased'],
    transaction,
  })
  if (patient?.deceased !== false) {
    throw new Refused('patient-died')
  }
}
