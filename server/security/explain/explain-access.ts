import { z } from 'zod'
import { countChangesSince, readExplainedFacts } from '../../../models/queries/security/explained-facts.ts'
import { actions, type Action } from '../../access/actions.ts'
import { decide } from '../../access/decide.ts'
import type { Decision } from '../../access/decision.ts'
import type { ExplainedDecision } from '../../access/explain.ts'
import { localMoment } from '../../access/hours.ts'
import { plainNetwork } from '../../access/plain-network.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { typedMoment } from '../../operations/typed-moment.ts'
import { withOffsets } from '../../operations/with-offsets.ts'
import type { Services } from '../../services.ts'
import { fault } from '../../operations/fault.ts'

/** Whether a text names an action. */
const isAction = (text: string): text is Action => Object.hasOwn(actions, text)

const explainSchema = (timeZone: string) =>
  withOffsets(
    ['moment'],
    timeZone,
    z.object({
      username: requiredText('the-username', 64),
      action: z
        .string({ error: fault('security.fault.choose-action') })
        .refine(isAction, fault('security.fault.choose-action')),
      recordNumber: optionalText('the-record-number', 40),
      moment: optionalText('the-time', 40).pipe(typedMoment({ label: 'the-time', timeZone }).nullable()),
      address: optionalText('the-address', 64),
    }),
  )
type ExplainValues = z.output<ReturnType<typeof explainSchema>>

export type Answer = {
  readonly userId: string
  readonly patientId: string | undefined
  readonly name: string
  readonly roleTitle: string
  readonly active: boolean
  readonly action: Action
  readonly at: Date
  /** The question is about another moment than the present. */
  readonly past: boolean
  readonly changedSince: number
  readonly address: string
  readonly decision: Decision
  /** What the decision looked at. */
  readonly looked: ExplainedDecision
}

/**
 * Answers whether somebody may do something, and why: by the very decision that every request asks. Where no moment and no
 * address is given, those of the question are taken.
 * @throws Refused where the question is about nobody, or nothing
 */
async function answer(
  services: Services,
  { circumstances: now }: StaffContext,
  values: ExplainValues,
): Promise<Answer> {
  const { time } = services
  const at = values.moment ?? now.at
  const address = values.address === null ? now.address : plainNetwork(values.address)
  if (address === undefined || address.includes('/')) {
    throw new Refused('not-one-address')
  }
  const local = localMoment(at, time.timeZone)
  const recordNumber = values.recordNumber?.toUpperCase() ?? null
  const username = values.username.toLowerCase()
  const facts = await readExplainedFacts(services.prepared, { username, at, today: local.date, recordNumber })
  if (facts === undefined) {
    throw new Refused('no-such-username')
  }
  if (recordNumber !== null && facts.relationship === undefined) {
    throw new Refused('no-such-record-number')
  }
  const { actor, active } = facts
  const { action } = values
  // A record of one's own needs no number: it is the person's.
  const relationship = actions[action].patient === undefined ? undefined : facts.relationship
  const circumstances = { at, local, address, administrationNetworks: now.administrationNetworks }
  const decision = decide(actor, action, circumstances, relationship)
  const past = at < now.at
  return {
    userId: actor.id,
    patientId: facts.patientId,
    name: actor.displayName,
    roleTitle: actor.role.title,
    active,
    action,
    at,
    past,
    changedSince: past ? await countChangesSince(services.prepared, at, actor.id) : 0,
    address,
    decision,
    looked: { actor, action, circumstances, relationship, decision },
  }
}

/** Why somebody may do something, or may not. Its row names about whom it was asked, which patient, and which action. */
export const explainAccess = defineStaffQuery({
  name: 'security.explain-access',
  action: 'security.read',
  event: 'access.explained',
  subject: 'none',
  input: ({ time }) => explainSchema(time.timeZone),
  find: async (services, context, values) => {
    const answered = await answer(services, context, values)
    const { userId, patientId, action, at, decision } = answered
    return {
      answered,
      resource: { type: 'user', id: userId },
      details: { action, at: at.toISOString(), allowed: decision.allowed },
      ...(patientId === undefined ? {} : { patientId }),
    }
  },
  run: async (_services, _context, _receipt, { answered }) => answered,
})
