import type { Transaction } from 'sequelize'
import { Patient } from '../../models/patient.ts'
import { Prevented } from './prevented.ts'

/** Nothing is signed for the dead, and nothing handed out in their name. @throws Prevented */
export async function mustBeAlive(patientId: string, transaction: Transaction): Promise<void> {
  const patient = await Patient.findByPk(patientId, {
    attributes: ['deceased'],
    transaction,
  })
  if (patient?.deceased !== false) {
    throw new Prevented('patient-died')
  }
}
