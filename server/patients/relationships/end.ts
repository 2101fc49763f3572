import { lockTie } from './lock-tie.ts'
import { z } from 'zod'
import { RecordTie } from '../../../models/patients/record-tie.ts'
import { User } from '../../../models/accounts/user.ts'
import { auditedChange } from '../../audit/record.ts'
import type { AuthorizationRequest } from '../../dual-authorization/authorization-request.ts'
import { mustDecide, mustNotWait } from '../../dual-authorization/must-decide.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError, type Deed } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { managingTies } from './read-ties.ts'
import { endSchema } from './tie-form.ts'

/** What came of asking for an end: an invitation that nobody accepted is withdrawn at once. */
export type EndAsked = 'asked' | 'withdrawn'

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

/** Asks for the end of a tie, which a second person agrees to. An invitation that nobody accepted is withdrawn at once. */
export const askEnd = definePatientCommand({
  ...managingTies,
  name: 'patients.ask-tie-end',
  event: 'record-tie.end-asked',
  input: endSchema,
  run: (services, context, { tieId, reason }) => {
    const { proof, origin, at } = context
    return auditedChange<EndAsked>(services, proof, origin, 'record-tie.end-asked', async (transaction) => {
      const { tie, key } = await lockTie(services, context, tieId, transaction)
      mustNotHaveEnded(tie)
      const { endAskedBy, endAskedAt } = tie
      const older = requestToEnd(tie)
      if (older !== undefined) {
        mustNotWait(older, at, () =>
          tieOvertaken(tie, { what: 'record-tie-end', done: 'asked for', by: endAskedBy, at: endAskedAt }),
        )
      }
      const endReason = fieldSealer(key, 'record_ties', tie.id).required('end_reason', reason)
      const asked = { endAskedBy: proof.actor.id, endAskedAt: at, endReason }
      const about = { resource: { type: 'record-tie', id: tie.id } as const, details: { kind: tie.kind } }
      if (tie.acceptedAt === null) {
        await tie.update({ ...asked, endedBy: proof.actor.id, endedAt: at }, { transaction })
        return { value: 'withdrawn', event: 'record-tie.ended', ...about }
      }
      await tie.update(asked, { transaction })
      return { value: 'asked', ...about }
    })
  },
})

/** Agrees to the end of a tie that somebody else has asked for: from then on the account reads nothing of the record. */
export const agreeEnd = definePatientCommand({
  ...managingTies,
  name: 'patients.agree-tie-end',
  event: 'record-tie.ended',
  input: z.object({ tieId: idInAddress }),
  run: (services, context, { tieId }) => {
    const { proof, origin, at } = context
    return auditedChange(services, proof, origin, 'record-tie.ended', async (transaction) => {
      const { tie } = await lockTie(services, context, tieId, transaction)
      mustNotHaveEnded(tie)
      const asked = requestToEnd(tie)
      if (asked === undefined) {
        throw new Refused('end-not-asked')
      }
      mustDecide(
        {
          request: asked,
          policy: { approvals: 1, forbids: { asker: 'own-tie-end' } },
          about: { resource: { type: 'record-tie', id: tie.id } },
          next: { href: paths.recordTies(tie.patientId), label: 'record-ties' },
          overtaken: () => tieEnded(tie),
        },
        { verb: 'approve', by: { id: proof.actor.id, interest: undefined }, at },
      )
      await tie.update({ endedBy: proof.actor.id, endedAt: at }, { transaction })
      if (tie.kind === 'self') {
        await User.update(
          { patientId: null, updatedAt: at },
          { where: { id: tie.userId ?? '', patientId: tie.patientId }, transaction },
        )
      }
      return {
        value: { id: tie.id },
        resource: { type: 'record-tie', id: tie.id },
        details: { kind: tie.kind },
      }
    })
  },
})
