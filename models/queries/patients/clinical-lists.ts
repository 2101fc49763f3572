import type { ClinicalChange } from '../../patients/clinical-change.ts'
import type { PreparedQueries } from '../../prepared.ts'
import {
  conditionIsCurrent,
  selectAllergies,
  selectConditions,
  selectStatements,
  type AllergyRow,
  type AllergyStatementRow,
  type Box,
  type ConditionRow,
} from './clinical-entries.ts'
import type { AskedPatient, IdentityRow, PatientStatement } from './of-patient.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'
import { ofPatient, readOfPatient } from './of-patient.ts'

const list = (select: string, name: string) => `(SELECT json_agg(a) FROM (${select}) a) AS ${name}`
const entry = (select: string, name: string) => `(SELECT to_json(a) FROM (${select}) a) AS ${name}`

/** Every state that the entry $2 of the patient `p` had, the newest first. */
export const changesOfEntry = list(
  `SELECT c.id, c.version, c.change, c.changed_at, u.display_name AS changed_by, c.content
    FROM clinical_changes c LEFT JOIN users u ON u.id = c.changed_by
    WHERE c.patient_id = p.id AND c.entry_id = $2 ORDER BY c.version DESC`,
  'change_rows',
)

const allergies = ofPatient(
  'allergies-of-patient',
  'p.allergies',
  list(`${selectAllergies} WHERE x.patient_id = p.id ORDER BY x.recorded_at DESC, x.id DESC`, 'allergy_rows'),
  list(
    `${selectStatements} WHERE x.patient_id = p.id ORDER BY x.recorded_at DESC, x.id DESC`,
    'statement_rows',
  ),
)
const oneAllergy = entry(`${selectAllergies} WHERE x.patient_id = p.id AND x.id = $2`, 'entry_row')
const allergy = ofPatient('allergy-by-id', oneAllergy)
const allergyHistory = ofPatient('allergy-with-history', oneAllergy, changesOfEntry)

const oneCondition = entry(`${selectConditions} WHERE x.patient_id = p.id AND x.id = $2`, 'entry_row')
const condition = ofPatient('condition-by-id', oneCondition)
const conditionHistory = ofPatient('condition-with-history', oneCondition, changesOfEntry)

/** Which conditions a list shows. */
export const conditionFilters = ['all', 'current', 'over', 'not-the-case'] as const
export type ConditionFilter = (typeof conditionFilters)[number]

const notTheCase = "x.verification IN ('refuted', 'entered-in-error')"

const filters: Readonly<Record<ConditionFilter, string>> = {
  all: 'true',
  current: conditionIsCurrent,
  over: `NOT (${conditionIsCurrent}) AND NOT (${notTheCase})`,
  'not-the-case': notTheCase,
}

const counts = entry(
  `SELECT ${conditionFilters
    .map((filter) => `count(*) FILTER (WHERE ${filters[filter]})::int AS "${filter}"`)
    .join(', ')} FROM conditions x WHERE x.patient_id = p.id`,
  'counts',
)

const conditionPage = (filter: ConditionFilter) =>
  ofPatient(
    `conditions-${filter}`,
    list(
      `SELECT y.*, ${placeOf('y.recorded_at::timestamptz')} AS place FROM (${selectConditions}
        WHERE x.patient_id = p.id AND (x.recorded_at, x.id) < ($2, $3::uuid) AND ${filters[filter]}
        ORDER BY x.recorded_at DESC, x.id DESC LIMIT $4) y`,
      'condition_rows',
    ),
    counts,
  )

const conditionPages = {
  all: conditionPage('all'),
  current: conditionPage('current'),
  over: conditionPage('over'),
  'not-the-case': conditionPage('not-the-case'),
} as const

/** One state of an entry, as it is stored. */
export type ClinicalChangeRow = {
  readonly id: string
  readonly version: number
  readonly change: ClinicalChange['change']
  readonly changed_at: string
  readonly changed_by: string | null
  readonly content: Box
}

/** Everything that is recorded of a patient's allergies, with who the patient is. */
export type AllergyListRow = IdentityRow & {
  readonly allergies: Buffer | null
  readonly allergy_rows: readonly AllergyRow[] | null
  readonly statement_rows: readonly AllergyStatementRow[] | null
}

/** Every allergy and statement of a patient, whatever its state, the newest first, and the free notes. */
export const readAllergyList = (
  prepared: PreparedQueries,
  patientId: string,
): Promise<AllergyListRow | undefined> =>
  readOfPatient<AllergyListRow>(prepared, allergies, { patientId, safety: false })

/** One entry with who the patient is; null where it is not of this patient. */
export type EntryRow<Entry> = IdentityRow & { readonly entry_row: Entry | null }
/** The same with every state that the entry had, the newest first. */
export type EntryHistoryRow<Entry> = EntryRow<Entry> & {
  readonly change_rows: readonly ClinicalChangeRow[] | null
}

const reader =
  <Row extends IdentityRow>(statement: PatientStatement) =>
  (prepared: PreparedQueries, patient: AskedPatient, id: string): Promise<Row | undefined> =>
    readOfPatient<Row>(prepared, statement, patient, id)

/** One allergy of a patient. */
export const readAllergy = reader<EntryRow<AllergyRow>>(allergy)
/** One allergy and its history. */
export const readAllergyHistory = reader<EntryHistoryRow<AllergyRow>>(allergyHistory)
/** One condition of a patient, by its id. */
export const readCondition = reader<EntryRow<ConditionRow>>(condition)
/** One condition and its history. */
export const readConditionHistory = reader<EntryHistoryRow<ConditionRow>>(conditionHistory)

/** A page of a patient's conditions with who the patient is, and how many there are of each filter. */
export type ConditionPageRow = IdentityRow & {
  readonly condition_rows: readonly (ConditionRow & PlacedRow)[] | null
  readonly counts: Readonly<Record<ConditionFilter, number>>
}

/** A page of a patient's conditions, the newest first. */
export const readConditionPage = (
  prepared: PreparedQueries,
  patient: AskedPatient,
  {
    filter,
    before,
    limit,
  }: {
    filter: ConditionFilter
    before: MomentPlace
    /** Null for all. */
    limit: number | null
  },
): Promise<ConditionPageRow | undefined> =>
  readOfPatient<ConditionPageRow>(prepared, conditionPages[filter], patient, before.at, before.id, limit)
