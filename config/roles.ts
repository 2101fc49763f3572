import type { AccessWindow, PatientScope } from '../server/access/actor.ts'
import type { Permission } from '../server/access/permissions.ts'

export type RoleSeed = {
  readonly name: string
  readonly title: string
  readonly mfaRequired: boolean
  readonly emergencyAccess: boolean
  readonly patientScope: PatientScope
  /** No window means any hour. */
  readonly accessWindows: readonly AccessWindow[]
  /** For how many days a device may be trusted; 0 means never. */
  readonly trustedDeviceDays: number
  /** Whether a code by text message may stand in for the app's at sign-in: never for roles with power over others. */
  readonly textMessageCodesAllowed: boolean
  readonly permissions: readonly Permission[]
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const daily = (from: string, to: string): readonly AccessWindow[] => [{ days: everyDay, from, to }]

/** The roles of a new installation; afterwards they live in the database. */
export const roleSeeds: readonly RoleSeed[] = [
  {
    name: 'physician',
    title: 'Physician',
    mfaRequired: true,
    emergencyAccess: true,
    patientScope: 'care_team',
    accessWindows: daily('06:00', '22:00'),
    trustedDeviceDays: 30,
    textMessageCodesAllowed: true,
    permissions: [
      'chart.read',
      'chart.write',
      'death.record',
      'demographics.read',
      'disclosures.read',
      'prescription.read',
      'prescription.write',
      'prescription.sign',
      'record.copy',
      'emergency-access.use',
    ],
  },
  {
    name: 'nurse',
    title: 'Nurse',
    mfaRequired: true,
    emergencyAccess: true,
    patientScope: 'care_team',
    accessWindows: daily('06:00', '22:00'),
    trustedDeviceDays: 30,
    textMessageCodesAllowed: true,
    permissions: [
      'chart.read',
      'chart.write',
      'death.record',
      'demographics.read',
      'disclosures.read',
      'prescription.read',
      'emergency-access.use',
    ],
  },
  {
    name: 'pharmacist',
    title: 'Pharmacist',
    mfaRequired: true,
    emergencyAccess: false,
    patientScope: 'prescribed',
    accessWindows: daily('07:00', '19:00'),
    trustedDeviceDays: 30,
    textMessageCodesAllowed: true,
    permissions: ['prescription.read', 'prescription.dispense', 'catalogue.manage'],
  },
  {
    name: 'admin_staff',
    title: 'Administrative staff',
    mfaRequired: false,
    emergencyAccess: false,
    patientScope: 'demographics',
    accessWindows: daily('07:00', '18:00'),
    trustedDeviceDays: 0,
    textMessageCodesAllowed: true,
    permissions: [
      'demographics.read',
      'demographics.write',
      'death.record',
      'record-tie.manage',
      'care-team.manage',
      'erasure.request',
      'page.edit',
      'page.publish',
    ],
  },
  {
    name: 'patient',
    title: 'Patient',
    mfaRequired: false,
    emergencyAccess: false,
    patientScope: 'own',
    accessWindows: [],
    trustedDeviceDays: 0,
    textMessageCodesAllowed: true,
    permissions: ['own-record.read'],
  },
  {
    name: 'system_admin',
    title: 'System administrator',
    mfaRequired: true,
    emergencyAccess: false,
    patientScope: 'none',
    accessWindows: [],
    trustedDeviceDays: 0,
    textMessageCodesAllowed: false,
    permissions: [
      'user.manage',
      'role.manage',
      'role.approve',
      'access.manage',
      'ward.manage',
      'erasure.decide',
    ],
  },
  {
    name: 'security_officer',
    title: 'Security officer',
    mfaRequired: true,
    emergencyAccess: false,
    patientScope: 'none',
    accessWindows: [],
    trustedDeviceDays: 0,
    textMessageCodesAllowed: false,
    permissions: [
      'security.read',
      'session.manage',
      'emergency-access.approve',
      'role.approve',
      'access.manage',
      'facility.manage',
      'erasure.decide',
      'audit.hold',
      'emergency-access.review',
      'prescription.cancel-for-another',
    ],
  },
  {
    name: 'audit_reviewer',
    title: 'Audit reviewer',
    mfaRequired: true,
    emergencyAccess: false,
    patientScope: 'none',
    accessWindows: [],
    trustedDeviceDays: 0,
    textMessageCodesAllowed: false,
    permissions: ['audit.read', 'audit.export', 'audit.hold', 'emergency-access.review'],
  },
]

/**
 * The role of people whose own waits for a second person's approval: it may nothing, so that whoever reads a role
 * finds no right in it.
 */
export const holdingRole: RoleSeed = {
  name: 'awaiting_approval',
  title: 'Waiting for approval',
  mfaRequired: true,
  emergencyAccess: false,
  patientScope: 'none',
  accessWindows: [],
  trustedDeviceDays: 0,
  textMessageCodesAllowed: false,
  permissions: [],
}
