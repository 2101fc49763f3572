import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { LegalHold } from '../../../models/audit/legal-hold.ts'
import { mustDecide, mustNotWait } from '../../dual-authorization/must-decide.ts'
import { requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { auditedChange, type ChangeReceipt } from '../record.ts'
import { mustStand, onRecord, stepTaken } from './hold-entry.ts'
import { liftCase } from './lift-authorization.ts'

type Step = { readonly step: 'ask'; readonly reason: string } | { readonly step: 'confirm' | 'keep' }

const events = {
  ask: 'audit.hold-lift-asked',
  confirm: 'audit.hold-lifted',
  keep: 'audit.hold-lift-withdrawn',
} as const

const nobodyAsks = { liftReason: null, liftAskedAt: null, liftAskedBy: null, liftAskedByName: null }

/** What a step changes. @throws OvertakenError where somebody else was faster; Refused for who agrees with themselves */
async function changeOf(
  services: Services,
  { proof, at }: StaffContext,
  { hold, step }: { readonly hold: LegalHold; readonly step: Step },
  transaction: Transaction,
): Promise<Partial<LegalHold['dataValues']>> {
  mustStand(hold)
  const { id, displayName: name } = proof.actor
  const { liftAskedBy } = hold
  const lift = await liftCase(hold, services.prepared.within(transaction))
  if (step.step === 'ask') {
    mustNotWait(lift.request, at, () =>
      stepTaken(hold, { what: 'legal-hold-end', done: 'asked-for', by: liftAskedBy, at: hold.liftAskedAt }),
    )
    return { liftReason: step.reason, liftAskedAt: at, liftAskedBy: id, liftAskedByName: name }
  }
  const keep = liftAskedBy === id ? 'withdraw' : 'refuse'
  const verb = step.step === 'confirm' ? 'approve' : keep
  const { outcome } = mustDecide(lift, { verb, by: { id, interest: undefined }, at })
  return outcome === 'approved' ? { liftedAt: at, liftedBy: id, liftedByName: name } : nobodyAsks
}

/**
 * Takes one step towards the end of a hold.
 * @returns a receipt with the id of the hold
 * @throws OvertakenError where somebody else was faster; Refused where it takes another person, or there is no such hold
 */
async function takeStep(
  services: Services,
  context: StaffContext,
  holdId: string,
  step: Step,
): Promise<ChangeReceipt<string>> {
  const { proof, origin } = context
  return auditedChange(services, proof, origin, events[step.step], async (transaction) => {
    const hold = await LegalHold.findOne({
      where: { id: holdId },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    if (hold === null) {
      throw new Refused('no-such-thing')
    }
    await hold.update(await changeOf(services, context, { hold, step }, transaction), { transaction })
    return { value: holdId, ...onRecord(hold) }
  })
}

const holding = { action: 'audit.hold', subject: 'none' } as const

/** Asks for the end of a hold. */
export const askForLift = defineStaffCommand({
  ...holding,
  name: 'audit.ask-to-lift-hold',
  event: events.ask,
  input: z.object({ id: idInAddress, reason: requiredText('the-reason', 500) }),
  run: (services, context, { id, reason }) => takeStep(services, context, id, { step: 'ask', reason }),
})

/** Agrees, as a second person, to the end of a hold. */
export const liftHold = defineStaffCommand({
  ...holding,
  name: 'audit.lift-hold',
  event: events.confirm,
  input: z.object({ id: idInAddress }),
  run: (services, context, { id }) => takeStep(services, context, id, { step: 'confirm' }),
})

/** Keeps a hold, the end of which was asked for. */
export const keepHold = defineStaffCommand({
  ...holding,
  name: 'audit.keep-hold',
  event: events.keep,
  input: z.object({ id: idInAddress }),
  run: (services, context, { id }) => takeStep(services, context, id, { step: 'keep' }),
})
