import { z } from 'zod'
import { Medication } from '../../../models/prescriptions/medication.ts'
import { listMedicationChoices } from '../../../models/queries/prescriptions/medication-choices.ts'
import type { PatientSafety } from '../../../views/prescriptions/prescription.ts'
import { auditedChange } from '../../audit/record.ts'
import { isId } from '../../is-id.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { mustSayWhyAfterDeath, reasonOnRecord } from '../../patients/after-death.ts'
import { askingForReason, overriddenBy } from '../answered-conflicts.ts'
import { checkSafety, type SafetyCheck } from '../check-safety.ts'
import { countedByKind, mustHaveReason } from '../must-have-reason.ts'
import { readSafetyFactsIn } from '../safety-facts.ts'
import { openPatientSafety } from '../open-patient-safety.ts'
import { wordsOf } from '../catalogue/list-catalogue.ts'
import { daysOfCourse } from '../dispensing/supply-interval.ts'
import { faultsOfSchedule, type ScheduleFault } from '../schedules/schedule-rules.ts'
import { prescriptionSchema } from './prescription-form.ts'
import { storePrescription } from '../store-prescription.ts'

/** How many medicines one drop-down list offers; with more in the catalogue they are narrowed by name first. */
const mostChoices = 200

/** What a prescription can be written for. */
export type MedicineChoices = {
  readonly safety: PatientSafety
  readonly medications: readonly {
    readonly id: string
    readonly name: string
    readonly check: SafetyCheck
  }[]
  /** By what they were narrowed, where they were or have to be. */
  readonly filter: { readonly text: string; readonly more: boolean } | undefined
}

/** The medicines of the catalogue, each compared with what the patient must not be given and with what they take. */
export const medicineChoicesQuery = definePatientQuery({
  name: 'prescriptions.medicine-choices',
  action: 'prescription.draft',
  event: 'prescription.form-opened',
  subject: 'patient',
  input: z.object({
    /** A part of the medicine's name. */
    medication: choiceInAddress(100),
    /** The one that was chosen before stays among them. */
    medicationId: choiceInAddress(),
  }),
  run: async (services, { proof }, receipt, { medication, medicationId }): Promise<MedicineChoices> => {
    const text = medication.trim()
    const [{ safety, facts }, choices] = await Promise.all([
      openPatientSafety(services, receipt, proof.patientId, { unsigned: true }),
      listMedicationChoices(services.prepared, {
        words: wordsOf(text),
        always: isId(medicationId) ? medicationId : undefined,
        limit: mostChoices + 1,
      }),
    ])
    const more = choices.length > mostChoices
    return {
      safety,
      medications: choices.slice(0, mostChoices).map((choice) => ({
        id: choice.id,
        name: choice.name,
        check: checkSafety(choice, facts),
      })),
      filter: more || text !== '' ? { text, more } : undefined,
    }
  },
})

/** Where on the form what the law does not allow is put right: it could not be signed, and a draft is not rewritten. */
const fieldOfFault: Readonly<Record<ScheduleFault, string>> = {
  'schedule-6-repeats': 'repeats',
  'schedule-6-course': 'quantity',
  'schedule-6-valid': 'expiresOn',
  'schedule-5-valid': 'expiresOn',
}

/** Writes a draft. It binds nobody until its prescriber signs it. */
export const draftPrescription = definePatientCommand({
  name: 'prescriptions.draft',
  action: 'prescription.draft',
  event: 'prescription.drafted',
  subject: 'patient',
  input: ({ time, clock }) => prescriptionSchema(() => time.isoDate(clock.now())),
  run: async (services, { proof, origin, at }, { reasonAfterDeath, overrideReason, ...order }) => {
    const { patientId, actor } = proof
    const medication = await Medication.findOne({ where: { id: order.medicationId, active: true } })
    if (medication === null) {
      throw new Refused('medicine-gone')
    }
    const [unlawful] = faultsOfSchedule(
      medication.schedule,
      { ...order, days: daysOfCourse(order) },
      services.time.isoDate(at),
    )
    if (unlawful !== undefined) {
      throw new Refused(unlawful, { fields: [fieldOfFault[unlawful]] })
    }
    await mustSayWhyAfterDeath(services, patientId, at, reasonAfterDeath)
    return auditedChange(services, proof, origin, 'prescription.drafted', async (transaction) => {
      const key = await services.patientKeys.load(patientId, transaction)
      const facts = await readSafetyFactsIn(services, transaction, { patientId, key, unsigned: true })
      const check = checkSafety(medication, facts)
      const against = askingForReason(check)
      mustHaveReason(against, overrideReason)
      const content = {
        ...order,
        patientId,
        medicationName: medication.name,
        prescriberId: actor.id,
        prescriberName: actor.displayName,
        overrideReason: against.length === 0 ? null : overrideReason,
        overrideOf: against.length === 0 ? null : overriddenBy(check),
      }
      const id = await storePrescription(content, key, transaction, { at })
      return {
        value: { id },
        resource: { type: 'prescription', id },
        ...(against.length === 0 ? {} : { details: countedByKind(against) }),
        ...reasonOnRecord(reasonAfterDeath, key, patientId),
      }
    })
  },
})
