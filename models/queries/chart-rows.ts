import { gatheredRead } from '../gathered-read.ts'

/** `\x…`, as PostgreSQL writes bytes in JSON. */
type Hex = string

/** A chart as it is stored: every sealed field still sealed. */
export type ChartRows = {
  readonly id: string
  readonly record_number: string
  readonly sex: string
  readonly deceased: boolean
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly died_on: Buffer | null
  readonly national_id: Buffer | null
  readonly phone: Buffer | null
  readonly email: Buffer | null
  readonly address: Buffer | null
  readonly medical_history: Buffer | null
  readonly allergies: Buffer | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
  readonly allergy_rows:
    { id: string; substance: Hex; reaction: Hex | null; criticality: string; recorded_at: string }[] | null
  readonly condition_rows:
    | {
        id: string
        description: Hex
        status: string
        verification: string
        onset: string | null
        recorded: string | null
        total: number
      }[]
    | null
  readonly encounter_rows: EncounterRow[] | null
  readonly prescription_rows:
    | {
        id: string
        medication: string
        medication_words: Hex | null
        status: string
        dose: string
        frequency: string
        route: string
        expires_on: string | null
        prescriber: string | null
        created_at: string
        total: number
      }[]
    | null
}

/** An encounter as it is stored, with the name of whoever wrote it. */
export type EncounterRow = {
  readonly id: string
  readonly kind: string
  readonly occurred_at: string
  readonly author: string | null
  readonly reason: Hex | null
  readonly notes: Hex | null
  readonly diagnoses: Hex | null
  readonly amends_id: string | null
  readonly amended_by_id: string | null
  readonly total: number
}

const statement = {
  name: 'chart-rows',
  text: `
    SELECT p.id, p.record_number, p.sex, p.deceased, p.died_on, p.given_name, p.family_name, p.birth_date, p.national_id, p.phone,
      p.email, p.address, p.medical_history, p.allergies, k.root_key_id, k.wrapped,
      (SELECT json_agg(a) FROM (
        SELECT id, substance, reaction, criticality, recorded_at FROM allergies
        WHERE patient_id = p.id AND status = 'active' AND verification NOT IN ('refuted', 'entered-in-error')
        ORDER BY recorded_at DESC, id DESC) a) AS allergy_rows,
      (SELECT json_agg(c) FROM (
        SELECT id, description, status, verification, onset, recorded, count(*) OVER () AS total FROM conditions
        WHERE patient_id = p.id AND verification NOT IN ('refuted', 'entered-in-error')
        ORDER BY status IN ('active', 'recurrence', 'relapse') DESC, recorded_at DESC, id DESC LIMIT 12) c
      ) AS condition_rows,
      (SELECT json_agg(e) FROM (
        SELECT v.id, v.kind, v.occurred_at, coalesce(u.display_name, q.name) AS author, v.reason, v.notes, v.diagnoses,
          v.amends_id, NULL AS amended_by_id, v.total
        FROM (SELECT *, count(*) OVER () AS total FROM encounters x
          WHERE x.patient_id = p.id AND NOT EXISTS (SELECT FROM encounters y WHERE y.amends_id = x.id)
          ORDER BY occurred_at DESC, id DESC LIMIT 6) v
        LEFT JOIN users u ON u.id = v.author_id
        LEFT JOIN practitioners q ON q.id = v.practitioner_id
        ORDER BY v.occurred_at DESC, v.id DESC) e) AS encounter_rows,
      (SELECT json_agg(r) FROM (
        SELECT v.id, m.name AS medication, v.medication_words, v.status, v.dose, v.frequency, v.route, v.expires_on,
          coalesce(u.display_name, q.name) AS prescriber, v.created_at, v.total
        FROM (SELECT *, count(*) OVER () AS total FROM prescriptions WHERE patient_id = p.id
          ORDER BY status IN ('approved', 'draft', 'imported', 'on-hold') DESC, created_at DESC, id DESC LIMIT 8) v
        JOIN medications m ON m.id = v.medication_id
        LEFT JOIN users u ON u.id = v.prescriber_id
        LEFT JOIN practitioners q ON q.id = v.practitioner_id
        ORDER BY v.status IN ('approved', 'draft', 'imported', 'on-hold') DESC, v.created_at DESC, v.id DESC) r) AS prescription_rows
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE p.id = ANY ((SELECT $1::uuid[])::uuid[])`,
}

/** Reads everything that a chart page shows in one round trip; undefined where the patient or the key is gone. */
export const readChartRows = gatheredRead<string, ChartRows | undefined>(async (prepared, patientIds) => {
  const rows = await prepared.run<ChartRows>(statement, [patientIds])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return patientIds.map((id) => byId.get(id))
})
