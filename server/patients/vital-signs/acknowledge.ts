import { z } from 'zod'
import { ObservationAcknowledgement } from '../../../models/patients/observation-acknowledgement.ts'
import { Observation } from '../../../models/patients/observation.ts'
import { auditedChange } from '../../audit/record.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { version } from '../clinical/entry-fields.ts'

/** Says that one has seen a critical value, as it was shown: of another version, or seen by others already, it is refused. */
export const acknowledgeVitalSign = definePatientCommand({
  name: 'patients.acknowledge-vital-sign',
  action: 'critical-value.acknowledge',
  event: 'critical-value.acknowledged',
  subject: 'patient',
  input: z.object({ observationId: idInAddress, version }),
  run: (services, { proof, origin, at }, { observationId: id, version: shown }) =>
    auditedChange(services, proof, origin, 'critical-value.acknowledged', async (transaction) => {
      const { patientId, actor } = proof
      await services.patientKeys.load(patientId, transaction)
      const row = await Observation.findOne({
        attributes: ['critical', 'status', 'version'],
        where: { id, patientId },
        transaction,
        lock: transaction.LOCK.UPDATE,
      })
      if (row === null) {
        throw new Refused('no-such-thing')
      }
      const where = { observationId: id, version: row.version }
      const seen = await ObservationAcknowledgement.count({ where, transaction })
      if (!row.critical || row.status === 'entered-in-error' || row.version !== shown || seen > 0) {
        throw new Refused('not-to-be-acknowledged')
      }
      await ObservationAcknowledgement.create({ ...where, userId: actor.id, createdAt: at }, { transaction })
      return { value: undefined, resource: { type: 'observation', id } }
    }),
})
