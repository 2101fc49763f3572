import type { LOCK, Transaction } from 'sequelize'
import { RolePermission } from '../../../models/administration/role-permission.ts'
import { Role } from '../../../models/administration/role.ts'
import { Refused } from '../../operations/refused.ts'
import { permissionNames, type RoleValues } from './role-values.ts'

/** A role with all that it allows. */
export type LoadedRole = { readonly role: Role; readonly values: RoleValues }

const valuesOf = (role: Role, names: readonly string[]): RoleValues => ({
  permissions: permissionNames.filter((name) => names.includes(name)),
  patientScope: role.patientScope,
  accessWindows: role.accessWindows,
  allowedNetworks: role.allowedNetworks,
  mfaRequired: role.mfaRequired,
  trustedDeviceDays: role.trustedDeviceDays,
  emergencyAccess: role.emergencyAccess,
  textMessageCodesAllowed: role.textMessageCodesAllowed,
})

/** Of what a form was filled from; each change gives the next. */
export const versionOfRole = ({ updatedAt }: Pick<Role, 'updatedAt'>): string => updatedAt.toISOString()

type Which = { readonly name: string } | { readonly id: string }

/**
 * Reads a role.
 * @param within where it is about to be changed: nobody else changes it until the transaction ends
 * @throws Refused where there is none
 */
export const loadRole = (which: Which, within?: Transaction): Promise<LoadedRole> =>
  read(which, within === undefined ? {} : { transaction: within, lock: within.LOCK.UPDATE })

/** Reads a role that stays as it is, in the transaction of something else. @throws Refused */
export const readRole = (which: Which, within?: Transaction): Promise<LoadedRole> =>
  read(which, within === undefined ? {} : { transaction: within })

async function read(
  which: Which,
  { lock, ...within }: { transaction?: Transaction; lock?: LOCK },
): Promise<LoadedRole> {
  const role = await Role.findOne({ where: { ...which }, ...within, ...(lock === undefined ? {} : { lock }) })
  if (role === null) {
    throw new Refused('no-such-thing')
  }
  const rows = await RolePermission.findAll({ where: { roleId: role.id }, ...within })
  return {
    role,
    values: valuesOf(
      role,
      rows.map(({ permission }) => permission),
    ),
  }
}

/** Every role that people can be given, in the order of their titles. */
export async function loadRoles(): Promise<readonly LoadedRole[]> {
  const [roles, rows] = await Promise.all([
    Role.findAll({ order: [['title', 'ASC']] }),
    RolePermission.findAll(),
  ])
  return roles.map((role) => ({
    role,
    values: valuesOf(
      role,
      rows.filter(({ roleId }) => roleId === role.id).map(({ permission }) => permission),
    ),
  }))
}
