import { z } from 'zod'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { liesWithin, readNetworkList } from '../../access/network-list.ts'
import { withinNetworks } from '../../access/networks.ts'
import { auditedChange } from '../../audit/record.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { paths } from '../../paths.ts'
import { findUser, resourceOfUser } from '../users/read-user.ts'
import { fault } from '../../operations/fault.ts'

const event = 'networks.changed'

/** From where somebody may work, beside what their role says. */
export const personNetworks = defineStaffQuery({
  name: 'security.person-networks',
  action: 'access.manage',
  event: 'person.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (_services, _context, { id }) => {
    const user = await findUser(id)
    return { user, resource: resourceOfUser(user) }
  },
  run: async (_services, _context, _receipt, { user: { id, displayName } }) => {
    const profile = await SecurityProfile.findByPk(id)
    return { person: { id, displayName }, networks: profile?.allowedNetworks ?? [] }
  },
})

/** One's own list may only become narrower, and must hold where one is. @throws Refused */
function checkOwn({ proof: { actor }, origin }: StaffContext, after: readonly string[]): void {
  const about = { resource: resourceOfUser(actor) }
  if (!liesWithin(after, actor.userNetworks)) {
    throw new Refused('own-rights', { about, next: { href: paths.roles(), label: 'roles' } })
  }
  const { address } = origin
  if (after.length > 0 && !withinNetworks(after, address)) {
    throw new Refused('shuts-oneself-out', { about, values: { address } })
  }
}

/** Sets from where somebody may work. */
export const limitNetworks = defineStaffCommand({
  name: 'security.limit-networks',
  action: 'access.manage',
  event,
  subject: 'none',
  input: z.object({
    id: idInAddress,
    networks: z
      .string()
      .max(4_000, fault('security.fault.enter-fewer-networks'))
      .default('')
      .transform((text, context) => {
        const { networks, problem } = readNetworkList(text)
        if (problem !== undefined) {
          context.addIssue(problem)
        }
        return networks
      }),
    /** The list that the form was filled from, a line for each network. */
    was: filledFrom,
  }),
  run: async (services, context, { id, networks, was }) => {
    const { proof, origin, at } = context
    const user = await findUser(id)
    const resource = resourceOfUser(user)
    if (user.id === proof.actor.id) {
      checkOwn(context, networks)
    }
    return auditedChange(services, proof, origin, event, async (transaction) => {
      const profile = await SecurityProfile.findByPk(user.id, {
        transaction,
        lock: transaction.LOCK.UPDATE,
        rejectOnEmpty: true,
      })
      const before = profile.allowedNetworks
      if (was !== undefined && was.split(/\s+/).filter(Boolean).join('\n') !== before.join('\n')) {
        throw await changedMeanwhile(services, transaction, {
          events: [event],
          what: 'network-list',
          resource,
          updatedAt: profile.updatedAt,
          next: { href: paths.person(user.id), label: 'person' },
          comesBack: 'compare-now',
          values: { now: before.join(', ') || 'any network' },
        })
      }
      await profile.update({ allowedNetworks: [...networks], updatedAt: at }, { transaction })
      return { value: user.id, resource, details: { before, after: networks } }
    })
  },
})
