import { UniqueConstraintError } from 'sequelize'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { applyRole } from './apply-role.ts'
import { loadRole, versionOfRole } from './load-role.ts'
import { propose } from './propose.ts'
import { changeDetails, roleChanges } from './role-changes.ts'
import type { RoleValues } from './role-values.ts'

/** Whether a change holds already, or waits for a second person under this id. */
export type RoleSaved = { readonly proposalId?: string }

async function saveRole(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  asked: {
    readonly name: string
    readonly version: string
    readonly reason: string
    readonly after: RoleValues
  },
): Promise<ChangeReceipt<RoleSaved>> {
  const { name, version, reason, after } = asked
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const loaded = await loadRole({ name }, transaction)
    const { role, values: before } = loaded
    if (version !== versionOfRole(role)) {
      throw await changedMeanwhile(services, transaction, {
        events: ['role.changed'],
        what: 'role',
        resource: { type: 'role', id: role.id },
        updatedAt: role.updatedAt,
        next: { href: paths.role(name), label: 'what-it-is-now' },
        comesBack: 'begin-again',
      })
    }
    const changes = roleChanges(before, after)
    if (changes.none) {
      throw new Refused('nothing-differs')
    }
    if (changes.needsApproval) {
      if (reason === '') {
        throw new Refused('reason-for-approval')
      }
      const by = { id: clearance.actor.id, at }
      const proposalId = await propose(services, transaction, record, by, {
        kind: 'role',
        roleId: role.id,
        before,
        after,
        basedOn: role.updatedAt,
        reason,
        grave: changes.grave,
      })
      return { proposalId }
    }
    await applyRole(loaded, after, at, transaction)
    const resource = { type: 'role', id: role.id }
    await record('role.changed', { resource, details: { role: name, ...changeDetails(changes) } })
    return {}
  })
}

/**
 * Changes a role, or, where it would gain a grave right, lays the change before a second person.
 * @throws Refused where nothing differs or a reason is missing; OvertakenError where somebody else changed the role, or proposed to
 */
export async function changeRole(...asked: Parameters<typeof saveRole>): Promise<ChangeReceipt<RoleSaved>> {
  try {
    return await saveRole(...asked)
  } catch (error) {
    // Two proposals at the same moment: the database lets one in.
    throw error instanceof UniqueConstraintError ? new Refused('change-waits') : error
  }
}
