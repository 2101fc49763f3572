import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { RecordTie } from '../../../models/record-tie.ts'
import { User } from '../../../models/user.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { AuthorizationRequest } from '../../dual-authorization/authorization-request.ts'
import { mustDecide, mustNotWait } from '../../dual-authorization/must-decide.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError, type Deed } from '../../overtaken/overtaken.ts'
import type { PatientRequest } from '../../http/patient-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { fieldSealer } from '../sealed-fields.ts'

/** What came of it; where nothing was ended, why. */
export type Ended = 'asked' | 'ended' | 'withdrawn' | 'not-asked'

async function lockTie(
  { patientKeys }: Services,
  { admission }: PatientRequest,
  id: string,
  transaction: Transaction,
): Promise<{ tie: RecordTie; key: KeyObject }> {
  const key = await patientKeys.load(admission.patientId, transaction)
  const tie = await RecordTie.findOne({
    where: { id, patientId: admission.patientId },
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  if (tie === null) {
    throw new Refused('no-such-thing')
  }
  return { tie, key }
}

const tieOvertaken = (tie: RecordTie, deed: Deed): OvertakenError =>
  new OvertakenError(deed, {
    next: { href: paths.recordTies(tie.patientId), label: 'record-ties' },
    about: { resource: { type: 'record-tie', id: tie.id } },
  })

const tieEnded = (tie: RecordTie): OvertakenError => {
  const { acceptedAt, endedAt: at, endedBy: by } = tie
  return tieOvertaken(
    tie,
    acceptedAt === null
      ? { what: 'invitation', done: 'withdrawn', by, at }
      : { what: 'record-tie', done: 'ended', by, at },
  )
}

/** @throws OvertakenError where the tie was ended, or its invitation withdrawn */
function mustNotHaveEnded(tie: RecordTie): void {
  if (tie.endedAt !== null) {
    throw tieEnded(tie)
  }
}

/** The request to end a tie, as dual authorization sees it; undefined where nobody has asked. */
function requestToEnd({ endAskedBy, endedAt: at, endedBy: by }: RecordTie): AuthorizationRequest | undefined {
  return endAskedBy === null
    ? undefined
    : {
        requestedBy: endAskedBy,
        approvedBy: [],
        expiresAt: null,
        ended: at === null ? null : { outcome: 'approved', by, at },
      }
}

const nothing = (value: Ended) => ({ value, event: 'record-ties.viewed' as const })

/** Asks for the end of a tie, which a second person agrees to; an invitation that nobody accepted is withdrawn at once. @throws Refused, OvertakenError */
export function askEnd(
  services: Services,
  request: PatientRequest,
  id: string,
  reason: string,
): Promise<ChangeReceipt<Ended>> {
  const { admission, origin, at } = request
  return auditedChange<Ended>(services, admission, origin, 'record-tie.end-asked', async (transaction) => {
    const { tie, key } = await lockTie(services, request, id, transaction)
    mustNotHaveEnded(tie)
    const { endAskedBy, endAskedAt } = tie
    const older = requestToEnd(tie)
    if (older !== undefined) {
      mustNotWait(older, at, () =>
        tieOvertaken(tie, { what: 'record-tie-end', done: 'asked for', by: endAskedBy, at: endAskedAt }),
      )
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
 * @throws Refused, OvertakenError
 */
export function agreeEnd(
  services: Services,
  request: PatientRequest,
  id: string,
): Promise<ChangeReceipt<Ended>> {
  const { admission, origin, at } = request
  return auditedChange<Ended>(services, admission, origin, 'record-tie.ended', async (transaction) => {
    const { tie } = await lockTie(services, request, id, transaction)
    mustNotHaveEnded(tie)
    const asked = requestToEnd(tie)
    if (asked === undefined) {
      return nothing('not-asked')
    }
    mustDecide(
      {
        request: asked,
        policy: { approvals: 1, forbids: { asker: 'own-tie-end' } },
        about: { resource: { type: 'record-tie', id: tie.id } },
        next: { href: paths.recordTies(tie.patientId), label: 'record-ties' },
        overtaken: () => tieEnded(tie),
      },
      { verb: 'approve', by: { id: admission.actor.id, interest: undefined }, at },
    )
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
