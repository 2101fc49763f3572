import { Medication } from '../../models/medication.ts'
import { listMedicationChoices } from '../../models/queries/medication-choices.ts'
import { PrescriptionFormPage } from '../../views/prescriptions/prescription-form-page.tsx'
import { auditedChange } from '../audit/record.ts'
import { invalid, type Changed, type Invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { patientForm, type PatientRequest } from '../http/patient-route.ts'
import { queryText } from '../http/query.ts'
import { isId } from '../http/subject.ts'
import { missingReasonAfterDeath, reasonOnRecord } from '../patients/after-death.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askingForReason, checkAllergies, overriddenBy } from './allergies/check-allergies.ts'
import { readAllergyFactsIn } from './allergies/open-allergy-facts.ts'
import { reasonNeeded } from '../http/refused-words.ts'
import { openPatientSafety } from './open-patient-safety.ts'
import {
  lastDayFrom,
  prescriptionSchema,
  usualDayFrom,
  type PrescriptionValues,
} from './prescription-form.ts'
import { storePrescription } from './store-prescription.ts'

/** How many medicines one drop-down list offers; with more in the catalogue they are narrowed by name first. */
const mostChoices = 200

/** A medicine that an allergy speaks against, without a reason to go on. */
class AgainstAllergies extends Error {}

/** Writes a draft. It binds nobody until its prescriber signs it. */
async function draftPrescription(
  services: Services,
  { admission, origin, at }: PatientRequest,
  { reasonAfterDeath, ...values }: PrescriptionValues,
): Promise<Changed | Invalid> {
  const { patientId, actor } = admission
  const medication = await Medication.findOne({ where: { id: values.medicationId, active: true } })
  if (medication === null) {
    return invalid('medicationId', 'This medicine is no longer in the catalogue; choose another one')
  }
  const missing = await missingReasonAfterDeath(services, patientId, at, reasonAfterDeath)
  if (missing !== undefined) {
    return missing
  }
  const { overrideReason, ...order } = values
  try {
    const receipt = await auditedChange(
      services,
      admission,
      origin,
      'prescription.drafted',
      async (transaction) => {
        const key = await services.patientKeys.load(patientId, transaction)
        const facts = await readAllergyFactsIn(services, transaction, patientId, key)
        const check = checkAllergies(medication, facts)
        const against = askingForReason(check)
        if (against.length > 0 && overrideReason === null) {
          throw new AgainstAllergies()
        }
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
        const details = against.length === 0 ? {} : { details: { allergies: against.length } }
        return {
          value: id,
          resource: { type: 'prescription', id },
          ...details,
          ...reasonOnRecord(reasonAfterDeath, key, patientId),
        }
      },
    )
    const to = paths.prescription(receipt.value)
    return { receipt, to, notice: 'Saved. Read it once more, then sign it with a code.' }
  } catch (error) {
    if (error instanceof AgainstAllergies) {
      return invalid('overrideReason', reasonNeeded)
    }
    throw error
  }
}

/** The form on which a prescription is written. */
export function draftRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newPrescription.pattern,
    patientForm(services, {
      action: 'prescription.draft',
      event: 'prescription.drafted',
      viewEvent: 'prescription.form-opened',
      schema: prescriptionSchema(() => services.time.isoDate(services.clock.now())),
      change: (request, values) => draftPrescription(services, request, values),
      show: async (visit, form) => {
        const { req, admission, receipt, shell } = visit
        const { patientId } = admission
        const today = req.context.circumstances.local.date
        const text = queryText(req, 'medication', 100).trim()
        const chosen = form.typed['medicationId'] ?? ''
        const [{ safety, facts }, choices] = await Promise.all([
          openPatientSafety(services, receipt, patientId),
          listMedicationChoices({
            text,
            always: isId(chosen) ? chosen : undefined,
            limit: mostChoices + 1,
          }),
        ])
        const more = choices.length > mostChoices
        return (
          <PrescriptionFormPage
            shell={shell}
            time={services.time}
            today={today}
            lastDay={lastDayFrom(today)}
            safety={safety}
            medications={choices.slice(0, mostChoices).map((medication) => ({
              id: medication.id,
              name: medication.name,
              check: checkAllergies(medication, facts),
            }))}
            filter={more || text !== '' ? { text, more } : undefined}
            typed={{ repeats: '0', expiresOn: usualDayFrom(today), ...form.typed }}
            errors={form.errors}
            action={paths.newPrescription(patientId)}
            chartHref={paths.patient(patientId)}
          />
        )
      },
    }),
  )
}
