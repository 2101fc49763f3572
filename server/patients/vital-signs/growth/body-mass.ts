import type { PatientIdentity } from '../../../../views/patients/chart.ts'
import type { BodyMass, LatestVitals } from '../../../../views/patients/vital-signs/vital-sign.ts'
import { monthsOfLife } from '../interpret.ts'
import { bodyMassIndex, dayOfLife, growthSexOf, growthZ, heightForCurve } from './who-growth.ts'

/** From so many completed months on somebody does not grow any more, and WHO's curves end. */
const grown = 19 * 12
/** A child's height of longer ago is not its height any more. */
const childrensHeightHolds = 31 * 24 * 3_600_000

/**
 * The body mass index from the last weight and height; of a child only where both were measured about the same time, and with its
 * z-score. Null where there is none to tell, or the age is not known.
 */
export function bodyMassOf(
  vitals: LatestVitals,
  { birthDate, sex }: Pick<PatientIdentity, 'birthDate' | 'sex'>,
  timeZone: string,
): BodyMass | null {
  const lastOf = (kind: string) => vitals.find(([newest]) => newest.kind === kind)?.[0]
  const [weight, height] = [lastOf('weight'), lastOf('height')]
  if (weight === undefined || height === undefined) {
    return null
  }
  const of = { weighedAt: weight.takenAt, measuredAt: height.takenAt }
  const months = monthsOfLife(birthDate, height.takenAt, timeZone)
  if (months !== undefined && months.least >= grown) {
    return { ...of, value: bodyMassIndex(Number(weight.value), Number(height.value)), z: null }
  }
  const [day, growthSex] = [dayOfLife(birthDate, weight.takenAt, timeZone), growthSexOf(sex)]
  const apart = Math.abs(weight.takenAt.getTime() - height.takenAt.getTime())
  if (day === undefined || growthSex === undefined || apart > childrensHeightHolds) {
    return null
  }
  const stature = heightForCurve(Number(height.value), height.circumstance, day)
  const value = bodyMassIndex(Number(weight.value), stature)
  return { ...of, value, z: growthZ('body-mass-index', value, { sex: growthSex, day }) ?? null }
}
