import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { applyRole } from './apply-role.ts'
import { loadRole, versionOfRole } from './load-role.ts'
import { requestRightsChange } from './request-rights-change.ts'
import { roleToChange } from './read-roles.ts'
import { changeDetails, roleChanges } from './role-changes.ts'
import { roleForm } from './role-form.ts'

/** Whether a change holds already, or waits for a second person under this id. */
export type RoleSaved = { readonly proposalId?: string }

const changeInput = z.object({ name: z.string() }).and(roleForm)

async function saveRole(
  services: Services,
  { proof, origin, at }: StaffContext,
  { name, version, reason, role: after }: z.output<typeof changeInput>,
): Promise<ChangeReceipt<RoleSaved>> {
  await roleToChange(name, proof.actor)
  return recordedChange(services, proof, origin, async (transaction, record) => {
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
      const by = { id: proof.actor.id, at }
      const proposalId = await requestRightsChange(services, transaction, record, by, {
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

/** Changes a role, or, where it would gain a grave right, lays the change before a second person. */
export const changeRole = defineStaffCommand({
  name: 'security.change-role',
  action: 'role.manage',
  event: 'role.changed',
  subject: 'none',
  input: changeInput,
  run: async (services, context, values) => {
    try {
      return await saveRole(services, context, values)
    } catch (error) {
      // Two proposals at the same moment: the database lets one in.
      throw error instanceof UniqueConstraintError ? new Refused('change-waits') : error
    }
  },
})
