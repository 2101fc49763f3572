import type { KeyObject } from 'node:crypto'
import type { Allergy, AllergyStatus, AllergyVerification } from '../../../../models/patients/allergy.ts'
import { fieldOpener, fieldSealer } from '../../sealed-fields.ts'
import type { AllergyValues } from '../entry-form.ts'

/** What an allergy says, open. */
export type AllergyFields = {
  readonly substance: string
  readonly code: string | null
  readonly reaction: string | null
  readonly criticality: Allergy['criticality']
  readonly category: string | null
  readonly type: Allergy['type']
  readonly status: AllergyStatus
  readonly verification: AllergyVerification
  readonly onset: string | null
  readonly onsetNote: string | null
  readonly note: string | null
}

/** @throws SealBrokenError */
export function openAllergyFields(row: Allergy, key: KeyObject): AllergyFields {
  const open = fieldOpener(key, 'allergies', row.id)
  const text = (column: string, sealed: Allergy['note']) => open.optional(column, sealed?.toColumn() ?? null)
  return {
    substance: open.required('substance', row.substance.toColumn()),
    code: text('code', row.code),
    reaction: text('reaction', row.reaction),
    criticality: row.criticality,
    category: row.category,
    type: row.type,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: text('onset_note', row.onsetNote),
    note: text('note', row.note),
  }
}

/** The same as its row holds it. */
export function sealAllergyFields(id: string, key: KeyObject, fields: AllergyFields) {
  const seal = fieldSealer(key, 'allergies', id)
  return {
    ...fields,
    substance: seal.required('substance', fields.substance),
    code: seal.optional('code', fields.code),
    reaction: seal.optional('reaction', fields.reaction),
    onsetNote: seal.optional('onset_note', fields.onsetNote),
    note: seal.optional('note', fields.note),
  }
}

/** What was typed, as it is kept. */
export const typedAllergy = (values: AllergyValues) => ({
  substance: values.substance,
  reaction: values.reaction,
  criticality: values.criticality,
  category: values.category,
  verification: values.certainty,
  onset: values.onset.time,
  onsetNote: values.onset.note,
  note: values.note,
})
