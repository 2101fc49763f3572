import { ObservationAcknowledgement } from '../../../models/patients/observation-acknowledgement.ts'
import { Observation } from '../../../models/patients/observation.ts'
import { auditedChange } from '../../audit/record.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { seenSchema } from '../seen.ts'

/**
 * Says that one has seen critical values as they were shown. What was changed in the meantime, or was seen by others, stays as it
 * is: it gives how many were acknowledged and how many were not. Where there is none left, it is refused.
 */
export const acknowledgeVitalSigns = definePatientCommand({
  name: 'patients.acknowledge-vital-signs',
  action: 'critical-value.acknowledge',
  event: 'critical-value.acknowledged',
  subject: 'patient',
  input: seenSchema,
  run: (services, { proof, origin, at }, { seen }) =>
    auditedChange(services, proof, origin, 'critical-value.acknowledged', async (transaction) => {
      const { patientId, actor } = proof
      await services.patientKeys.load(patientId, transaction)
      const rows = await Observation.findAll({
        attributes: ['id', 'version', 'status', 'critical'],
        where: { id: [...seen.keys()], patientId, critical: true },
        order: [['id', 'ASC']],
        transaction,
        lock: transaction.LOCK.UPDATE,
      })
      const done = await ObservationAcknowledgement.findAll({
        where: { observationId: rows.map(({ id }) => id) },
        transaction,
      })
      const waiting = rows.filter(
        ({ id, version, status }) =>
          status !== 'entered-in-error' &&
          seen.get(id) === version &&
          !done.some((one) => one.observationId === id && one.version === version),
      )
      if (waiting.length === 0) {
        throw new Refused('not-to-be-acknowledged')
      }
      await ObservationAcknowledgement.bulkCreate(
        waiting.map(({ id, version }) => ({ observationId: id, version, userId: actor.id, createdAt: at })),
        { transaction },
      )
      return {
        value: { acknowledged: waiting.length, left: seen.size - waiting.length },
        details: { observations: waiting.map(({ id, version }) => `${id} ${version}`) },
      }
    }),
})
