import type { Admission } from '../access/clearance.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { changePatient } from './change-patient.ts'
import type { EditValues } from './patient-form.ts'
import { settleConflicts } from './settle-conflicts.ts'
import { sealedDifference } from './sealed-difference.ts'

/** Whether medical history and allergies may be changed: by whoever writes charts, reads them, and has this one open. */
export const mayEditClinicalFields = ({ actor, because, clearance }: Admission): boolean =>
  actor.permissions.has('chart.write') &&
  (because === 'care-team' || because === 'emergency-access') &&
  !clearance.decision.obligations.hides.includes('history')

/**
 * Changes the details of a patient. The audit row names the fields that changed, and carries what they said before and
 * after sealed.
 * @returns the names of the fields that changed
 * @throws Overtaken; UniqueConstraintError where the national id belongs to another patient
 */
export async function editPatient(
  services: Services,
  { admission, origin, at }: PatientRequest,
  { version, ...values }: EditValues,
): Promise<ChangeReceipt<readonly string[]>> {
  const { patientId } = admission
  const { medicalHistory, allergies, ...demographics } = values
  const clinical = mayEditClinicalFields(admission) ? { medicalHistory, allergies } : {}
  return auditedChange(services, admission, origin, 'patient.changed', async (transaction) => {
    const change = await changePatient(
      services,
      transaction,
      patientId,
      { at, readVersion: version },
      (current) => ({ ...current, ...demographics, ...clinical }),
    )
    if (change.changed.length === 0) {
      // Nothing was changed, but the record was opened to see that.
      return { value: [], event: 'demographics.viewed' }
    }
    await settleConflicts(transaction, change.key, { patientId, id: patientId }, change.after)
    return {
      value: change.changed,
      resource: { type: 'patient', id: patientId },
      details: { changed: change.changed },
      changes: sealedDifference(change, patientId),
    }
  })
}
