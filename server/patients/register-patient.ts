import { UniqueConstraintError } from 'sequelize'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { createPatient } from './create-patient.ts'
import { findDuplicates, lockPerson } from './find-duplicates.ts'
import type { RegistrationValues } from './patient-form.ts'

/** Somebody who looks like the same person is registered already. */
export class AlreadyRegistered extends Error {
  readonly sameNationalId: boolean
  constructor(sameNationalId: boolean) {
    super('already registered')
    this.sameNationalId = sameNationalId
  }
}

/**
 * Registers a patient.
 * @throws AlreadyRegistered for a national id that is taken; for the same name and date of birth, unless the form says to
 * register anyway
 */
export async function registerPatient(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  { registerAnyway, ...values }: RegistrationValues,
): Promise<ChangeReceipt<{ readonly id: string; readonly recordNumber: string }>> {
  const { actor } = clearance
  try {
    return await auditedChange(services, clearance, origin, 'patient.registered', async (transaction) => {
      await lockPerson(services, values, transaction)
      const { sameNationalId, patientIds } = await findDuplicates(services, values, transaction)
      if (sameNationalId || (patientIds.length > 0 && registerAnyway === undefined)) {
        throw new AlreadyRegistered(sameNationalId)
      }
      const { id, recordNumber } = await createPatient(services, transaction, values, {
        at,
        registeredBy: actor.id,
      })
      return {
        value: { id, recordNumber },
        patientId: id,
        resource: { type: 'patient', id },
        ...(patientIds.length === 0 ? {} : { details: { possibleDuplicates: patientIds } }),
      }
    })
  } catch (error) {
    // Two with one national id at the same moment: the database lets one in.
    throw error instanceof UniqueConstraintError ? new AlreadyRegistered(true) : error
  }
}
