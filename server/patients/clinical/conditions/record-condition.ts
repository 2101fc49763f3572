import { auditedChange } from '../../../audit/record.ts'
import { definePatientCommand } from '../../../operations/operation.ts'
import { addCondition } from './add-condition.ts'
import { typedCondition, type ConditionFields } from './condition-fields.ts'
import { conditionSchema } from '../entry-form.ts'

/** Adds a condition. It gives its id. */
export const recordCondition = definePatientCommand({
  name: 'patients.record-condition',
  action: 'clinical-list.write',
  event: 'condition.recorded',
  subject: 'patient',
  input: conditionSchema,
  run: (services, { proof, origin, at }, values) => {
    const { patientId, actor } = proof
    return auditedChange(services, proof, origin, 'condition.recorded', async (transaction) => {
      const key = await services.patientKeys.load(patientId, transaction)
      const fields: ConditionFields = { ...typedCondition(values), code: null, category: null }
      return addCondition(transaction, key, { patientId, by: actor.id, at, fields })
    })
  },
})
