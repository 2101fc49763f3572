import type { PatientIdentity } from '../../../../views/patients/chart.ts'
import type { Course, GrowthLine } from '../../../../views/patients/vital-signs/course.ts'
import type { VitalSign } from '../../../../views/patients/vital-signs/vital-sign.ts'
import type { VitalKind } from '../../../vital-kinds.ts'
import { limitsFor, monthsOfLife } from '../interpret.ts'
import { percentileOf, valueAt } from './lms.ts'
import {
  dayOfLife,
  growthRows,
  growthSexOf,
  growthZ,
  heightForCurve,
  lmsAt,
  type GrowthIndicator,
  type GrowthSex,
} from './who-growth.ts'

const indicators: Partial<Record<VitalKind, GrowthIndicator>> = {
  weight: 'weight',
  height: 'height',
  'head-circumference': 'head-circumference',
}

/** The first day after the stretch of life that a curve shows, for a child of this age. */
const stretches = [731, 1857, 3654, 6941]

const drawn = [-3, -2, 0, 2, 3]

function linesOf(indicator: GrowthIndicator, sex: GrowthSex, before: number): GrowthLine[] {
  const days = growthRows(indicator, sex).filter(({ day }) => day < before)
  return drawn.map((z) => ({
    z,
    points: days.map(({ day, ...lms }) => ({ day, value: valueAt(lms, z) })),
  }))
}

/**
 * What is drawn of the readings of one kind: of a child's growth WHO's lines with them, by age; of all else when they were taken,
 * with the limits for the age of the newest.
 * @param vitalSigns of that kind, the newest first
 */
export function courseOfKind(
  kind: VitalKind,
  vitalSigns: readonly VitalSign[],
  { birthDate, sex }: Pick<PatientIdentity, 'birthDate' | 'sex'>,
  timeZone: string,
): Course | undefined {
  const readings = vitalSigns.filter(({ status }) => status !== 'entered-in-error').toReversed()
  const newest = readings.at(-1)
  if (newest === undefined) {
    return undefined
  }
  const indicator = indicators[kind]
  const growthSex = growthSexOf(sex)
  const day = dayOfLife(birthDate, newest.takenAt, timeZone)
  if (indicator !== undefined && growthSex !== undefined && day !== undefined) {
    const before = stretches.find((end) => day < end)
    if (before !== undefined && lmsAt(indicator, growthSex, day) !== undefined) {
      const points = readings.flatMap((reading) => {
        const then = dayOfLife(birthDate, reading.takenAt, timeZone)
        const { circumstance } = reading
        const value = Number(reading.value)
        const z =
          then === undefined
            ? undefined
            : growthZ(indicator, value, { sex: growthSex, day: then, circumstance })
        return then === undefined || z === undefined
          ? []
          : [
              {
                id: reading.id,
                day: then,
                value: indicator === 'height' ? heightForCurve(value, circumstance, then) : value,
                z,
                percentile: percentileOf(z),
              },
            ]
      })
      return { by: 'age', lines: linesOf(indicator, growthSex, before), before, points }
    }
  }
  const months = monthsOfLife(birthDate, newest.takenAt, timeZone)
  const limits = [limitsFor(kind, months), limitsFor('diastolic', months)]
    .filter((one) => one !== undefined)
    .filter(({ of }) => of === kind || kind === 'blood-pressure')
  return { by: 'time', readings, limits }
}
