import { LegalHold } from '../../../models/legal-hold.ts'
import { NotFound } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import type { Services } from '../../services.ts'
import { auditedChange, type ChangeReceipt } from '../record.ts'
import { onRecord, standingHold } from './hold-entry.ts'

type Step = { readonly step: 'ask'; readonly reason: string } | { readonly step: 'confirm' | 'keep' }

const events = {
  ask: 'audit.hold-lift-asked',
  confirm: 'audit.hold-lifted',
  keep: 'audit.hold-lift-withdrawn',
} as const

/** What a step changes; undefined where this person cannot take it now. */
function changeOf(
  hold: LegalHold,
  person: { readonly id: string; readonly name: string; readonly at: Date },
  step: Step,
): Partial<LegalHold['dataValues']> | undefined {
  const asked = hold.liftAskedBy !== null
  switch (step.step) {
    case 'ask':
      return asked
        ? undefined
        : {
            liftReason: step.reason,
            liftAskedAt: person.at,
            liftAskedBy: person.id,
            liftAskedByName: person.name,
          }
    case 'confirm':
      // Nobody agrees with themselves.
      return asked && hold.liftAskedBy !== person.id
        ? { liftedAt: person.at, liftedBy: person.id, liftedByName: person.name }
        : undefined
    case 'keep':
      return asked
        ? { liftReason: null, liftAskedAt: null, liftAskedBy: null, liftAskedByName: null }
        : undefined
    default:
      return step satisfies never
  }
}

/**
 * Takes one step towards the end of a hold: asking for it, agreeing as a second person, or keeping the hold.
 * @throws NotFound where the hold does not stand, or this person cannot take the step now
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
      where: { id: holdId, liftedAt: null },
      lock: transaction.LOCK.UPDATE,
      transaction,
    })
    const { id, displayName: name } = clearance.actor
    const change = hold === null ? undefined : changeOf(hold, { id, name, at }, step)
    if (hold === null || change === undefined) {
      throw new NotFound()
    }
    await hold.update(change, { transaction })
    return { value: undefined, ...onRecord(hold) }
  })
}
