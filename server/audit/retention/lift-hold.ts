import { LegalHold } from '../../../models/legal-hold.ts'
import { readNewestDeed } from '../../../models/queries/newest-deed.ts'
import type { RunsStatements } from '../../../models/prepared.ts'
import { NotFound } from '../../http/errors.ts'
import { OwnDecisionError } from '../../http/own-decision.ts'
import { paths } from '../../paths.ts'
import type { Overtaken } from '../../overtaken/overtaken.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { auditedChange, type ChangeReceipt } from '../record.ts'
import { mustStand, onRecord, standingHold, stepTaken } from './hold-entry.ts'

type Step = { readonly step: 'ask'; readonly reason: string } | { readonly step: 'confirm' | 'keep' }

const events = {
  ask: 'audit.hold-lift-asked',
  confirm: 'audit.hold-lifted',
  keep: 'audit.hold-lift-withdrawn',
} as const

type Person = { readonly id: string; readonly name: string; readonly at: Date }

/** Who kept a hold whose end was asked for: the end was asked for after it was set. */
async function keptMeanwhile(hold: LegalHold, statements: RunsStatements): Promise<Overtaken> {
  const resource = { type: 'legal-hold', id: hold.id }
  const kept = await readNewestDeed(statements, { events: [events.keep], resource, since: hold.setAt })
  return stepTaken(hold, { done: 'kept', by: kept?.by ?? null, at: kept?.at ?? null })
}

/** What a step changes. @throws Overtaken where somebody else was faster; OwnDecisionError for who agrees with themselves */
async function changeOf(
  hold: LegalHold,
  person: Person,
  step: Step,
  statements: RunsStatements,
): Promise<Partial<LegalHold['dataValues']>> {
  mustStand(hold)
  if (step.step === 'ask') {
    if (hold.liftAskedBy !== null) {
      const { liftAskedBy: by, liftAskedAt: at } = hold
      throw stepTaken(hold, { what: 'legal-hold-end', done: 'asked for', by, at })
    }
    return {
      liftReason: step.reason,
      liftAskedAt: person.at,
      liftAskedBy: person.id,
      liftAskedByName: person.name,
    }
  }
  if (hold.liftAskedBy === null) {
    throw await keptMeanwhile(hold, statements)
  }
  if (step.step === 'keep') {
    return { liftReason: null, liftAskedAt: null, liftAskedBy: null, liftAskedByName: null }
  }
  if (hold.liftAskedBy === person.id) {
    const next = { href: paths.auditHold(hold.id), label: 'legal-hold' } as const
    throw new OwnDecisionError('own-hold-lift', { ...onRecord(hold), next })
  }
  return { liftedAt: person.at, liftedBy: person.id, liftedByName: person.name }
}

/**
 * Takes one step towards the end of a hold: asking for it, agreeing as a second person, or keeping the hold.
 * @throws Overtaken where somebody else was faster; OwnDecisionError where it takes another person; NotFound
 */
export async function liftHold(
  services: Services,
  request: StaffRequest,
  step: Step,
): Promise<ChangeReceipt<void>> {
  const { clearance, origin, at } = request
  const { id: holdId } = await standingHold(request)
  return auditedChange(services, clearance, origin, events[step.step], async (transaction) => {
    const hold = await LegalHold.findOne({
      where: { id: holdId },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    const { id, displayName: name } = clearance.actor
    if (hold === null) {
      throw new NotFound()
    }
    const statements = services.prepared.within(transaction)
    await hold.update(await changeOf(hold, { id, name, at }, step, statements), { transaction })
    return { value: undefined, ...onRecord(hold) }
  })
}
