import { Condition } from '../../../../models/patients/condition.ts'
import { newId } from '../../../../models/new-id.ts'
import { auditedChange } from '../../../audit/record.ts'
import { definePatientCommand } from '../../../operations/operation.ts'
import { partialDateOf } from '../../../partial-date.ts'
import { sealConditionFields, typedCondition, type ConditionFields } from './condition-fields.ts'
import { conditionSchema } from '../entry-form.ts'
import { keepVersion, sealedChange } from '../keep-version.ts'

/** Adds a condition. It gives its id. */
export const recordCondition = definePatientCommand({
  name: 'patients.record-condition',
  action: 'clinical-list.write',
  event: 'condition.recorded',
  subject: 'patient',
  input: conditionSchema,
  run: (services, { proof, origin, at }, values) => {
    const { patientId, actor } = proof
    const id = newId()
    return auditedChange(services, proof, origin, 'condition.recorded', async (transaction) => {
      const key = await services.patientKeys.load(patientId, transaction)
      const fields: ConditionFields = { ...typedCondition(values), code: null, category: null }
      await Condition.create(
        {
          id,
          patientId,
          ...sealConditionFields(id, key, fields),
          recorded: partialDateOf(at).text,
          recordedAt: at,
          recordedBy: actor.id,
          createdAt: at,
        },
        { transaction },
      )
      const entry = { patientId, entry: 'condition', entryId: id, version: 1 } as const
      await keepVersion(transaction, key, { ...entry, change: 'recorded', by: actor.id, at, content: fields })
      return {
        value: id,
        resource: { type: 'condition', id },
        changes: sealedChange(patientId, key, {}, fields),
      }
    })
  },
})
