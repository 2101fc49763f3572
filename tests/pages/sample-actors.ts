import { roleSeeds } from '../../config/roles.ts'
import type { Actor } from '../../server/access/actor.ts'

/** A person of a seeded role, at any hour and on any network. */
export function actorOf(roleName: string): Actor {
  const role = roleSeeds.find(({ name }) => name === roleName)
  if (role === undefined) {
    throw new Error(`there is no role ${roleName}`)
  }
  return {
    id: `id of ${roleName}`,
    username: roleName,
    displayName: role.title,
    role: { name: role.name, title: role.title },
    permissions: new Set(role.permissions),
    patientScope: role.patientScope,
    accessWindows: [],
    hourExceptions: [],
    roleNetworks: [],
    userNetworks: [],
    licenceExpiresOn: null,
    trainingExpiresOn: null,
    trainingGraceDays: 0,
    emergencyAccess: role.emergencyAccess,
    ownPatientId: null,
    grants: [],
  }
}

export const roleNames = roleSeeds.map(({ name }) => name)
