import type { KeyObject } from 'node:crypto'
import type { PatientSafetyRow } from '../../../models/queries/prescriptions/patient-safety.ts'
import { negationOf } from '../../patients/negation.ts'
import { fieldOpener } from '../../patients/sealed-fields.ts'
import type { AllergyFact } from './check-allergies.ts'

/** What the record says about allergies, and whether anybody has asked. */
export type AllergyFacts = { readonly allergies: readonly AllergyFact[]; readonly asked: boolean }

/** Opens the allergies that count, with what was noted in free text. @throws SealBrokenError */
export function openAllergyFacts(row: PatientSafetyRow, key: KeyObject): AllergyFacts {
  const notes = fieldOpener(key, 'patients', row.id).optional('allergies', row.allergies)
  const recorded = (row.allergy_rows ?? []).map((allergy): AllergyFact => {
    const open = fieldOpener(key, 'allergies', allergy.id)
    return {
      key: allergy.id,
      substance: open.required('substance', allergy.substance),
      codes: open.optional('code', allergy.code)?.split('\n') ?? [],
      reaction: open.optional('reaction', allergy.reaction),
      criticality: allergy.criticality,
    }
  })
  const noted = (notes?.split('\n') ?? [])
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, place): AllergyFact => {
      const name = place === 0 ? 'notes' : `notes ${place + 1}`
      return { key: name, substance: line, codes: [], reaction: null, criticality: 'unknown' }
    })
  const allergies = [...recorded, ...noted].filter(
    ({ substance, codes, reaction }) => negationOf({ words: substance, codes, reaction }) === undefined,
  )
  const stated = (row.statement_rows ?? []).some(
    ({ says, scope }) => says === 'none-known' && (scope === 'any' || scope === 'medication'),
  )
  return { allergies, asked: recorded.length > 0 || stated }
}
