import type { PreparedQueries } from '../prepared.ts'
import {
  conditionIsCurrent,
  selectAllergies,
  selectConditions,
  selectStatements,
  type AllergyRow,
  type AllergyStatementRow,
  type ConditionRow,
} from './clinical-entries.ts'

const allergies = {
  name: 'allergies-of-patient',
  text: `${selectAllergies} WHERE x.patient_id = $1 ORDER BY x.recorded_at DESC, x.id DESC`,
}
const allergy = { name: 'allergy-by-id', text: `${selectAllergies} WHERE x.patient_id = $1 AND x.id = $2` }
const statements = {
  name: 'allergy-statements-of-patient',
  text: `${selectStatements} WHERE x.patient_id = $1 ORDER BY x.recorded_at DESC, x.id DESC`,
}
const condition = {
  name: 'condition-by-id',
  text: `${selectConditions} WHERE x.patient_id = $1 AND x.id = $2`,
}

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

const conditionPages = Object.fromEntries(
  conditionFilters.map((filter) => [
    filter,
    {
      name: `conditions-${filter}`,
      text: `${selectConditions} WHERE x.patient_id = $1 AND (x.recorded_at, x.id) < ($2, $3::uuid) AND ${filters[filter]}
        ORDER BY x.recorded_at DESC, x.id DESC LIMIT $4`,
    },
  ]),
)

const counts = {
  name: 'condition-counts',
  text: `SELECT ${conditionFilters
    .map((filter) => `count(*) FILTER (WHERE ${filters[filter]})::int AS "${filter}"`)
    .join(', ')} FROM conditions x WHERE x.patient_id = $1`,
}

/** One state of an entry, as it is stored. */
export type ClinicalChangeRow = {
  readonly id: string
  readonly version: number
  readonly change: string
  readonly changed_at: Date
  readonly changed_by: string | null
  readonly content: Buffer
}

const changes = {
  name: 'changes-of-entry',
  text: `SELECT c.id, c.version, c.change, c.changed_at, u.display_name AS changed_by, c.content
    FROM clinical_changes c LEFT JOIN users u ON u.id = c.changed_by
    WHERE c.patient_id = $1 AND c.entry_id = $2 ORDER BY c.version DESC`,
}

/** Every allergy of a patient, whatever its state, the newest first. */
export const readAllergyRows = (prepared: PreparedQueries, patientId: string): Promise<AllergyRow[]> =>
  prepared.run<AllergyRow>(allergies, [patientId])

/** Every statement on a patient's allergies, those that have ended too, the newest first. */
export const readStatementRows = (
  prepared: PreparedQueries,
  patientId: string,
): Promise<AllergyStatementRow[]> => prepared.run<AllergyStatementRow>(statements, [patientId])

/** One allergy; undefined where it is not of this patient. */
export const readAllergyRow = async (
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<AllergyRow | undefined> => (await prepared.run<AllergyRow>(allergy, [patientId, id]))[0]

/** One condition; undefined where it is not of this patient. */
export const readConditionRow = async (
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<ConditionRow | undefined> => (await prepared.run<ConditionRow>(condition, [patientId, id]))[0]

/** A page of a patient's conditions, the newest first, with how many there are of each filter. */
export async function readConditionPage(
  prepared: PreparedQueries,
  patientId: string,
  asked: {
    filter: ConditionFilter
    before: { at: Date | 'infinity'; id: string }
    /** Null for all. */
    limit: number | null
  },
): Promise<{ rows: ConditionRow[]; counts: Readonly<Record<ConditionFilter, number>> }> {
  const page = conditionPages[asked.filter]
  const [rows, [counted]] = await Promise.all([
    page === undefined
      ? []
      : prepared.run<ConditionRow>(page, [patientId, asked.before.at, asked.before.id, asked.limit]),
    prepared.run<Record<ConditionFilter, number>>(counts, [patientId]),
  ])
  return { rows, counts: counted ?? { all: 0, current: 0, over: 0, 'not-the-case': 0 } }
}

/** Every state that an entry of this patient had, the newest first. */
export const readChangeRows = (
  prepared: PreparedQueries,
  patientId: string,
  entryId: string,
): Promise<ClinicalChangeRow[]> => prepared.run<ClinicalChangeRow>(changes, [patientId, entryId])
