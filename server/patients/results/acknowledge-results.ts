import type { Transaction } from 'sequelize'
import { ResultAcknowledgement } from '../../../models/patients/result-acknowledgement.ts'
import { Result } from '../../../models/patients/result.ts'
import { auditedChange } from '../../audit/record.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { seenSchema } from '../seen.ts'

/**
 * Says that one has seen results as they were shown. What was changed in the meantime, or was seen by others, stays as it is: it
 * gives how many were acknowledged and how many were not. Where there is none left, it is refused.
 */
export const acknowledgeResults = definePatientCommand({
  name: 'patients.acknowledge-results',
  action: 'result.acknowledge',
  event: 'results.acknowledged',
  subject: 'patient',
  input: seenSchema,
  run: (services, { proof, origin, at }, { seen }) =>
    auditedChange(services, proof, origin, 'results.acknowledged', async (transaction) => {
      const { patientId, actor } = proof
      await services.patientKeys.load(patientId, transaction)
      const waiting = await stillWaiting(transaction, patientId, seen)
      if (waiting.length === 0) {
        throw new Refused('not-to-be-acknowledged')
      }
      await ResultAcknowledgement.bulkCreate(
        waiting.map(({ id, version }) => ({ resultId: id, version, userId: actor.id, createdAt: at })),
        { transaction },
      )
      const [first, ...others] = waiting.map(({ id }) => id)
      return {
        value: { acknowledged: waiting.length, left: seen.size - waiting.length },
        details: { results: waiting.map(({ id, version }) => `${id} ${version}`) },
        ...(first !== undefined && others.length === 0 ? { resource: { type: 'result', id: first } } : {}),
      }
    }),
})

/** Of what was shown, what waits as it was shown; the rows are held. */
async function stillWaiting(
  transaction: Transaction,
  patientId: string,
  seen: ReadonlyMap<string, number>,
): Promise<readonly Result[]> {
  const rows = await Result.findAll({
    attributes: ['id', 'version', 'status', 'awaited'],
    where: { id: [...seen.keys()], patientId },
    order: [['id', 'ASC']],
    transaction,
    lock: transaction.LOCK.UPDATE,
  })
  const asShown = rows.filter(
    ({ id, version, status, awaited }) =>
      awaited && status !== 'entered-in-error' && seen.get(id) === version,
  )
  const done = await ResultAcknowledgement.findAll({
    where: { resultId: asShown.map(({ id }) => id) },
    transaction,
  })
  return asShown.filter(
    ({ id, version }) => !done.some((one) => one.resultId === id && one.version === version),
  )
}
