import type { Permission } from '../../access/permissions.ts'

/**
 * Rights that nobody gives alone: prescribing (21 CFR 1311.125(c)), taking the audit log or whole records out of the
 * house, destroying records, and the power over other people's rights, with which one could give oneself all the others.
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
])

/** The grave rights that come on top of those held before. */
export const graveAdded = (
  before: readonly Permission[],
  after: readonly Permission[],
): readonly Permission[] => after.filter((right) => graveRights.has(right) && !before.includes(right))
