import type { Transaction } from 'sequelize'
import { RolePermission } from '../../../models/role-permission.ts'
import { Role } from '../../../models/role.ts'
import { NotFound } from '../../http/errors.ts'
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

/**
 * Reads a role.
 * @param within where it is about to be changed: nobody else changes it until the transaction ends
 * @throws NotFound
 */
export async function loadRole(
  which: { readonly name: string } | { readonly id: string },
  within?: Transaction,
): Promise<LoadedRole> {
  const locked = within === undefined ? {} : { transaction: within, lock: within.LOCK.UPDATE }
  const role = await Role.findOne({ where: { ...which }, ...locked })
  if (role === null) {
    throw new NotFound()
  }
  const rows = await RolePermission.findAll({
    where: { roleId: role.id },
    ...(within === undefined ? {} : { transaction: within }),
  })
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
