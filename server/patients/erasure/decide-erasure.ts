import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { CareTeamAssignment } from '../../../models/patients/care-team-assignment.ts'
import { FormerPatientKey } from '../../../models/patients/former-patient-key.ts'
import { PatientKey } from '../../../models/patients/patient-key.ts'
import { erasePatient } from '../../../models/queries/patients/erase-patient.ts'
import { User } from '../../../models/accounts/user.ts'
import { auditedChange, recordedChange } from '../../audit/record.ts'
import { mustDecide } from '../../dual-authorization/must-decide.ts'
import { optionalText, requiredText } from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { bury } from './bury.ts'
import { aboutErasure, deciderOf, erasureCase, erasureEnds } from './erasure-authorization.ts'
import { lockRequest } from './lock-request.ts'
import { mustBeErasable } from './must-be-erasable.ts'

/** How a decision came out. */
export type ErasureDecision = { readonly id: string; readonly kind: 'approved-first' | 'erased' | 'refused' }

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

/**
 * Locks a request with what of the record its decision needs.
 * @returns what this attempt to decide it comes to
 * @throws OvertakenError where it is decided; Refused where there is none, or it is not theirs to decide
 */
async function lockAndDecide(
  services: Services,
  { proof, at }: StaffContext,
  transaction: Transaction,
  { id, verb }: { readonly id: string; readonly verb: 'approve' | 'refuse' },
) {
  const { request, key } = await lockRequest(services, transaction, id, verb)
  const by = deciderOf(proof.actor.id, await concerns(proof.actor.id, request.patientId, transaction))
  const next = { href: paths.erasure(id), label: 'how-it-was-decided' } as const
  return { request, key, decision: mustDecide(erasureCase(request, next), { verb, by, at }) }
}

const deciding = { action: 'erasure.decide', subject: 'none' } as const

/** Approves a request: the first approval waits for a second person's, which destroys the keys in its transaction. */
export const approveErasure = defineStaffCommand({
  ...deciding,
  name: 'patients.approve-erasure',
  event: 'erasure.approved',
  input: z.object({ id: idInAddress, refusal: optionalText('the-reason', 1000) }),
  run: async (services, context, { id, refusal }) => {
    if (refusal !== null) {
      throw new Refused('refusal-with-approval', { about: { resource: { type: 'erasure-request', id } } })
    }
    const { proof, origin, at, today } = context
    return recordedChange<ErasureDecision>(services, proof, origin, async (transaction, record) => {
      const asked = { id, verb: 'approve' } as const
      const { request, decision } = await lockAndDecide(services, context, transaction, asked)
      const { patientId } = request
      await mustBeErasable(services, transaction, request, today)
      if (decision.outcome === 'approved-in-part') {
        await request.update(decision.approval, { transaction })
        await record('erasure.approved', aboutErasure(request))
        return { id, kind: 'approved-first' }
      }
      const rootKeyIds = await rootKeysOf(services, patientId, transaction)
      await bury(services, transaction, { patientId, at })
      await erasePatient(services.sequelize, transaction, { patientId, at, by: proof.actor.id })
      await request.update({ ...decision.written(erasureEnds).columns, rootKeyIds }, { transaction })
      await record('record.erased', {
        ...aboutErasure(request),
        details: {
          requestedBy: request.requestedBy,
          approvedBy: request.approvedBy ?? '',
          rootKeys: rootKeyIds,
        },
      })
      return { id, kind: 'erased' }
    })
  },
})

/** Refuses a request: it takes one person, and words for the patient. */
export const refuseErasure = defineStaffCommand({
  ...deciding,
  name: 'patients.refuse-erasure',
  event: 'erasure.refused',
  input: z.object({
    id: idInAddress,
    refusal: requiredText('why-not-for-patient', 1000),
  }),
  run: (services, context, values) => {
    const { id } = values
    const { proof, origin } = context
    return auditedChange<ErasureDecision>(services, proof, origin, 'erasure.refused', async (transaction) => {
      const asked = { id, verb: 'refuse' } as const
      const { request, key, decision } = await lockAndDecide(services, context, transaction, asked)
      if (key === undefined) {
        throw new Error('a request waits although its record was erased')
      }
      const refusal = fieldSealer(key, 'erasure_requests', id).required('refusal', values.refusal)
      await request.update({ ...decision.written(erasureEnds).columns, refusal }, { transaction })
      return { value: { id, kind: 'refused' }, ...aboutErasure(request) }
    })
  },
})
