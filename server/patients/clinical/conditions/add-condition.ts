import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Condition } from '../../../../models/patients/condition.ts'
import { newId } from '../../../../models/new-id.ts'
import type { Work } from '../../../audit/record.ts'
import { partialDateOf } from '../../../partial-date.ts'
import { keepVersion, sealedChange } from '../keep-version.ts'
import { sealConditionFields, type ConditionFields } from './condition-fields.ts'

/** Adds a condition in the caller's transaction. It gives its id, and what its audit row (`condition.recorded`) says. */
export async function addCondition(
  transaction: Transaction,
  key: KeyObject,
  {
    patientId,
    by,
    at,
    fields,
    encounterId = null,
  }: {
    readonly patientId: string
    readonly by: string
    readonly at: Date
    readonly fields: ConditionFields
    /** In which it was found. */
    readonly encounterId?: string | null
  },
): Promise<Work<string>> {
  const id = newId()
  await Condition.create(
    {
      id,
      patientId,
      encounterId,
      ...sealConditionFields(id, key, fields),
      recorded: partialDateOf(at).text,
      recordedAt: at,
      recordedBy: by,
      createdAt: at,
    },
    { transaction },
  )
  const entry = { patientId, entry: 'condition', entryId: id, version: 1 } as const
  await keepVersion(transaction, key, { ...entry, change: 'recorded', by, at, content: fields })
  return {
    value: id,
    resource: { type: 'condition', id },
    changes: sealedChange(patientId, key, {}, fields),
  }
}
