import type { KeyObject } from 'node:crypto'
import { json, Op, type Transaction } from 'sequelize'
import { z } from 'zod'
import { Alert } from '../../../models/security/alert.ts'
import { EmergencyRequest } from '../../../models/emergency-access/emergency-request.ts'
import { readNamed } from '../../../models/queries/emergency-access/emergency-naming.ts'
import { recordedChange } from '../../audit/record.ts'
import type { Decision } from '../../dual-authorization/dual-authorization.ts'
import { mustDecide } from '../../dual-authorization/must-decide.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { createGrant } from '../grants/create-grant.ts'
import { aboutRequest, emergencyCase, emergencyEnds, nextRequests } from './emergency-authorization.ts'
import { loadGrantKey } from '../grants/grant-key.ts'

/**
 * The request, locked, with the key for its words and what this attempt to decide it comes to.
 * @throws OvertakenError where it was decided; Refused where it is not theirs to decide, or nobody did in time; RecordErasedError
 */
async function lockAndDecide(
  services: Services,
  { id, verb }: { readonly id: string; readonly verb: 'approve' | 'refuse' },
  { proof, at }: StaffContext,
  transaction: Transaction,
): Promise<{ request: EmergencyRequest; key: KeyObject; decision: Decision }> {
  const found = await EmergencyRequest.findByPk(id, { transaction })
  if (found === null) {
    throw new Refused('no-such-thing')
  }
  const { request: before, overtaken } = emergencyCase(found)
  if (before.ended !== null) {
    // Perhaps of a record that was erased: there would be no key.
    throw overtaken(before.ended)
  }
  const key = await loadGrantKey(services, found.patientId, transaction)
  const request = await EmergencyRequest.findByPk(id, {
    lock: transaction.LOCK.UPDATE,
    transaction,
    rejectOnEmpty: true,
  })
  const by = { id: proof.actor.id, interest: undefined }
  const decision = mustDecide(emergencyCase(request), { verb, by, at })
  if (decision.outcome === 'expired') {
    throw new Refused('request-lapsed', { about: aboutRequest(request), next: nextRequests })
  }
  return { request, key, decision }
}

/** Whoever decides has acknowledged the alert. */
const settleAlert = (requestId: string, { proof, at }: StaffContext, transaction: Transaction) =>
  Alert.update(
    { acknowledgedAt: at, acknowledgedBy: proof.actor.id },
    {
      where: {
        acknowledgedAt: null,
        kind: 'emergency-request',
        [Op.and]: json('details.requestId', requestId),
      },
      transaction,
    },
  )

const decision = {
  action: 'emergency-access.approve',
  subject: 'none',
  input: z.object({ id: idInAddress }),
} as const

/** Approves a request: the access that was asked for begins at once, because somebody is waiting for it. */
export const approveRequest = defineStaffCommand({
  ...decision,
  name: 'emergency-access.approve',
  event: 'emergency-access.approved',
  run: (services, officer, { id }) =>
    recordedChange(services, officer.proof, officer.origin, async (transaction, record) => {
      const asked = { id, verb: 'approve' } as const
      const decided = await lockAndDecide(services, asked, officer, transaction)
      const { request, key } = decided
      const about = aboutRequest(request)
      const user = await readNamed(services.sequelize, request.userId, transaction)
      if (user === undefined) {
        throw new Refused('not-named-for-emergencies', { about, next: nextRequests })
      }
      const { patientId, codeId, sessionId, reasonCode } = request
      const reason = request.reason.open(key, { table: 'emergency_requests', column: 'reason', row: id })
      const { grantId, endsAt } = await createGrant(services, transaction, {
        user,
        patientId,
        codeId,
        sessionId,
        reasonCode,
        reason,
        key,
        at: officer.at,
        requestId: id,
      })
      await request.update(decided.decision.written(emergencyEnds).columns, { transaction })
      await settleAlert(id, officer, transaction)
      await record('emergency-access.approved', { ...about, grantId })
      // No origin: the person whose access begins sent nothing now; where the officer is stands in the row before.
      await services.trail.appendIn(transaction, {
        event: 'emergency-access.started',
        outcome: 'success',
        actor: user,
        sessionId,
        rule: 'approved-by-officer',
        grantId,
        ...(patientId === null ? {} : { patientId }),
        resource: { type: 'emergency-grant', id: grantId },
        details: { reasonCode, endsAt: endsAt.toISOString() },
      })
      return grantId
    }),
})

/** Refuses a request. */
export const refuseRequest = defineStaffCommand({
  ...decision,
  name: 'emergency-access.refuse',
  event: 'emergency-access.request-refused',
  run: (services, officer, { id }) =>
    recordedChange(services, officer.proof, officer.origin, async (transaction, record) => {
      const asked = { id, verb: 'refuse' } as const
      const decided = await lockAndDecide(services, asked, officer, transaction)
      await decided.request.update(decided.decision.written(emergencyEnds).columns, { transaction })
      await settleAlert(id, officer, transaction)
      await record('emergency-access.request-refused', aboutRequest(decided.request))
      return id
    }),
})
