import { z } from 'zod'
import { isolated } from '../../views/isolated.ts'
import { countChangesSince, readExplainedFacts } from '../../models/queries/explained-facts.ts'
import { dayText } from '../../views/format.ts'
import { actions, type Action } from '../access/actions.ts'
import type { Circumstances } from '../access/actor.ts'
import { decide, type Decision } from '../access/decide.ts'
import { explain, of, type ExplainedVerdict } from '../access/explain.ts'
import { localMoment } from '../access/hours.ts'
import { plainNetwork } from '../access/plain-network.ts'
import { optionalText, requiredText } from '../operations/fields.ts'
import { typedMoment } from '../operations/typed-moment.ts'
import { withOffsets } from '../operations/with-offsets.ts'
import type { FieldError } from '../../views/components/field.ts'
import type { Services } from '../services.ts'

/** Whether a text names an action. */
const isAction = (text: string): text is Action => Object.hasOwn(actions, text)

export const explainSchema = (timeZone: string) =>
  withOffsets(
    ['moment'],
    timeZone,
    z.object({
      username: requiredText('the username', 64),
      action: z.string({ error: 'Choose an action' }).refine(isAction, 'Choose an action'),
      recordNumber: optionalText('the record number', 40),
      moment: optionalText('the time', 40).pipe(typedMoment({ label: 'the time', timeZone }).nullable()),
      address: optionalText('the address', 64),
    }),
  )
export type ExplainValues = z.output<ReturnType<typeof explainSchema>>

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
  readonly verdicts: readonly ExplainedVerdict[]
}

type Problem = { readonly errors: readonly FieldError[] }

const problem = (field: string, message: string): Problem => ({ errors: [{ field, message }] })

/**
 * Answers whether somebody may do something, and why: by the very decision that every request asks.
 * @param now the moment and address to take where none is given
 */
export async function answerQuestion(
  services: Services,
  values: ExplainValues,
  now: Circumstances,
): Promise<Answer | Problem> {
  const { time } = services
  const at = values.moment ?? now.at
  const address = values.address === null ? now.address : plainNetwork(values.address)
  if (address === undefined || address.includes('/')) {
    return problem('address', 'Enter one address, such as 10.0.0.7 or 2001:db8::7')
  }
  const local = localMoment(at, time.timeZone)
  const recordNumber = values.recordNumber?.toUpperCase() ?? null
  const username = values.username.toLowerCase()
  const facts = await readExplainedFacts(services.prepared, { username, at, today: local.date, recordNumber })
  if (facts === undefined) {
    return problem('username', 'Nobody has this username. Check it on the list of users.')
  }
  if (recordNumber !== null && facts.ties === undefined) {
    return problem('recordNumber', 'There is no record with this number. Check it.')
  }
  const { actor, active } = facts
  const { action } = values
  // A record of one's own needs no number: it is the person's.
  const ties = actions[action].patient === undefined ? undefined : facts.ties
  const circumstances = { at, local, address, administrationNetworks: now.administrationNetworks }
  const decision = decide(actor, action, circumstances, ties)
  const write = { dateTime: (moment: Date) => time.dateTime(moment), day: dayText }
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
    verdicts: explain({
      actor,
      action,
      circumstances,
      ties,
      decision,
      voice: of(isolated(actor.displayName)),
      write,
    }),
  }
}
