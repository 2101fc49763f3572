import type { KeyObject } from 'node:crypto'
import { json, Op, type Transaction } from 'sequelize'
import { Alert } from '../../models/alert.ts'
import { EmergencyRequest } from '../../models/emergency-request.ts'
import { readNamed } from '../../models/queries/emergency-naming.ts'
import { recordedChange, type ChangeReceipt } from '../audit/record.ts'
import type { Decision } from '../dual-authorization/dual-authorization.ts'
import { mustDecide } from '../dual-authorization/must-decide.ts'
import { NotFound } from '../http/errors.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { createGrant } from './create-grant.ts'
import { aboutRequest, emergencyCase, emergencyEnds, nextRequests } from './emergency-authorization.ts'
import { loadGrantKey } from './grant-key.ts'

/**
 * The request, locked, with the key for its words and what this attempt to decide it comes to.
 * @throws NotFound; Overtaken where it was decided; Refused where it is not theirs to decide, or nobody did in time; RecordErased
 */
async function lockAndDecide(
  services: Services,
  { id, verb }: { readonly id: string; readonly verb: 'approve' | 'refuse' },
  { clearance, at }: StaffRequest,
  transaction: Transaction,
): Promise<{ request: EmergencyRequest; key: KeyObject; decision: Decision }> {
  const found = await EmergencyRequest.findByPk(id, { transaction })
  if (found === null) {
    throw new NotFound()
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
  const by = { id: clearance.actor.id, interest: undefined }
  const decision = mustDecide(emergencyCase(request), { verb, by, at })
  if (decision.outcome === 'expired') {
    throw new Refused('request-lapsed', { about: aboutRequest(request), next: nextRequests })
  }
  return { request, key, decision }
}

/** Whoever decides has seen to the alert. */
const settleAlert = (requestId: string, { clearance, at }: StaffRequest, transaction: Transaction) =>
  Alert.update(
    { acknowledgedAt: at, acknowledgedBy: clearance.actor.id },
    {
      where: {
        acknowledgedAt: null,
        kind: 'emergency-request',
        [Op.and]: json('details.requestId', requestId),
      },
      transaction,
    },
  )

/**
 * Approves a request: the access that was asked for begins at once, because somebody is waiting for it.
 * @throws Overtaken where it was decided; Refused where it has expired, is one's own, or the person is no longer named
 */
export function approveRequest(
  services: Services,
  officer: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin, at } = officer
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const asked = { id, verb: 'approve' } as const
    const { request, key, decision } = await lockAndDecide(services, asked, officer, transaction)
    const user = await readNamed(services.sequelize, request.userId, transaction)
    if (user === undefined) {
      const about = aboutRequest(request)
      throw new Refused('not-named-for-emergencies', { about, next: nextRequests })
    }
    const { patientId, codeId, sessionId, reasonCode } = request
    const opened = request.reason.open(key, { table: 'emergency_requests', column: 'reason', row: id })
    const wanted = { user, patientId, codeId, sessionId, reasonCode, reason: opened, key, at, requestId: id }
    const { grantId, endsAt } = await createGrant(services, transaction, wanted)
    await request.update(decision.written(emergencyEnds).columns, { transaction })
    await settleAlert(id, officer, transaction)
    await record('emergency-access.approved', { ...aboutRequest(request), grantId })
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
  })
}

/** Refuses a request. @throws Overtaken where it was decided; Refused where it has expired, or is one's own */
export function refuseRequest(
  services: Services,
  officer: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin } = officer
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const asked = { id, verb: 'refuse' } as const
    const { request, decision } = await lockAndDecide(services, asked, officer, transaction)
    await request.update(decision.written(emergencyEnds).columns, { transaction })
    await settleAlert(id, officer, transaction)
    await record('emergency-access.request-refused', aboutRequest(request))
    return id
  })
}
