import { lockRelationship } from './lock-relationship.ts'
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
import { managingRelationships } from './read-relationships.ts'
import { endSchema } from './relationship-form.ts'

/** What came of asking for an end: an invitation that nobody accepted is withdrawn at once. */
export type EndAsked = 'asked' | 'withdrawn'

const relationshipOvertaken = (relationship: RecordTie, deed: Deed): OvertakenError =>
  new OvertakenError(deed, {
    next: { href: paths.relationships(relationship.patientId), label: 'record-ties' },
    about: { resource: { type: 'record-tie', id: relationship.id } },
  })

const relationshipEnded = (relationship: RecordTie): OvertakenError => {
  const { acceptedAt, endedAt: at, endedBy: by } = relationship
  return relationshipOvertaken(
    relationship,
    acceptedAt === null
      ? { what: 'invitation', done: 'withdrawn', by, at }
      : { what: 'record-tie', done: 'ended', by, at },
  )
}

/** @throws OvertakenError where the tie was ended, or its invitation withdrawn */
function mustNotHaveEnded(relationship: RecordTie): void {
  if (relationship.endedAt !== null) {
    throw relationshipEnded(relationship)
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
export const requestEnd = definePatientCommand({
  ...managingRelationships,
  name: 'patients.ask-tie-end',
  event: 'record-tie.end-asked',
  input: endSchema,
  run: (services, context, { tieId, reason }) => {
    const { proof, origin, at } = context
    return auditedChange<EndAsked>(services, proof, origin, 'record-tie.end-asked', async (transaction) => {
      const { relationship, key } = await lockRelationship(services, context, tieId, transaction)
      mustNotHaveEnded(relationship)
      const { endAskedBy, endAskedAt } = relationship
      const older = requestToEnd(relationship)
      if (older !== undefined) {
        mustNotWait(older, at, () =>
          relationshipOvertaken(relationship, {
            what: 'record-tie-end',
            done: 'asked-for',
            by: endAskedBy,
            at: endAskedAt,
          }),
        )
      }
      const endReason = fieldSealer(key, 'record_ties', relationship.id).required('end_reason', reason)
      const asked = { endAskedBy: proof.actor.id, endAskedAt: at, endReason }
      const about = {
        resource: { type: 'record-tie', id: relationship.id } as const,
        details: { kind: relationship.kind },
      }
      if (relationship.acceptedAt === null) {
        await relationship.update({ ...asked, endedBy: proof.actor.id, endedAt: at }, { transaction })
        return { value: 'withdrawn', event: 'record-tie.ended', ...about }
      }
      await relationship.update(asked, { transaction })
      return { value: 'asked', ...about }
    })
  },
})

/** Agrees to the end of a tie that somebody else has asked for: from then on the account reads nothing of the record. */
export const agreeEnd = definePatientCommand({
  ...managingRelationships,
  name: 'patients.agree-tie-end',
  event: 'record-tie.ended',
  input: z.object({ tieId: idInAddress }),
  run: (services, context, { tieId }) => {
    const { proof, origin, at } = context
    return auditedChange(services, proof, origin, 'record-tie.ended', async (transaction) => {
      const { relationship } = await lockRelationship(services, context, tieId, transaction)
      mustNotHaveEnded(relationship)
      const asked = requestToEnd(relationship)
      if (asked === undefined) {
        throw new Refused('end-not-asked')
      }
      mustDecide(
        {
          request: asked,
          policy: { approvals: 1, forbids: { asker: 'own-tie-end' } },
          about: { resource: { type: 'record-tie', id: relationship.id } },
          next: { href: paths.relationships(relationship.patientId), label: 'record-ties' },
          overtaken: () => relationshipEnded(relationship),
        },
        { verb: 'approve', by: { id: proof.actor.id, interest: undefined }, at },
      )
      await relationship.update({ endedBy: proof.actor.id, endedAt: at }, { transaction })
      if (relationship.kind === 'self') {
        await User.update(
          { patientId: null, updatedAt: at },
          { where: { id: relationship.userId ?? '', patientId: relationship.patientId }, transaction },
        )
      }
      return {
        value: { id: relationship.id },
        resource: { type: 'record-tie', id: relationship.id },
        details: { kind: relationship.kind },
      }
    })
  },
})
