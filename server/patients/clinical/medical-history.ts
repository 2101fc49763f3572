import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { changePatient } from '../change-patient.ts'
import { openDetails } from '../chart/open-details.ts'
import { medicalHistorySchema } from '../demographics/patient-form.ts'
import { sealedDifference } from '../demographics/sealed-difference.ts'

const writing = { action: 'clinical-list.write', subject: 'patient' } as const

/** The medical history, and the free notes on allergies. */
export const medicalHistoryQuery = definePatientQuery({
  ...writing,
  name: 'patients.medical-history',
  event: 'medical-history.viewed',
  input: nothingTaken,
  run: async (services, { proof }, receipt) => {
    const { identity, version, fields } = await openDetails(services, receipt, proof.patientId, true)
    const recorded = {
      medicalHistory: fields['medicalHistory'] ?? '',
      allergies: fields['allergies'] ?? '',
    }
    return { identity, version, recorded }
  },
})

/** Writes the medical history and the free notes on allergies. It gives whether anything was changed. */
export const writeMedicalHistory = definePatientCommand({
  ...writing,
  name: 'patients.write-medical-history',
  event: 'medical-history.written',
  input: medicalHistorySchema,
  run: (services, { proof, origin, at }, { version, medicalHistory, allergies }) => {
    const { patientId } = proof
    return auditedChange(services, proof, origin, 'medical-history.written', async (transaction) => {
      const made = { at, readVersion: version }
      const change = await changePatient(services, transaction, patientId, made, (current) => ({
        ...current,
        ...(medicalHistory === undefined ? {} : { medicalHistory }),
        ...(allergies === undefined ? {} : { allergies }),
      }))
      if (change.changed.length === 0) {
        return { value: false, event: 'medical-history.viewed' }
      }
      return {
        value: true,
        resource: { type: 'patient', id: patientId },
        details: { changed: change.changed },
        changes: sealedDifference(change, patientId),
      }
    })
  },
})
