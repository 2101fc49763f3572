import type { EventName } from '../../audit/events.ts'
import { ProblemError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/** Why a change of rights was refused, whoever asked for it. */
export type RightsRule = 'own-role' | 'own-rights' | 'own-proposal' | 'gains-by-it' | 'shuts-oneself-out'

const words: Record<RightsRule, { heading: string; reason: string }> = {
  'own-role': {
    heading: 'Not your own role',
    reason: 'Nobody changes the role they hold. Ask somebody with another role who may change roles.',
  },
  'own-rights': {
    heading: 'Not your own access',
    reason: 'Nobody gives themselves hours or networks. Ask a colleague who manages access.',
  },
  'own-proposal': {
    heading: 'Somebody else must approve this',
    reason: 'You proposed it yourself. A second person who may approve rights decides; you can withdraw it.',
  },
  'gains-by-it': {
    heading: 'Somebody else must approve this',
    reason: 'You would gain rights by it yourself. Somebody who does not must decide.',
  },
  'shuts-oneself-out': {
    heading: 'This would shut you out',
    reason:
      'The address you are at now is not in these networks. Add it, or ask a colleague to save the list.',
  },
}

/** Writes down that something was refused, outside any transaction, so that it survives what it refused. */
export async function recordRuleRefusal(
  services: Services,
  { clearance, origin }: StaffRequest,
  refused: {
    readonly event: EventName
    readonly rule: string
    readonly resource: { type: string; id: string }
  },
): Promise<void> {
  const { id, displayName, role } = clearance.actor
  await services.trail.append({
    ...refused,
    outcome: 'refused',
    actor: { id, displayName, roleName: role.name },
    sessionId: clearance.person.sessionId,
    origin,
  })
}

/** Refuses with 403, on record. @throws ProblemError */
export async function refuseByRule(
  services: Services,
  request: StaffRequest,
  refused: {
    readonly event: EventName
    readonly rule: RightsRule
    readonly resource: { type: string; id: string }
  },
): Promise<never> {
  await recordRuleRefusal(services, request, refused)
  throw new ProblemError({
    status: 403,
    code: refused.rule,
    ...words[refused.rule],
    wayOut: [{ href: paths.roles(), label: 'Roles' }],
  })
}
