import type { KeyObject } from 'node:crypto'
import type {
  Condition,
  ConditionStatus,
  ConditionVerification,
} from '../../../../models/patients/condition.ts'
import { fieldOpener, fieldSealer } from '../../sealed-fields.ts'
import type { ConditionValues } from '../entry-form.ts'

/** What a condition says, open. */
export type ConditionFields = {
  readonly description: string
  readonly code: string | null
  readonly category: string | null
  readonly status: ConditionStatus
  readonly verification: ConditionVerification
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly abatement: string | null
  readonly abatementNote: string | null
  readonly note: string | null
}

/** @throws SealBrokenError */
export function openConditionFields(row: Condition, key: KeyObject): ConditionFields {
  const open = fieldOpener(key, 'conditions', row.id)
  const text = (column: string, sealed: Condition['note']) =>
    open.optional(column, sealed?.toColumn() ?? null)
  return {
    description: open.required('description', row.description.toColumn()),
    code: text('code', row.code),
    category: row.category,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: text('onset_note', row.onsetNote),
    abatement: row.abatement,
    abatementNote: text('abatement_note', row.abatementNote),
    note: text('note', row.note),
  }
}

/** The same as its row holds it. */
export function sealConditionFields(id: string, key: KeyObject, fields: ConditionFields) {
  const seal = fieldSealer(key, 'conditions', id)
  return {
    ...fields,
    description: seal.required('description', fields.description),
    code: seal.optional('code', fields.code),
    onsetNote: seal.optional('onset_note', fields.onsetNote),
    abatementNote: seal.optional('abatement_note', fields.abatementNote),
    note: seal.optional('note', fields.note),
  }
}

/** What was typed, as it is kept. */
export const typedCondition = (values: ConditionValues) => ({
  description: values.description,
  status: values.status,
  verification: values.certainty,
  onset: values.onset.time,
  onsetNote: values.onset.note,
  abatement: values.abatement.time,
  abatementNote: values.abatement.note,
  note: values.note,
})
