/** Everything a role can be allowed to do; what it is called stands in the messages `access.right.…`. */
export const permissions = [
  'chart.read',
  'chart.write',
  'demographics.read',
  'demographics.write',
  'death.record',
  'record-tie.manage',
  'care-team.manage',
  'ward.manage',
  'prescription.read',
  'prescription.write',
  'prescription.sign',
  'prescription.cancel-for-another',
  'prescription.dispense',
  'catalogue.manage',
  'emergency-access.use',
  'emergency-access.approve',
  'emergency-access.review',
  'own-record.read',
  'audit.read',
  'audit.export',
  'audit.hold',
  'disclosures.read',
  'page.edit',
  'page.publish',
  'user.manage',
  'role.manage',
  'role.approve',
  'access.manage',
  'facility.manage',
  'security.read',
  'erasure.request',
  'erasure.decide',
  'record.copy',
  'session.manage',
] as const

export type Permission = (typeof permissions)[number]

/** Whether a text names something that a role can be allowed to do. */
export const isPermission = (name: string): name is Permission => permissions.some((one) => one === name)
