import { z } from 'zod'
import { SecurityProfile } from '../../../models/security-profile.ts'
import type { User } from '../../../models/user.ts'
import { PersonNetworksPage } from '../../../views/security/person-networks-page.tsx'
import { liesWithin, readNetworkList } from '../../access/network-list.ts'
import { withinNetworks } from '../../access/networks.ts'
import { auditedChange } from '../../audit/record.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { filledFromNow } from '../../http/filled-from.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { staffForm, type StaffRequest } from '../../http/staff-route.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { personInAddress } from './person-access.ts'
import { said } from '../../../views/words/said.ts'

const schema = z.object({
  networks: z
    .string()
    .max(4_000, 'Enter fewer networks')
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
})

const resourceOf = (user: User) => ({ type: 'user', id: user.id })

/** One's own list may only become narrower, and must hold where one is. @throws Refused */
function checkOwn(request: StaffRequest, before: readonly string[], after: readonly string[]): void {
  const about = { resource: { type: 'user', id: request.clearance.actor.id } }
  if (!liesWithin(after, before)) {
    throw new Refused('own-rights', { about, next: { href: paths.roles(), label: 'roles' } })
  }
  const { address } = request.origin
  if (after.length > 0 && !withinNetworks(after, address)) {
    throw new Refused('shuts-oneself-out', { about, values: { address } })
  }
}

const save = (
  services: Services,
  { clearance, origin, at }: StaffRequest,
  user: User,
  { networks, was }: z.output<typeof schema>,
) =>
  auditedChange(services, clearance, origin, 'networks.changed', async (transaction) => {
    const profile = await SecurityProfile.findByPk(user.id, {
      transaction,
      lock: transaction.LOCK.UPDATE,
      rejectOnEmpty: true,
    })
    const before = profile.allowedNetworks
    if (was !== undefined && was.split(/\s+/).filter(Boolean).join('\n') !== before.join('\n')) {
      throw await changedMeanwhile(services, transaction, {
        events: ['networks.changed'],
        what: 'network-list',
        resource: resourceOf(user),
        updatedAt: profile.updatedAt,
        next: { href: paths.person(user.id), label: 'person' },
        comesBack: 'compare-now',
        values: { now: before.join(', ') || 'any network' },
      })
    }
    await profile.update({ allowedNetworks: [...networks], updatedAt: at }, { transaction })
    return { value: user.id, resource: resourceOf(user), details: { before, after: networks } }
  })

/** From where somebody may work, beside what their role says. */
export function networkRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.personNetworks.pattern,
    staffForm(services, {
      action: 'access.manage',
      event: 'networks.changed',
      viewEvent: 'person.viewed',
      schema,
      codeOnForm: true,
      find: async (request) => ({ resource: resourceOf(await personInAddress(request)) }),
      change: async (request, values) => {
        const { networks } = values
        const user = await personInAddress(request)
        if (user.id === request.clearance.actor.id) {
          const { userNetworks } = request.clearance.actor
          checkOwn(request, userNetworks, networks)
        }
        const receipt = await save(services, request, user, values)
        const notice = said('security.notice.networks-saved')
        return { receipt, to: paths.person(user.id), notice }
      },
      show: async (visit, form) => {
        const { typed, errors } = form
        const user = await personInAddress(visit)
        const profile = await SecurityProfile.findByPk(user.id)
        const now = (profile?.allowedNetworks ?? []).join('\n')
        return (
          <PersonNetworksPage
            shell={visit.shell}
            person={{ id: user.id, displayName: user.displayName }}
            typed={Object.keys(typed).length === 0 ? { networks: now } : typed}
            was={filledFromNow(form, now)}
            errors={errors}
            address={visit.req.context.address}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
}
