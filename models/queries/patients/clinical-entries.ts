/** Bytes of a column; text as `\x…` where the row comes as JSON. */
export type Box = Buffer | string

type ProvenanceRow = {
  readonly source: string
  readonly recorded: string | null
  readonly recorded_by: string | null
  readonly changed_at: string | null
  readonly changed_by: string | null
  readonly version: number
  readonly note: Box | null
}

/** An allergy as it is stored, with the names of whoever wrote it. */
export type AllergyRow = ProvenanceRow & {
  readonly id: string
  readonly substance: Box
  readonly code: Box | null
  readonly reaction: Box | null
  readonly criticality: string
  readonly category: string | null
  readonly type: string | null
  readonly status: string
  readonly verification: string
  readonly onset: string | null
  readonly onset_note: Box | null
}

/** A condition as it is stored, with the names of whoever wrote it. */
export type ConditionRow = ProvenanceRow & {
  readonly id: string
  readonly encounter_id: string | null
  readonly description: Box
  readonly code: Box | null
  readonly category: string | null
  readonly status: string
  readonly verification: string
  readonly onset: string | null
  readonly onset_note: Box | null
  readonly abatement: string | null
  readonly abatement_note: Box | null
  readonly recorded_at: string
}

/** A statement on allergies as it is stored, with the names of those who made and ended it. */
export type AllergyStatementRow = {
  readonly id: string
  readonly says: 'none-known' | 'unknown'
  readonly scope: string
  readonly substance: Box | null
  readonly note: Box | null
  readonly source: string
  readonly recorded: string | null
  readonly recorded_by: string | null
  readonly ended_at: string | null
  readonly ended_by: string | null
  readonly ended_because: string | null
}

const provenance = `x.source, x.recorded, coalesce(wu.display_name, wp.name) AS recorded_by,
  to_json(x.changed_at) #>> '{}' AS changed_at, cu.display_name AS changed_by, x.version, x.note`

const writers = `LEFT JOIN users wu ON wu.id = x.recorded_by LEFT JOIN practitioners wp ON wp.id = x.practitioner_id`
const people = `${writers} LEFT JOIN users cu ON cu.id = x.changed_by`

/** SELECT … FROM allergies x, without a WHERE. */
export const selectAllergies = `SELECT x.id, x.substance, x.code, x.reaction, x.criticality, x.category, x.type, x.status,
  x.verification, x.onset, x.onset_note, ${provenance} FROM allergies x ${people}`

/** SELECT … FROM conditions x, without a WHERE. */
export const selectConditions = `SELECT x.id, x.encounter_id, x.description, x.code, x.category, x.status, x.verification,
  x.onset, x.onset_note, x.abatement, x.abatement_note, to_json(x.recorded_at) #>> '{}' AS recorded_at, ${provenance}
  FROM conditions x ${people}`

/** SELECT … FROM allergy_statements x, without a WHERE. */
export const selectStatements = `SELECT x.id, x.says, x.scope, x.substance, x.note, x.source, x.recorded,
  coalesce(wu.display_name, wp.name) AS recorded_by, to_json(x.ended_at) #>> '{}' AS ended_at,
  eu.display_name AS ended_by, x.ended_because
  FROM allergy_statements x ${writers} LEFT JOIN users eu ON eu.id = x.ended_by`

/** Whether an allergy counts, as far as plain columns say it (server/patients/clinical/allergies/allergy-reading.ts says the rest). */
export const allergyCounts = "x.status = 'active' AND x.verification NOT IN ('refuted', 'entered-in-error')"

/** Whether a condition is one that the patient has now, as far as anybody says. */
export const conditionIsCurrent =
  "x.status NOT IN ('inactive', 'remission', 'resolved') AND x.verification NOT IN ('refuted', 'entered-in-error')"

/** The allergies that count and the statements that hold, of the patient `p`, as JSON: for a SELECT of other things. */
export const safetyOfPatient = `
  (SELECT json_agg(a) FROM (${selectAllergies} WHERE x.patient_id = p.id AND ${allergyCounts}
    ORDER BY x.recorded_at DESC, x.id DESC) a) AS allergy_rows,
  (SELECT json_agg(s) FROM (${selectStatements} WHERE x.patient_id = p.id AND x.ended_at IS NULL
    ORDER BY x.recorded_at DESC, x.id DESC) s) AS statement_rows,
  (SELECT count(*)::int FROM allergies x WHERE x.patient_id = p.id AND NOT (${allergyCounts})) AS other_allergies`

/** What `safetyOfPatient` adds to a row. */
export type SafetyRows = {
  readonly allergy_rows: readonly AllergyRow[] | null
  readonly statement_rows: readonly AllergyStatementRow[] | null
  readonly other_allergies: number
}
