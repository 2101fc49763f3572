import { z } from 'zod'
import { ErasureRequest, type IdentityCheck } from '../../../models/patients/erasure-request.ts'
import { newId } from '../../../models/new-id.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { mustDecide, mustNotWait } from '../../dual-authorization/must-decide.ts'
import { choice, requiredText } from '../../operations/fields.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, type PatientContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError, type NextStep } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import { holdPatient } from '../hold-record.ts'
import { erasureCase, erasureEnds } from './erasure-authorization.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { asking, askingOwn } from './newest-erasure.ts'
import type { Services } from '../../services.ts'

/** Says who has asked for the erasure already, and when. */
const askedAlready = (request: ErasureRequest, next: NextStep): OvertakenError => {
  const { id, patientId, requestedBy: by, requestedAt: at, identityCheck } = request
  return new OvertakenError(
    { what: 'erasure', done: 'asked-for', by, asPatient: identityCheck === 'signed-in', at },
    { next, about: { patientId, resource: { type: 'erasure-request', id } }, help: ['nothing-more-to-do'] },
  )
}

/**
 * Puts on record that a patient wants to be erased.
 * @throws OvertakenError where a request of this patient waits already; RecordErasedError
 */
async function writeRequest(
  services: Services,
  { proof, origin, at }: PatientContext,
  asked: { readonly reason: string; readonly identityCheck: IdentityCheck; readonly next: NextStep },
): Promise<ChangeReceipt<{ readonly id: string }>> {
  const { patientId, actor } = proof
  const id = newId()
  return auditedChange(services, proof, origin, 'erasure.requested', async (transaction) => {
    // Two who ask at once wait for each other here, so that the second sees the request of the first.
    const { key } = await holdPatient(services, transaction, patientId)
    const waiting = await ErasureRequest.findOne({ where: { patientId, outcome: null }, transaction })
    if (waiting !== null) {
      mustNotWait(erasureCase(waiting, asked.next).request, at, () => askedAlready(waiting, asked.next))
    }
    const reason = fieldSealer(key, 'erasure_requests', id).required('reason', asked.reason)
    await ErasureRequest.create(
      { id, patientId, requestedBy: actor.id, requestedAt: at, identityCheck: asked.identityCheck, reason },
      { transaction },
    )
    return {
      value: { id },
      resource: { type: 'erasure-request', id },
      details: { identityCheck: asked.identityCheck },
    }
  })
}

const reason = requiredText('the-reason', 1000)

/** Asks for the erasure of one's own record. */
export const requestOwnErasure = definePatientCommand({
  ...askingOwn,
  name: 'patients.ask-own-erasure',
  event: 'erasure.requested',
  input: z.object({ reason }),
  run: (services, context, values) =>
    writeRequest(services, context, {
      ...values,
      identityCheck: 'signed-in',
      next: { href: paths.ownErasure(), label: 'own-request' },
    }),
})

/** Asks for the erasure of a patient's record on their behalf. */
export const requestErasure = definePatientCommand({
  ...asking,
  name: 'patients.ask-erasure',
  event: 'erasure.requested',
  input: z.object({
    reason,
    identityCheck: choice('how-it-was-made-sure', ['document', 'known-in-person', 'representative']),
  }),
  run: (services, context, values) =>
    writeRequest(services, context, {
      ...values,
      next: { href: paths.requestErasure(context.proof.patientId), label: 'erasure-request' },
    }),
})

/** Takes one's own request back. */
export const withdrawErasure = definePatientCommand({
  name: 'patients.withdraw-erasure',
  action: 'own-record.open',
  event: 'erasure.withdrawn',
  subject: 'own-record',
  input: nothingTaken,
  run: (services, { proof, origin, at }) => {
    const { patientId, actor } = proof
    return auditedChange(services, proof, origin, 'erasure.withdrawn', async (transaction) => {
      const request = await ErasureRequest.findOne({
        where: { patientId },
        order: [
          ['requestedAt', 'DESC'],
          ['id', 'DESC'],
        ],
        lock: transaction.LOCK.UPDATE,
        transaction,
      })
      if (request === null) {
        throw new Refused('no-such-thing')
      }
      const next = { href: paths.ownErasure(), label: 'own-request' } as const
      const by = { id: actor.id, interest: undefined }
      const decision = mustDecide(erasureCase(request, next, actor.id), { verb: 'withdraw', by, at })
      await request.update(decision.written(erasureEnds).columns, { transaction })
      return { value: { id: request.id }, resource: { type: 'erasure-request', id: request.id } }
    })
  },
})
