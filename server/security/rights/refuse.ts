import type { EventName } from '../../audit/events.ts'
import { ProblemError } from '../../http/errors.ts'
import { rightsRuleWords, type RightsRule } from '../../http/rights-rule-words.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'

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
    actor: actorOf({ id, displayName, role }),
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
    ...rightsRuleWords[refused.rule],
    wayOut: [{ href: paths.roles(), label: 'Roles' }],
  })
}
