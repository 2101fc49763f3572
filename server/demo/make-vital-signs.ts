import { Observation } from '../../models/patients/observation.ts'
import { dayOfLife, growthSexOf } from '../patients/child-growth.ts'
import { vitalSignRow } from '../patients/vital-sign-row.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import { DemoRandom } from './random.ts'
import { nurseOf } from './records/care.ts'
import { asNoted, drawAdultVitals, drawGrowth, type DemoVital } from './records/draw-vitals.ts'

const minuteMs = 60_000
/** Days of life on which a child is weighed and measured at a clinic: not the first, whose date would tell the sealed one of birth. */
const clinicDays = [6, 42, 70, 98, 183, 274, 370, 548, 735, 1_100, 1_465, 1_830, 2_560, 3_290]

type Taken = { readonly at: Date; readonly vitals: readonly DemoVital[] }

/** A child at the days of the clinic; adults at their visits. */
function takenOf(load: DemoLoad, patient: StoredPatient, position: number): Taken[] {
  const { birthDate, sex } = patient.values
  const random = new DemoRandom(`vital signs ${position}`)
  const growthSex = growthSexOf(sex)
  const age = dayOfLife(birthDate, load.at, load.services.time.timeZone)
  if (age !== undefined && age < 6_940 && growthSex !== undefined) {
    const line = random.between(-15, 12) / 10
    return clinicDays
      .filter((day) => day < age)
      .map((day) => ({
        at: load.moment(age - day, 10 * 60),
        vitals: drawGrowth({ sex: growthSex, day, z: line + random.between(-2, 2) / 10 }),
      }))
  }
  const person = {
    systolic: random.between(112, 146),
    weight: random.between(54, 96),
    height: random.between(152, 186),
  }
  return patient.visits.map((visit) => ({
    at: new Date(load.moment(visit.daysAgo, visit.minuteOfDay).getTime() - 10 * minuteMs),
    vitals: asNoted(drawAdultVitals(random, person), visit.notes),
  }))
}

/** Writes down what nurses took at the visits of every patient, and the growth of the children. */
export async function makeVitalSigns(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): Promise<void> {
  const { timeZone } = load.services.time
  const rows = patients.flatMap((patient, position) => {
    const recordedBy = people.named(nurseOf(position)).id
    const whose = { id: patient.id, key: patient.key, birthDate: patient.values.birthDate }
    return takenOf(load, patient, position).flatMap(({ at: takenAt, vitals }) =>
      vitals.map((vital) => vitalSignRow(whose, { ...vital, takenAt, recordedBy }, timeZone)),
    )
  })
  await Observation.bulkCreate(rows, { transaction: load.transaction })
}
