import { importedOfPatient, type ImportedRows } from './imported-parts.ts'
import {
  latestOfPatient,
  unacknowledgedOfPatient,
  type LatestObservationRow,
  type UnacknowledgedRow,
} from './observation-rows.ts'
import {
  selectPastPrescriptions,
  selectPrescriptions,
  suppliesLast,
  type ChartPrescriptionRow,
} from './chart-prescriptions.ts'
import { resultsOfChart, type ResultsOfChart } from './chart-result-rows.ts'
import { gatheredRead } from '../../connections/gathered-read.ts'
import {
  conditionIsCurrent,
  safetyOfPatient,
  selectConditions,
  type ConditionRow,
  type SafetyRows,
} from './clinical-entries.ts'

/** `\x…`, as PostgreSQL writes bytes in JSON. */
type Hex = string

/** A chart as it is stored: every sealed field still sealed. */
export type ChartRows = ImportedRows &
  SafetyRows &
  ResultsOfChart & {
    readonly id: string
    readonly record_number: string
    readonly sex: string
    readonly deceased: boolean
    readonly given_name: Buffer
    readonly family_name: Buffer
    readonly birth_date: Buffer | null
    readonly died_on: Buffer | null
    readonly other_details: Buffer | null
    readonly national_id: Buffer | null
    readonly phone: Buffer | null
    readonly email: Buffer | null
    readonly address: Buffer | null
    readonly medical_history: Buffer | null
    readonly allergies: Buffer | null
    readonly root_key_id: string | null
    readonly wrapped: Buffer | null
    readonly condition_rows: readonly ConditionRow[] | null
    readonly past_condition_rows: readonly (ConditionRow & { readonly total: number })[] | null
    /** Conditions that were refuted or entered in error: the chart does not show them. */
    readonly other_conditions: number
    readonly encounter_rows: EncounterRow[] | null
    readonly observation_rows: readonly LatestObservationRow[] | null
    readonly unacknowledged_rows: readonly UnacknowledgedRow[] | null
    readonly prescription_rows: readonly ChartPrescriptionRow[] | null
    readonly past_prescription_rows: readonly (ChartPrescriptionRow & { readonly total: number })[] | null
    /** Handed out in full, lately enough that some of it may still be taken. */
    readonly supplied_rows: readonly ChartPrescriptionRow[] | null
    readonly care_team_rows: readonly CareTeamNameRow[] | null
  }

/** Somebody who cares for a patient now. */
type CareTeamNameRow = {
  readonly name: string
  readonly relationship: 'primary' | 'covering' | 'consulting'
}

/** An encounter as it is stored, with the name of whoever wrote it. */
export type EncounterRow = {
  readonly id: string
  readonly kind: string
  readonly occurred_at: string
  readonly occurred_on: string | null
  readonly state: string | null
  readonly author: string | null
  readonly reason: Hex | null
  readonly notes: Hex | null
  readonly diagnoses: Hex | null
  readonly content: Hex | null
  readonly amends_id: string | null
  readonly amended_by_id: string | null
  readonly total: number
}

/** How many of what is over stand on the chart: the rest has pages of its own. */
const pastShown = 8

/** Ordered, or being taken: none of these is ever left out. */
const current = "'approved', 'draft', 'imported', 'on-hold', 'unknown'"

const statement = {
  name: 'chart-rows',
  text: `
    SELECT p.id, p.record_number, p.sex, p.deceased, p.died_on, p.given_name, p.family_name, p.birth_date, p.national_id, p.phone,
      p.email, p.address, p.medical_history, p.allergies, p.other_details, k.root_key_id, k.wrapped,
      ${safetyOfPatient},
      ${importedOfPatient},
      ${latestOfPatient},
      ${unacknowledgedOfPatient},
      ${resultsOfChart},
      (SELECT json_agg(c) FROM (${selectConditions} WHERE x.patient_id = p.id AND ${conditionIsCurrent}
        ORDER BY x.recorded_at DESC, x.id DESC) c) AS condition_rows,
      (SELECT json_agg(c) FROM (
        SELECT o.*, count(*) OVER () AS total FROM (${selectConditions} WHERE x.patient_id = p.id
          AND x.status IN ('inactive', 'remission', 'resolved')
          AND x.verification NOT IN ('refuted', 'entered-in-error')) o
        ORDER BY o.recorded_at DESC, o.id DESC LIMIT ${pastShown}) c) AS past_condition_rows,
      (SELECT count(*)::int FROM conditions x WHERE x.patient_id = p.id
        AND x.verification IN ('refuted', 'entered-in-error')) AS other_conditions,
      (SELECT json_agg(e) FROM (
        SELECT v.id, v.kind, v.occurred_at, v.occurred_on, v.state, coalesce(u.display_name, q.name) AS author, v.reason,
          v.notes, v.diagnoses, v.content, v.amends_id, NULL AS amended_by_id, v.total
        FROM (SELECT *, count(*) OVER () AS total FROM encounters x
          WHERE x.patient_id = p.id AND NOT EXISTS (SELECT FROM encounters y WHERE y.amends_id = x.id)
          ORDER BY occurred_at DESC, id DESC LIMIT 5) v
        LEFT JOIN users u ON u.id = v.author_id
        LEFT JOIN practitioners q ON q.id = v.practitioner_id
        ORDER BY v.occurred_at DESC, v.id DESC) e) AS encounter_rows,
      (SELECT json_agg(r) FROM (${selectPrescriptions} WHERE v.patient_id = p.id AND v.status IN (${current})
        ORDER BY v.created_at DESC, v.id DESC) r) AS prescription_rows,
      (SELECT json_agg(r) FROM (
        SELECT o.*, count(*) OVER () AS total FROM (${selectPastPrescriptions} WHERE v.patient_id = p.id
          AND v.status NOT IN (${current})) o
        ORDER BY o.created_at DESC, o.id DESC LIMIT ${pastShown}) r) AS past_prescription_rows,
      (SELECT json_agg(r) FROM (${selectPrescriptions} WHERE v.patient_id = p.id AND v.status = 'dispensed'
        AND h.last_handed > $2::timestamptz - interval '${suppliesLast}'
        ORDER BY v.created_at DESC, v.id DESC) r) AS supplied_rows,
      (SELECT json_agg(t) FROM (SELECT u.display_name AS name, c.relationship
        FROM care_team_assignments c JOIN users u ON u.id = c.user_id
        WHERE c.patient_id = p.id AND c.starts_at <= $2::timestamptz AND (c.ends_at IS NULL OR c.ends_at > $2::timestamptz)
        ORDER BY c.relationship = 'primary' DESC, c.starts_at, c.id) t) AS care_team_rows
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE p.id = ANY ((SELECT $1::uuid[])::uuid[]) AND p.erased_at IS NULL`,
}

/** Whose chart, and the moment of which its care team and supplies are told. */
export type AskedChart = { readonly patientId: string; readonly at: Date }

/** Reads everything that a chart page shows in one round trip; undefined where the patient or the record is gone. */
export const readChartRows = gatheredRead<AskedChart, ChartRows | undefined>(async (prepared, asked) => {
  // Those who ask in the same turn of the event loop ask at the same moment.
  const rows = await prepared.run<ChartRows>(statement, [
    asked.map(({ patientId }) => patientId),
    asked[0]?.at,
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return asked.map(({ patientId }) => byId.get(patientId))
})
