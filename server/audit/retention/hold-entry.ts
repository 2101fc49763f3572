import { LegalHold } from '../../../models/legal-hold.ts'
import type { HoldEntry } from '../../../views/audit/holds-page.tsx'
import { NotFound } from '../../http/errors.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { isId } from '../../http/subject.ts'
import { paths } from '../../paths.ts'
import { readRecordNumbers } from '../record-numbers.ts'

/** The hold that the address names, where it still stands. @throws NotFound */
export async function standingHold({ req }: StaffRequest): Promise<LegalHold> {
  const id = String(req.params['id'])
  const hold = isId(id) ? await LegalHold.findOne({ where: { id, liftedAt: null } }) : null
  if (hold === null) {
    throw new NotFound()
  }
  return hold
}

/** What a hold says in an audit row: never the words of its reason. */
export const onRecord = (hold: LegalHold) => ({
  resource: { type: 'legal-hold', id: hold.id },
  details: { scope: hold.patientId === null ? 'whole-log' : 'patient' },
  ...(hold.patientId === null ? {} : { patientId: hold.patientId }),
})

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
