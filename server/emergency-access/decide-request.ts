import { json, Op, type Transaction } from 'sequelize'
import { Alert } from '../../models/alert.ts'
import { EmergencyRequest } from '../../models/emergency-request.ts'
import { readNamed } from '../../models/queries/emergency-naming.ts'
import { recordedChange, type ChangeReceipt } from '../audit/record.ts'
import { NotFound, ProblemError } from '../http/errors.ts'
import { Overtaken } from '../overtaken/overtaken.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { createGrant } from './create-grant.ts'
import { loadGrantKey } from './grant-key.ts'
import { requestProblems } from '../http/emergency-request-problems.ts'

const about = (request: EmergencyRequest) => ({
  ...(request.patientId === null ? {} : { patientId: request.patientId }),
  resource: { type: 'emergency-request', id: request.id },
})

function mustBeUndecided(request: EmergencyRequest): void {
  if (request.decision !== null) {
    throw new Overtaken(
      { what: 'request', done: request.decision, by: request.decidedBy, at: request.decidedAt },
      { next: { href: paths.emergencyApprovals(), label: 'emergency-requests' }, about: about(request) },
    )
  }
}

/**
 * The request, if it is still to be decided and by this officer, locked; and the key for its words.
 * @throws NotFound, Overtaken, ProblemError, RecordErased
 */
async function lockRequest(
  services: Services,
  id: string,
  { clearance, at }: StaffRequest,
  transaction: Transaction,
) {
  const found = await EmergencyRequest.findByPk(id, { transaction })
  if (found === null) {
    throw new NotFound()
  }
  mustBeUndecided(found)
  const key = await loadGrantKey(services, found.patientId, transaction)
  const request = await EmergencyRequest.findByPk(id, {
    lock: transaction.LOCK.UPDATE,
    transaction,
    rejectOnEmpty: true,
  })
  mustBeUndecided(request)
  if (request.lapsesAt <= at) {
    throw new ProblemError(requestProblems.lapsed)
  }
  if (request.userId === clearance.actor.id) {
    throw new ProblemError(requestProblems.own)
  }
  return { request, key }
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
 * @throws Overtaken where it was decided; ProblemError where it has lapsed, is one's own, or the person is no longer named
 */
export function approveRequest(
  services: Services,
  officer: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin, at } = officer
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const { request, key } = await lockRequest(services, id, officer, transaction)
    const user = await readNamed(services.sequelize, request.userId, transaction)
    if (user === undefined) {
      throw new ProblemError(requestProblems.notNamed)
    }
    const { patientId, codeId, sessionId, reasonCode } = request
    const opened = request.reason.open(key, { table: 'emergency_requests', column: 'reason', row: id })
    const wanted = { user, patientId, codeId, sessionId, reasonCode, reason: opened, key, at, requestId: id }
    const { grantId, endsAt } = await createGrant(services, transaction, wanted)
    await request.update(
      { decision: 'approved', decidedAt: at, decidedBy: clearance.actor.id },
      { transaction },
    )
    await settleAlert(id, officer, transaction)
    await record('emergency-access.approved', { ...about(request), grantId })
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

/** Refuses a request. @throws Overtaken where it was decided; ProblemError where it has lapsed, or is one's own */
export function refuseRequest(
  services: Services,
  officer: StaffRequest,
  id: string,
): Promise<ChangeReceipt<string>> {
  const { clearance, origin, at } = officer
  return recordedChange(services, clearance, origin, async (transaction, record) => {
    const { request } = await lockRequest(services, id, officer, transaction)
    await request.update(
      { decision: 'refused', decidedAt: at, decidedBy: clearance.actor.id },
      { transaction },
    )
    await settleAlert(id, officer, transaction)
    await record('emergency-access.request-refused', about(request))
    return id
  })
}
