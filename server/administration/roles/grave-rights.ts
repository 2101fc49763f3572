import type { PatientScope } from '../../access/actor.ts'
import type { Permission } from '../../access/permissions.ts'

/**
 * Rights that nobody gives alone: prescribing (21 CFR 1311.125(c)), taking the audit log or whole records out of the
 * house, destroying records, the power over other people's rights, with which one could give oneself all the others, and
 * what makes the reach to patients: charts, care teams, wards, emergency access, the pharmacy's queue.
 */
export const graveRights: ReadonlySet<Permission> = new Set<Permission>([
  'prescription.write',
  'prescription.sign',
  'audit.read',
  'audit.export',
  'user.manage',
  'role.manage',
  'role.approve',
  'record.copy',
  'erasure.decide',
  'chart.read',
  'chart.write',
  'care-team.manage',
  'ward.manage',
  'prescription.dispense',
  'emergency-access.use',
  'emergency-access.approve',
])

/** Whose records a role opens beyond one's own. */
const opensOthers: ReadonlySet<PatientScope> = new Set<PatientScope>([
  'care_team',
  'prescribed',
  'demographics',
])

/** What somebody may reach: by rights, by whose records these open, and by emergency access. */
export type Reach = {
  readonly permissions: readonly Permission[]
  readonly patientScope: PatientScope
  readonly emergencyAccess: boolean
}

/** Nothing: what nobody's account reaches. */
export const noReach: Reach = { permissions: [], patientScope: 'none', emergencyAccess: false }

/** The grave rights that come on top of those held before. */
export const graveAdded = (
  before: readonly Permission[],
  after: readonly Permission[],
): readonly Permission[] => after.filter((right) => graveRights.has(right) && !before.includes(right))

/** Whether other patients' records open by what comes, or emergency access is switched on. */
export const widensReach = (before: Reach, after: Reach): boolean =>
  (after.patientScope !== before.patientScope && opensOthers.has(after.patientScope)) ||
  (after.emergencyAccess && !before.emergencyAccess)

/** Whether a second person has to agree to what comes. */
export const needsApproval = (before: Reach, after: Reach): boolean =>
  graveAdded(before.permissions, after.permissions).length > 0 || widensReach(before, after)
