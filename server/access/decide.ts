import type { Rule, Verdict, Decision } from './decision.ts'
import { Temporal } from 'temporal-polyfill'
import { actions, type Action } from './actions.ts'
import type { Actor, Circumstances, PatientRelationship } from './actor.ts'
import { withinHours } from './hours.ts'
import { withinNetworks } from './networks.ts'
import { nothingShown, obligationsOf } from './obligations.ts'
import { accessBasis } from './access-basis.ts'

const refusal = (rule: Rule, verdicts: readonly Verdict[]): Decision => ({
  allowed: false,
  decidedBy: rule,
  verdicts,
  obligations: nothingShown,
})

/** The answer of one rule that refuses by itself. */
export const refusedBy = (rule: Rule): Decision => refusal(rule, [{ rule, allows: false }])

const notOver = (lastDay: string | null, today: string) => lastDay === null || lastDay >= today

/** Whether somebody's training still counts on a day, the facility's days of grace included. */
function trainingHolds(
  { trainingExpiresOn: lastDay, trainingGraceDays: days }: Actor,
  today: string,
): boolean {
  return (
    notOver(lastDay, today) ||
    (lastDay !== null && days > 0 && Temporal.PlainDate.from(lastDay).add({ days }).toString() >= today)
  )
}

function weigh(
  actor: Actor,
  action: Action,
  circumstances: Circumstances,
  relationship?: PatientRelationship,
): Decision {
  const needs = actions[action]
  const { local, address } = circumstances
  const grants = actor.emergencyAccess ? actor.grants.filter(({ endsAt }) => endsAt > circumstances.at) : []
  const patientGrant = relationship && grants.find(({ patientId }) => patientId === relationship.patientId)
  const reachesOwnWork = needs.always !== true && needs.administration !== true
  const grant =
    patientGrant ?? (reachesOwnWork ? grants.find(({ patientId }) => patientId === null) : undefined)
  const beyondWindows = needs.always === true || grant !== undefined
  const standIn = needs.always !== true && grant !== undefined ? { by: 'emergency-access' as const } : {}
  const verdicts: Verdict[] = [
    { rule: 'permission', allows: needs.permission === null || actor.permissions.has(needs.permission) },
    { rule: 'named', allows: needs.named !== true || actor.emergencyAccess },
    {
      rule: 'hours',
      allows: beyondWindows || withinHours(actor, circumstances),
      ...standIn,
    },
    {
      rule: 'network',
      allows:
        beyondWindows ||
        [actor.roleNetworks, actor.userNetworks].every(
          (list) => list.length === 0 || withinNetworks(list, address),
        ),
      ...standIn,
    },
    {
      rule: 'administration-network',
      allows:
        needs.administration !== true ||
        circumstances.administrationNetworks.length === 0 ||
        withinNetworks(circumstances.administrationNetworks, address),
    },
    { rule: 'licence', allows: needs.licence !== true || notOver(actor.licenceExpiresOn, local.date) },
    { rule: 'training', allows: needs.training !== true || trainingHolds(actor, local.date) },
  ]
  const basis =
    needs.patient === undefined ? undefined : accessBasis(needs.patient, actor, relationship, patientGrant)
  if (needs.patient !== undefined) {
    verdicts.push({
      rule: 'patient',
      allows: basis !== undefined,
      ...(basis === undefined ? {} : { by: basis }),
    })
  }
  const refusing = verdicts.find((verdict) => !verdict.allows)
  if (refusing !== undefined) {
    return refusal(refusing.rule, verdicts)
  }
  return {
    allowed: true,
    decidedBy: basis ?? 'permission',
    verdicts,
    obligations: obligationsOf(actor, needs, basis, grant),
    ...(basis === undefined ? {} : { because: basis }),
    ...(grant === undefined ? {} : { grant }),
  }
}

/**
 * The one decision: may this actor do this, to this patient, now, from here? A pure function of its arguments that never
 * throws. Anything not expressly allowed is refused: an unknown action, and facts that cannot be read, too. A live
 * emergency grant stands in for hours and networks: one for a patient opens that patient too, one for one’s own work opens
 * nobody and does not reach administration.
 */
export function decide(
  actor: Actor,
  action: Action,
  circumstances: Circumstances,
  relationship?: PatientRelationship,
): Decision {
  if (!Object.hasOwn(actions, action)) {
    return refusedBy('action')
  }
  try {
    return weigh(actor, action, circumstances, relationship)
  } catch {
    return refusedBy('fault')
  }
}
