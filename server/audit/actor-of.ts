import type { AuditEntry } from './entry.ts'

/** Somebody with their role. */
export type PersonWithRole = {
  readonly id: string
  readonly displayName: string
  readonly role: { readonly name: string }
}

/** Somebody as an audit row names who acted. */
export const actorOf = ({ id, displayName, role }: PersonWithRole): NonNullable<AuditEntry['actor']> => ({
  id,
  displayName,
  roleName: role.name,
})
