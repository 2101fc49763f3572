import { Dispensing } from '../../models/prescriptions/dispensing.ts'
import { newId } from '../../models/new-id.ts'
import { Prescription } from '../../models/prescriptions/prescription.ts'
import { seedMedications } from '../prescriptions/seed-medications.ts'
import { prescriptionRows } from '../prescriptions/store-prescription.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople, DemoStaff } from './demo-staff.ts'
import { journalPrescription, journalQueue } from './journal-prescription.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { physicianOf } from './records/care.ts'
import { courses, type Course } from './records/courses.ts'
import type { Regimen } from './records/story.ts'

/** One prescription to be made: for whom, of what, by whom, and what became of it. */
type Plan = {
  readonly patient: StoredPatient
  readonly prescriber: DemoStaff
  readonly regimen: Regimen
  readonly course: Course
}

/** Gives each patient who takes something the next entry of the courses, one medicine for each. */
function plansOf(people: DemoPeople, patients: readonly StoredPatient[]): Plan[] {
  const treated = patients
    .map((patient, position) => ({
      patient,
      prescriber: people.named(physicianOf(position)),
      regimens: patient.stories.flatMap((story) => story.regimens),
    }))
    .filter(({ regimens }) => regimens.length > 0)
  return treated.flatMap(({ patient, prescriber, regimens }, turn) =>
    (courses[turn] ?? []).flatMap((course, medicine) => {
      const regimen = regimens[medicine % regimens.length]
      return regimen === undefined ? [] : [{ patient, prescriber, regimen, course }]
    }),
  )
}

function historyOf(load: DemoLoad, { prescriber, course, regimen }: Plan, pharmacistId: string) {
  const repeats = course.once === true ? 0 : regimen.repeats
  const times =
    course.once === true ? 1 : course.partly === true ? 1 : Math.min(repeats, course.dispensedDaysAgo.length)
  return {
    ...(course.signed ? { signedAt: load.moment(course.writtenDaysAgo, 11 * 60 + 8) } : {}),
    dispensings: course.dispensedDaysAgo.slice(0, times).map((daysAgo, position) => ({
      pharmacistId,
      quantity: course.partly === true ? Math.ceil(regimen.quantity / 3) : regimen.quantity,
      dispensedAt: load.moment(daysAgo, 9 * 60 + 50 + 3 * position),
    })),
    ...(course.cancelled === undefined
      ? {}
      : {
          cancelled: {
            at: load.moment(course.cancelled.daysAgo, 10 * 60 + 15),
            by: prescriber.id,
            reason: course.cancelled.reason,
          },
        }),
  }
}

/** Writes prescriptions in every state, signed as the product signs them, with their dispensings. */
export async function makePrescriptions(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): Promise<void> {
  const { transaction } = load
  const medications = await seedMedications(load.at, transaction)
  const pharmacist = people.named('pharmacist')
  const rows = plansOf(people, patients).map((plan) => {
    const { patient, prescriber, regimen, course } = plan
    const medication = medications.get(regimen.code)
    if (medication === undefined) {
      throw new RangeError(`the catalogue has no medicine with the code ${regimen.code}`)
    }
    const id = newId()
    const at = load.moment(course.writtenDaysAgo, 11 * 60 + 5)
    const history = historyOf(load, plan, pharmacist.id)
    const content = {
      patientId: patient.id,
      medicationId: medication.id,
      medicationName: medication.name,
      dose: regimen.dose,
      route: regimen.route,
      frequency: regimen.frequency,
      quantity: regimen.quantity,
      repeats: course.once === true ? 0 : regimen.repeats,
      expiresOn: load.day(course.lastDayIn),
      instructions: regimen.instructions,
      prescriberId: prescriber.id,
      prescriberName: prescriber.displayName,
      repeatAfterDays: null,
      overrideReason: null,
      overrideOf: null,
    }
    const { repeats } = content
    journalPrescription(load, { id, patientId: patient.id, prescriber, pharmacist, at, repeats, history })
    return prescriptionRows(content, patient.key, { id, at, history })
  })
  const waiting = rows.filter(({ prescription }) => prescription.status === 'approved')
  journalQueue(load, pharmacist, [...new Set(waiting.map(({ prescription }) => prescription.patientId))])
  await Prescription.bulkCreate(
    rows.map(({ prescription }) => prescription),
    { transaction },
  )
  await Dispensing.bulkCreate(
    rows.flatMap(({ dispensings }) => dispensings),
    { transaction },
  )
}
