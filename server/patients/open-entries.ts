import type { KeyObject } from 'node:crypto'
import type {
  AllergyRow,
  AllergyStatementRow,
  ConditionRow,
  SafetyRows,
} from '../../models/queries/patients/clinical-entries.ts'
import type {
  Allergies,
  AllergyEntry,
  AllergyStatement,
  Provenance,
} from '../../views/patients/clinical/allergy.ts'
import type { ConditionEntry } from '../../views/patients/clinical/condition.ts'
import type { Receipt } from '../audit/record.ts'
import { fieldOpener } from './sealed-fields.ts'
import { readAllergies } from './clinical/allergies/allergy-reading.ts'
import { conditionNegationOf } from './clinical/conditions/condition-negation.ts'

const momentOrNull = (text: string | null) => (text === null ? null : new Date(text))

const provenanceOf = (
  row: Pick<AllergyRow, 'source' | 'recorded' | 'recorded_by' | 'changed_at' | 'changed_by' | 'version'>,
): Provenance => ({
  source: row.source,
  recorded: row.recorded,
  recordedBy: row.recorded_by,
  changedAt: momentOrNull(row.changed_at),
  changedBy: row.changed_by,
  version: row.version,
})

const codesOf = (text: string | null): readonly string[] => text?.split('\n') ?? []

/** @throws SealBrokenError; HiddenSectionError where the decision hides what could harm */
export function openAllergy(receipt: Receipt, key: KeyObject, row: AllergyRow): AllergyEntry {
  receipt.mustShow('safety')
  const open = fieldOpener(key, 'allergies', row.id)
  return {
    id: row.id,
    substance: open.required('substance', row.substance),
    codes: codesOf(open.optional('code', row.code)),
    reaction: open.optional('reaction', row.reaction),
    criticality: row.criticality,
    category: row.category,
    type: row.type,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: open.optional('onset_note', row.onset_note),
    note: open.optional('note', row.note),
    ...provenanceOf(row),
  }
}

/** @throws SealBrokenError; HiddenSectionError where the decision hides what could harm */
export function openStatement(receipt: Receipt, key: KeyObject, row: AllergyStatementRow): AllergyStatement {
  receipt.mustShow('safety')
  const open = fieldOpener(key, 'allergy_statements', row.id)
  return {
    id: row.id,
    says: row.says,
    scope: row.scope,
    substance: open.optional('substance', row.substance),
    note: open.optional('note', row.note),
    source: row.source,
    recorded: row.recorded,
    recordedBy: row.recorded_by,
    endedAt: momentOrNull(row.ended_at),
    endedBy: row.ended_by,
    endedBecause: row.ended_because,
    asEntry: false,
  }
}

/** @throws SealBrokenError; HiddenSectionError where the decision hides the history */
export function openCondition(receipt: Receipt, key: KeyObject, row: ConditionRow): ConditionEntry {
  receipt.mustShow('history')
  const open = fieldOpener(key, 'conditions', row.id)
  const description = open.required('description', row.description)
  const codes = codesOf(open.optional('code', row.code))
  return {
    id: row.id,
    encounterId: row.encounter_id,
    description,
    codes,
    denies: conditionNegationOf({ words: description, codes }) ?? null,
    category: row.category,
    status: row.status,
    verification: row.verification,
    onset: row.onset,
    onsetNote: open.optional('onset_note', row.onset_note),
    abatement: row.abatement,
    abatementNote: open.optional('abatement_note', row.abatement_note),
    note: open.optional('note', row.note),
    ...provenanceOf(row),
  }
}

/**
 * What the banner says of it: what the reaction was only to those who see the history too, as whoever dispenses need not know
 * how it showed.
 */
export const allergiesForBanner = (receipt: Receipt, allergies: Allergies): Allergies =>
  receipt.shows('history')
    ? allergies
    : { ...allergies, active: allergies.active.map((allergy) => ({ ...allergy, reaction: null })) }

/** Opens what could harm a patient, all of it. @throws SealBrokenError, HiddenSectionError */
export const openSafety = (
  receipt: Receipt,
  key: KeyObject,
  rows: SafetyRows,
  notes: string | null,
): Allergies =>
  readAllergies(
    (rows.allergy_rows ?? []).map((row) => openAllergy(receipt, key, row)),
    (rows.statement_rows ?? []).map((row) => openStatement(receipt, key, row)),
    notes,
  )
