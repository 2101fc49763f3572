import { z } from 'zod'
import type { AccessWindow, PatientScope } from '../../access/actor.ts'
import { isPermission, permissions, type Permission } from '../../access/permissions.ts'

/** Everything about a role that can be changed. */
export type RoleValues = {
  readonly permissions: readonly Permission[]
  readonly patientScope: PatientScope
  readonly accessWindows: readonly AccessWindow[]
  readonly allowedNetworks: readonly string[]
  readonly mfaRequired: boolean
  readonly trustedDeviceDays: number
  readonly emergencyAccess: boolean
  readonly textMessageCodesAllowed: boolean
}

/** Every permission, in the order of the catalogue. */
export const permissionNames: readonly Permission[] = permissions

export const patientScopes = ['care_team', 'prescribed', 'demographics', 'own', 'none'] as const

const storedWindow = z.object({
  days: z.array(z.int().min(1).max(7)),
  from: z.string(),
  to: z.string(),
})

/** A role as a proposal keeps it. */
export const storedRoleValues = z.object({
  permissions: z.array(z.string()).transform((names) => names.filter(isPermission)),
  patientScope: z.enum(patientScopes),
  accessWindows: z.array(storedWindow),
  allowedNetworks: z.array(z.string()),
  mfaRequired: z.boolean(),
  trustedDeviceDays: z.int(),
  emergencyAccess: z.boolean(),
  textMessageCodesAllowed: z.boolean(),
})

/**
 * What a user is before and after a proposed change, as a proposal keeps it: the role's name and what it allowed then,
 * whether the person is named for emergency access, and the address to which links to a password go. Older ones lack
 * what came later.
 */
export const storedMove = z.object({
  role: z.string(),
  permissions: z.array(z.string()).transform((names) => names.filter(isPermission)),
  patientScope: z.enum(patientScopes).optional(),
  emergencyAccess: z.boolean().optional(),
  email: z.string().nullable().optional(),
})

export type StoredMove = z.output<typeof storedMove>
