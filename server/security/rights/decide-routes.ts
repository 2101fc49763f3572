import { z } from 'zod'
import type { Verb } from '../../dual-authorization/dual-authorization.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import type { Changed } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { decideProposal } from './decide-proposal.ts'
import { seeRoles } from './may-see-roles.ts'
import { foundProposal, proposalInAddress } from './proposal-routes.tsx'
import { showProposal } from './show-proposal.tsx'
import { said } from '../../../words/said.ts'

async function decide(
  services: Services,
  request: StaffRequest,
  asked: { verb: Verb; comment: string | null },
): Promise<Changed> {
  const row = await proposalInAddress(services, request)
  const receipt = await decideProposal(services, request, row.id, asked)
  return { receipt, to: paths.approval(row.id), notice: said(`security.notice.rights-${receipt.value}`) }
}

const events = { approve: 'rights.approved', refuse: 'rights.rejected' } as const
const places = { approve: paths.approveRights, refuse: paths.refuseRights } as const
const comments = { approve: optionalText('the comment'), refuse: requiredText('why not') }

/** Deciding proposed changes of rights. */
export function decideRoutes(routes: RouteTable, services: Services): void {
  for (const verb of ['approve', 'refuse'] as const) {
    routes.post(
      places[verb].pattern,
      staffChange(services, {
        action: 'role.approve',
        event: events[verb],
        viewEvent: 'rights.viewed',
        schema: z.object({ comment: comments[verb] }),
        codeOnForm: true,
        find: async (request) => foundProposal(await proposalInAddress(services, request)),
        change: (request, { comment }) => decide(services, request, { verb, comment }),
        show: async (visit, { typed, errors }) =>
          showProposal(services, visit, await proposalInAddress(services, visit), errors, typed['comment']),
      }),
    )
  }
  routes.post(
    paths.withdrawRights.pattern,
    staffChange(services, {
      action: seeRoles,
      event: 'rights.withdrawn',
      viewEvent: 'rights.viewed',
      schema: z.object({}),
      change: (request) => decide(services, request, { verb: 'withdraw', comment: null }),
      show: async (visit, { errors }) =>
        showProposal(services, visit, await proposalInAddress(services, visit), errors),
    }),
  )
}
