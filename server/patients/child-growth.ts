import { valueAt } from './vital-signs/growth/lms.ts'
import { lmsAt, type GrowthIndicator, type GrowthSex } from './vital-signs/growth/who-growth.ts'

export { dayOfLife, growthSexOf, type GrowthSex } from './vital-signs/growth/who-growth.ts'

/** What a child on a line of WHO's measures on a day of its life; undefined beyond what WHO has. */
export function growthOn(
  indicator: GrowthIndicator,
  child: { readonly sex: GrowthSex; readonly day: number; readonly z: number },
): number | undefined {
  const lms = lmsAt(indicator, child.sex, child.day)
  return lms && valueAt(lms, child.z)
}
