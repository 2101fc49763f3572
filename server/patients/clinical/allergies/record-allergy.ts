import type { Transaction } from 'sequelize'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { newId } from '../../../../models/new-id.ts'
import { auditedChange } from '../../../audit/record.ts'
import { definePatientCommand, type PatientContext } from '../../../operations/operation.ts'
import { partialDateOf } from '../../../partial-date.ts'
import type { Services } from '../../../services.ts'
import { changePatient } from '../../change-patient.ts'
import { holdPatient } from '../../hold-record.ts'
import { sealAllergyFields, typedAllergy, type AllergyFields } from './allergy-fields.ts'
import { endStatementsAgainst } from './allergy-statements.ts'
import { allergySchema } from '../entry-form.ts'
import { keepVersion, sealedChange } from '../keep-version.ts'

/** Takes a line that has become an entry out of the free notes; leaves them where it is not among them any more. */
async function takeFromNotes(
  services: Services,
  transaction: Transaction,
  { proof, at }: PatientContext,
  line: string | null,
): Promise<void> {
  if (line !== null) {
    await changePatient(services, transaction, proof.patientId, { at }, (current) => {
      const lines = current.allergies?.split('\n') ?? []
      const found = lines.findIndex((one) => one.trim() === line.trim())
      const rest = lines.toSpliced(found, found < 0 ? 0 : 1).join('\n')
      return { ...current, allergies: rest.trim() === '' ? null : rest }
    })
  }
}

/** Adds an allergy. Statements that there is none end with it. It gives its id. */
export const recordAllergy = definePatientCommand({
  name: 'patients.record-allergy',
  action: 'clinical-list.write',
  event: 'allergy.recorded',
  subject: 'patient',
  input: allergySchema,
  run: (services, context, values) => {
    const { proof, origin, at } = context
    const { patientId, actor } = proof
    const id = newId()
    return auditedChange(services, proof, origin, 'allergy.recorded', async (transaction) => {
      const { key } = await holdPatient(services, transaction, patientId)
      const fields: AllergyFields = { ...typedAllergy(values), code: null, type: null, status: 'active' }
      await Allergy.create(
        {
          id,
          patientId,
          ...sealAllergyFields(id, key, fields),
          recorded: partialDateOf(at).text,
          recordedAt: at,
          recordedBy: actor.id,
          createdAt: at,
        },
        { transaction },
      )
      const entry = { patientId, entry: 'allergy', entryId: id, version: 1 } as const
      await keepVersion(transaction, key, { ...entry, change: 'recorded', by: actor.id, at, content: fields })
      await endStatementsAgainst(transaction, key, { patientId, by: actor.id, at, allergy: fields })
      await takeFromNotes(services, transaction, context, values.noteLine)
      return {
        value: id,
        resource: { type: 'allergy', id },
        changes: sealedChange(patientId, key, {}, fields),
      }
    })
  },
})
