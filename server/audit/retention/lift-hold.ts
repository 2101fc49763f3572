import type { Transaction } from 'sequelize'
import { LegalHold } from '../../../models/legal-hold.ts'
import { mustDecide, mustNotWait } from '../../dual-authorization/must-decide.ts'
import { NotFoundError } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { auditedChange, type ChangeReceipt } from '../record.ts'
import { mustStand, onRecord, standingHold, stepTaken } from './hold-entry.ts'
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
  { clearance, at }: StaffRequest,
  { hold, step }: { readonly hold: LegalHold; readonly step: Step },
  transaction: Transaction,
): Promise<Partial<LegalHold['dataValues']>> {
  mustStand(hold)
  const { id, displayName: name } = clearance.actor
  const { liftAskedBy } = hold
  const lift = await liftCase(hold, services.prepared.within(transaction))
  if (step.step === 'ask') {
    mustNotWait(lift.request, at, () =>
      stepTaken(hold, { what: 'legal-hold-end', done: 'asked for', by: liftAskedBy, at: hold.liftAskedAt }),
    )
    return { liftReason: step.reason, liftAskedAt: at, liftAskedBy: id, liftAskedByName: name }
  }
  const keep = liftAskedBy === id ? 'withdraw' : 'refuse'
  const verb = step.step === 'confirm' ? 'approve' : keep
  const { outcome } = mustDecide(lift, { verb, by: { id, interest: undefined }, at })
  return outcome === 'approved' ? { liftedAt: at, liftedBy: id, liftedByName: name } : nobodyAsks
}

/**
 * Takes one step towards the end of a hold: asking for it, agreeing as a second person, or keeping the hold.
 * @throws OvertakenError where somebody else was faster; Refused where it takes another person; NotFoundError
 */
export async function liftHold(
  services: Services,
  request: StaffRequest,
  step: Step,
): Promise<ChangeReceipt<void>> {
  const { clearance, origin } = request
  const { id: holdId } = await standingHold(request)
  return auditedChange(services, clearance, origin, events[step.step], async (transaction) => {
    const hold = await LegalHold.findOne({
      where: { id: holdId },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    if (hold === null) {
      throw new NotFoundError()
    }
    await hold.update(await changeOf(services, request, { hold, step }, transaction), { transaction })
    return { value: undefined, ...onRecord(hold) }
  })
}
