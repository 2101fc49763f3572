import { LegalHold } from '../../../models/audit/legal-hold.ts'
import type { HoldEntry } from '../../../views/audit/holds-page.tsx'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError, type Deed } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { readRecordNumbers } from '../log/record-numbers.ts'

/** A hold, where it still stands. @throws Refused where there is none; OvertakenError where it was lifted */
export async function standingHold(id: string): Promise<LegalHold> {
  const hold = await LegalHold.findByPk(id)
  if (hold === null) {
    throw new Refused('no-such-thing')
  }
  mustStand(hold)
  return hold
}

/** What a hold says in an audit row: never the words of its reason. */
export const onRecord = (hold: LegalHold) => ({
  resource: { type: 'legal-hold', id: hold.id },
  details: { scope: hold.patientId === null ? 'whole-log' : 'patient' },
  ...(hold.patientId === null ? {} : { patientId: hold.patientId }),
})

/** Says of a hold what somebody else has done about its end. */
export const stepTaken = (
  hold: LegalHold,
  deed: Omit<Deed, 'what'> & Partial<Pick<Deed, 'what'>>,
): OvertakenError =>
  new OvertakenError(
    { what: 'legal-hold', ...deed },
    { next: { href: paths.auditHolds(), label: 'legal-holds' }, about: onRecord(hold) },
  )

/** @throws OvertakenError where the hold was lifted */
export function mustStand(hold: LegalHold): void {
  if (hold.liftedAt !== null) {
    throw stepTaken(hold, { done: 'lifted', by: hold.liftedBy, at: hold.liftedAt })
  }
}

/** Holds as pages show them: patients by their record numbers. */
export async function holdEntries(holds: readonly LegalHold[]): Promise<HoldEntry[]> {
  const numbers = await readRecordNumbers(
    holds.flatMap(({ patientId }) => (patientId === null ? [] : [patientId])),
  )
  return holds.map((hold) => ({
    id: hold.id,
    scope:
      hold.patientId === null
        ? 'The whole log'
        : `Months that name ${numbers.get(hold.patientId) ?? 'a patient who is no longer there'}`,
    reason: hold.reason,
    setAt: hold.setAt,
    setBy: hold.setByName,
    asked:
      hold.liftAskedAt === null
        ? undefined
        : { at: hold.liftAskedAt, by: hold.liftAskedByName ?? '', reason: hold.liftReason ?? '' },
    lifted: hold.liftedAt === null ? undefined : { at: hold.liftedAt, by: hold.liftedByName ?? '' },
    href: paths.auditHold(hold.id),
  }))
}
