import { z } from 'zod'
import { optionalText, requiredText } from '../../http/fields.ts'
import { invalid, type Changed } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { staffChange, type StaffRequest } from '../../http/staff-route.ts'
import { wholeForm } from '../../../views/components/error-summary.tsx'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { decideProposal, type Decided, type Verb } from './decide-proposal.ts'
import { seeRoles } from './may-see-roles.ts'
import { foundProposal, proposalInAddress, showProposal } from './proposal-routes.tsx'
import { refuseByRule } from './refuse.ts'
import { whyNot } from './who-may-decide.ts'

const notices: Record<Decided, string> = {
  approved: 'Approved. It holds from the next click of everybody it is about.',
  rejected: 'Not approved. Nothing has changed.',
  withdrawn: 'Withdrawn. Nothing has changed.',
  lapsed: 'This had waited too long and has lapsed. Nothing has changed; it can be proposed again.',
  overtaken:
    'Something else has changed since this was proposed. Nothing of it was done; it can be proposed again.',
  'proposer-without-right':
    'Whoever proposed this may not do so any more. Nothing of it was done; somebody else can propose it.',
}

async function decide(
  services: Services,
  request: StaffRequest,
  asked: { decision: Verb; comment: string | null },
): Promise<Changed> {
  const row = await proposalInAddress(services, request)
  const receipt = await decideProposal(services, request, row.id, asked)
  return { receipt, to: paths.approval(row.id), notice: notices[receipt.value] }
}

const events = { approve: 'rights.approved', reject: 'rights.rejected' } as const
const places = { approve: paths.approveRights, reject: paths.rejectRights } as const
const comments = { approve: optionalText('the comment'), reject: requiredText('why not') }

/** Deciding proposed changes of rights. */
export function decideRoutes(routes: RouteTable, services: Services): void {
  for (const decision of ['approve', 'reject'] as const) {
    routes.post(
      places[decision].pattern,
      staffChange(services, {
        action: 'role.approve',
        event: events[decision],
        viewEvent: 'rights.viewed',
        schema: z.object({ comment: comments[decision] }),
        codeOnForm: true,
        find: async (request) => foundProposal(await proposalInAddress(services, request)),
        change: async (request, { comment }) => {
          const row = await proposalInAddress(services, request)
          const rule = whyNot(request.clearance.actor, row)
          if (rule === 'own-proposal' || rule === 'gains-by-it') {
            const { resource } = foundProposal(row)
            await refuseByRule(services, request, { event: events[decision], rule, resource })
          }
          return decide(services, request, { decision, comment })
        },
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
      change: async (request) => {
        const row = await proposalInAddress(services, request)
        return row.proposed_by === request.clearance.actor.id
          ? decide(services, request, { decision: 'withdraw', comment: null })
          : invalid(wholeForm, 'Only whoever proposed it can withdraw it.')
      },
      show: async (visit, { errors }) =>
        showProposal(services, visit, await proposalInAddress(services, visit), errors),
    }),
  )
}
