import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { RecordTie } from '../../../models/record-tie.ts'
import { User } from '../../../models/user.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { NotFound } from '../../http/errors.ts'
import { OwnDecisionError } from '../../http/own-decision.ts'
import { Overtaken, type Deed } from '../../overtaken/overtaken.ts'
import type { PatientRequest } from '../../http/patient-route.ts'
import { isId } from '../../http/subject.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { fieldSealer } from '../sealed-fields.ts'

/** What came of it; where nothing was ended, why. */
export type Ended = 'asked' | 'ended' | 'withdrawn' | 'not-asked'

async function lockTie(
  { patientKeys }: Services,
  { admission }: PatientRequest,
  id: unknown,
  transaction: Transaction,
): Promise<{ tie: RecordTie; key: KeyObject }> {
  const key = await patientKeys.load(admission.patientId, transaction)
  const tie =
    typeof id === 'string' && isId(id)
      ? await RecordTie.findOne({
          where: { id, patientId: admission.patientId },
          transaction,
          lock: transaction.LOCK.UPDATE,
        })
      : null
  if (tie === null) {
    throw new NotFound()
  }
  return { tie, key }
}

const tieOvertaken = (tie: RecordTie, deed: Deed): Overtaken =>
  new Overtaken(deed, {
    next: { href: paths.recordTies(tie.patientId), label: 'record-ties' },
    about: { resource: { type: 'record-tie', id: tie.id } },
  })

/** @throws Overtaken where the tie was ended, or its invitation withdrawn */
function mustNotHaveEnded(tie: RecordTie): void {
  const { acceptedAt, endedAt: at, endedBy: by } = tie
  if (at !== null) {
    throw tieOvertaken(
      tie,
      acceptedAt === null
        ? { what: 'invitation', done: 'withdrawn', by, at }
        : { what: 'record-tie', done: 'ended', by, at },
    )
  }
}

const nothing = (value: Ended) => ({ value, event: 'record-ties.viewed' as const })

/** Asks for the end of a tie, which a second person agrees to; an invitation that nobody accepted is withdrawn at once. @throws NotFound, Overtaken */
export function askEnd(
  services: Services,
  request: PatientRequest,
  id: unknown,
  reason: string,
): Promise<ChangeReceipt<Ended>> {
  const { admission, origin, at } = request
  return auditedChange<Ended>(services, admission, origin, 'record-tie.end-asked', async (transaction) => {
    const { tie, key } = await lockTie(services, request, id, transaction)
    mustNotHaveEnded(tie)
    if (tie.endAskedAt !== null) {
      const { endAskedBy: by, endAskedAt } = tie
      throw tieOvertaken(tie, { what: 'record-tie-end', done: 'asked for', by, at: endAskedAt })
    }
    const endReason = fieldSealer(key, 'record_ties', tie.id).required('end_reason', reason)
    const asked = { endAskedBy: admission.actor.id, endAskedAt: at, endReason }
    const about = { resource: { type: 'record-tie', id: tie.id } as const, details: { kind: tie.kind } }
    if (tie.acceptedAt === null) {
      await tie.update({ ...asked, endedBy: admission.actor.id, endedAt: at }, { transaction })
      return { value: 'withdrawn', event: 'record-tie.ended', ...about }
    }
    await tie.update(asked, { transaction })
    return { value: 'asked', ...about }
  })
}

/**
 * Agrees to the end of a tie that somebody else has asked for: from then on the account reads nothing of the record.
 * @throws NotFound, Overtaken; OwnDecisionError for who asked for it
 */
export function agreeEnd(
  services: Services,
  request: PatientRequest,
  id: unknown,
): Promise<ChangeReceipt<Ended>> {
  const { admission, origin, at } = request
  return auditedChange<Ended>(services, admission, origin, 'record-tie.ended', async (transaction) => {
    const { tie } = await lockTie(services, request, id, transaction)
    mustNotHaveEnded(tie)
    if (tie.endAskedAt === null) {
      return nothing('not-asked')
    }
    if (tie.endAskedBy === admission.actor.id) {
      throw new OwnDecisionError('own-tie-end', {
        resource: { type: 'record-tie', id: tie.id },
        next: { href: paths.recordTies(tie.patientId), label: 'record-ties' },
      })
    }
    await tie.update({ endedBy: admission.actor.id, endedAt: at }, { transaction })
    if (tie.kind === 'self') {
      await User.update(
        { patientId: null, updatedAt: at },
        { where: { id: tie.userId ?? '', patientId: tie.patientId }, transaction },
      )
    }
    return { value: 'ended', resource: { type: 'record-tie', id: tie.id }, details: { kind: tie.kind } }
  })
}
