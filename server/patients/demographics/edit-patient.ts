import { UniqueConstraintError } from 'sequelize'
import type { PatientAccess } from '../../access/clearance.ts'
import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { changePatient } from '../change-patient.ts'
import { openDetails } from '../chart/open-details.ts'
import { editSchema, mustNotWriteClinicalFields } from './patient-form.ts'
import { settleConflicts } from './settle-conflicts.ts'
import { sealedDifference } from './sealed-difference.ts'

/** Whether medical history and allergies may be changed: by whoever writes charts, reads them, and has this one open. */
export const mayEditClinicalFields = ({ actor, because, clearance }: PatientAccess): boolean =>
  actor.permissions.has('chart.write') &&
  (because === 'care-team' || because === 'emergency-access') &&
  !clearance.decision.obligations.hides.includes('history')

/** What the record says of who a patient is, as the form of it begins. */
export const detailsQuery = definePatientQuery({
  name: 'patients.details',
  action: 'demographics.change',
  event: 'demographics.viewed',
  subject: 'patient',
  input: nothingTaken,
  run: async (services, { proof }, receipt) => {
    const clinical = mayEditClinicalFields(proof)
    return { clinical, ...(await openDetails(services, receipt, proof.patientId, clinical)) }
  },
})

/**
 * Changes the details of a patient. The audit row names the fields that changed, and carries what they said before and
 * after sealed. It gives the names of these fields.
 */
export const editPatient = definePatientCommand({
  name: 'patients.edit',
  action: 'demographics.change',
  event: 'patient.changed',
  subject: 'patient',
  input: ({ time, clock }) => editSchema(() => time.isoDate(clock.now())),
  run: async (services, { proof, origin, at }, { version, ...values }) => {
    const { patientId } = proof
    const { medicalHistory, allergies, ...demographics } = values
    const mayEditClinical = mayEditClinicalFields(proof)
    if (!mayEditClinical) {
      mustNotWriteClinicalFields(values)
    }
    const clinical = mayEditClinical ? { medicalHistory, allergies } : {}
    try {
      return await auditedChange(services, proof, origin, 'patient.changed', async (transaction) => {
        const made = { at, readVersion: version }
        const change = await changePatient(services, transaction, patientId, made, (current) => ({
          ...current,
          ...demographics,
          ...clinical,
        }))
        if (change.changed.length === 0) {
          // Nothing was changed, but the record was opened to see that.
          return { value: change.changed, event: 'demographics.viewed' as const }
        }
        await settleConflicts(transaction, change.key, { patientId, id: patientId }, change.after)
        return {
          value: change.changed,
          resource: { type: 'patient', id: patientId },
          details: { changed: change.changed },
          changes: sealedDifference(change, patientId),
        }
      })
    } catch (error) {
      throw error instanceof UniqueConstraintError ? new Refused('national-id-of-another') : error
    }
  },
})
