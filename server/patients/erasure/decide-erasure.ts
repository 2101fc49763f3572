import type { Transaction } from 'sequelize'
import { CareTeamAssignment } from '../../../models/care-team-assignment.ts'
import { EmergencyGrant } from '../../../models/emergency-grant.ts'
import { FormerPatientKey } from '../../../models/former-patient-key.ts'
import { PatientKey } from '../../../models/patient-key.ts'
import { erasePatient } from '../../../models/queries/erase-patient.ts'
import { User } from '../../../models/user.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import { mustDecide } from '../../dual-authorization/must-decide.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { bury } from './bury.ts'
import { deciderOf, erasureCase, erasureEnds } from './erasure-authorization.ts'
import { lockRequest } from './lock-request.ts'
import { readKept, type Kept } from './retention.ts'

/** How a decision came out. `must-be-kept` and `review-due` have changed nothing. */
export type Decided =
  | { readonly kind: 'approved-first' | 'erased' | 'refused' | 'review-due' }
  | { readonly kind: 'must-be-kept'; readonly kept: Kept }

async function concerns(actorId: string, patientId: string, transaction: Transaction): Promise<boolean> {
  const treated = await CareTeamAssignment.count({ where: { userId: actorId, patientId }, transaction })
  return treated > 0 || (await User.count({ where: { id: actorId, patientId }, transaction })) > 0
}

/** The root keys with which a copy of the database from before can still open this patient's keys. */
async function rootKeysOf(services: Services, patientId: string, transaction: Transaction) {
  const asked = {
    attributes: ['rootKeyId'],
    where: { patientId },
    transaction,
    lock: transaction.LOCK.UPDATE,
  }
  const current = await PatientKey.findAll(asked)
  const former = await FormerPatientKey.findAll(asked)
  return [...new Set([...services.ring.ids, ...[...current, ...former].map((row) => row.rootKeyId)])]
}

type Asked =
  { readonly verb: 'approve'; readonly today: string } | { readonly verb: 'refuse'; readonly refusal: string }

/**
 * Decides a request, once. The first approval waits for a second person's; the second destroys the keys, in this
 * transaction. A refusal needs one person, and words for the patient. What law says must be kept is not erased: that is
 * asked while nobody can write into the record.
 * @throws NotFoundError; OvertakenError where it is decided; Refused where it is not theirs to decide
 */
export async function decideErasure(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  id: string,
  asked: Asked,
): Promise<ChangeReceipt<Decided>> {
  const by = clearance.actor.id
  return recordedChange<Decided>(services, clearance, origin, async (transaction, record) => {
    const { request, key } = await lockRequest(services, transaction, id, asked.verb)
    const { patientId } = request
    const about = { patientId, resource: { type: 'erasure-request', id } }
    const concerned = await concerns(by, patientId, transaction)
    const decider = deciderOf(by, concerned)
    const next = { href: paths.erasure(id), label: 'how-it-was-decided' } as const
    const decision = mustDecide(erasureCase(request, next), { verb: asked.verb, by: decider, at })
    if (asked.verb === 'refuse') {
      if (key === undefined) {
        throw new Error('a request waits although its record was erased')
      }
      const refusal = fieldSealer(key, 'erasure_requests', id).required('refusal', asked.refusal)
      await request.update({ ...decision.written(erasureEnds).columns, refusal }, { transaction })
      await record('erasure.refused', about)
      return { kind: 'refused' }
    }
    const kept = await readKept(services, patientId, asked.today, transaction)
    if (kept !== undefined) {
      await record('erasure.viewed', { ...about, details: { notDecided: 'must-be-kept', until: kept.until } })
      return { kind: 'must-be-kept', kept }
    }
    const due = { patientId, reviewState: ['due', 'escalated'] }
    if ((await EmergencyGrant.count({ where: due, transaction })) > 0) {
      await record('erasure.viewed', { ...about, details: { notDecided: 'review-due' } })
      return { kind: 'review-due' }
    }
    if (decision.outcome === 'approved-in-part') {
      await request.update(decision.approval, { transaction })
      await record('erasure.approved', about)
      return { kind: 'approved-first' }
    }
    const rootKeyIds = await rootKeysOf(services, patientId, transaction)
    await bury(services, transaction, { patientId, at })
    await erasePatient(services.sequelize, transaction, { patientId, at, by })
    await request.update({ ...decision.written(erasureEnds).columns, rootKeyIds }, { transaction })
    await record('record.erased', {
      ...about,
      details: {
        requestedBy: request.requestedBy,
        approvedBy: request.approvedBy ?? '',
        rootKeys: rootKeyIds,
      },
    })
    return { kind: 'erased' }
  })
}
