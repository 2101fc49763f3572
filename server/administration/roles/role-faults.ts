import type { Permission } from '../../access/permissions.ts'
import type { RoleValues } from './role-values.ts'
import { graveRights } from './grave-rights.ts'
import { fault } from '../../operations/fault.ts'

/** Rights over patients' records. */
const clinical: ReadonlySet<Permission> = new Set<Permission>([
  'chart.read',
  'chart.write',
  'disclosures.read',
  'prescription.write',
  'prescription.sign',
  'emergency-access.use',
  'record.copy',
])

const aboutPatients: ReadonlySet<Permission> = new Set<Permission>([
  ...clinical,
  'demographics.read',
  'demographics.write',
  'death.record',
  'record-tie.manage',
  'care-team.manage',
  'prescription.read',
  'prescription.dispense',
  'own-record.read',
  'erasure.request',
])

/** Rights of those who run the house or watch over it. */
const governing: ReadonlySet<Permission> = new Set<Permission>([
  'user.manage',
  'role.manage',
  'role.approve',
  'access.manage',
  'facility.manage',
  'security.read',
  'session.manage',
  'audit.read',
  'audit.export',
  'audit.hold',
  'emergency-access.review',
  'emergency-access.approve',
  'erasure.decide',
])

const anyOf = (values: RoleValues, set: ReadonlySet<Permission>) =>
  values.permissions.some((right) => set.has(right))

type Fault = { readonly field: string; readonly message: string }

/** The field of the form that gives a right. */
export const rightField = (right: Permission): string => `right-${right}`

const scopeFault = (message: string): Fault => ({ field: 'patientScope', message })

function scopeFaults(values: RoleValues): readonly (Fault | false)[] {
  const { patientScope, permissions } = values
  const governs = anyOf(values, governing)
  return [
    governs &&
      patientScope !== 'none' &&
      scopeFault('Who administers, guards or audits MedGuard sees no patients: choose “no patients”.'),
    !governs &&
      anyOf(values, clinical) &&
      patientScope !== 'care_team' &&
      scopeFault('Reading and writing charts and prescribing need “patients in whose care team they are”.'),
    permissions.includes('own-record.read') !== (patientScope === 'own') &&
      scopeFault('“Their own record” goes with the right to read one’s own record, and with no other.'),
    patientScope === 'own' &&
      permissions.length > 1 &&
      scopeFault('Who sees their own record may do nothing else under the same account.'),
  ]
}

/**
 * What makes a role unsafe, whoever asks for it: whoever governs the house opens no record by role alone, grave rights
 * need a second factor, nobody dispenses what they prescribe.
 */
export function roleFaults(values: RoleValues): readonly Fault[] {
  const { permissions, mfaRequired, trustedDeviceDays, emergencyAccess, textMessageCodesAllowed } = values
  const governs = anyOf(values, governing)
  const mixed = governs ? permissions.find((right) => aboutPatients.has(right)) : undefined
  const faults = [
    mixed !== undefined && {
      field: rightField(mixed),
      message: fault('security.fault.administers-guards-audits-medguard'),
    },
    ...(mixed === undefined ? scopeFaults(values) : []),
    permissions.includes('prescription.sign') &&
      permissions.includes('prescription.dispense') && {
        field: rightField('prescription.dispense'),
        message: fault('security.fault.nobody-dispenses-signed-take'),
      },
    !mfaRequired &&
      (governs || permissions.some((right) => graveRights.has(right))) && {
        field: 'mfaRequired',
        message: fault('security.fault.role-prescribes-administers-guards'),
      },
    trustedDeviceDays > 0 &&
      (governs || !mfaRequired) && {
        field: 'trustedDeviceDays',
        message: governs
          ? fault('security.fault.administers-guards-audits-enters')
          : fault('security.fault.without-second-factor-no'),
      },
    textMessageCodesAllowed &&
      governs && {
        field: 'textMessageCodesAllowed',
        message: fault('security.fault.administers-guards-audits-signs'),
      },
    emergencyAccess !== permissions.includes('emergency-access.use') && {
      field: 'emergencyAccess',
      message: fault('security.fault.emergency-access-goes-right'),
    },
  ]
  return faults.filter((found) => found !== false)
}
