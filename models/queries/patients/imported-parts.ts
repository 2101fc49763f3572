import type { PreparedQueries, Statement } from '../../prepared.ts'
import type { WithKey } from './of-patient.ts'

/** `\x…`, as PostgreSQL writes bytes in JSON. */
type Hex = string

/** An immunization as it is stored. */
export type ImmunizationRow = {
  readonly id: string
  readonly vaccine: Hex
  readonly code: Hex | null
  readonly status: 'completed' | 'not-done' | 'entered-in-error'
  readonly status_reason: Hex | null
  readonly given: string | null
  readonly given_note: Hex | null
  readonly dose: Hex | null
  readonly lot: Hex | null
  readonly site: Hex | null
  readonly route: Hex | null
  readonly performer: Hex | null
  readonly practitioner_id: string | null
  readonly practitioner: string | null
  readonly primary_source: boolean | null
  readonly reported_by: Hex | null
  readonly note: Hex | null
  readonly encounter_id: string | null
}

/** What an import could not take, as it is stored. */
export type ImportRemarkRow = {
  readonly id: string
  readonly resource_type: string
  readonly kind: 'not-read' | 'partly-read' | 'changed-here' | 'to-be-looked-at'
  readonly remark: Hex
  readonly in_parts: boolean
}

/** Both of one patient. */
export type ImportedRows = {
  readonly immunization_rows: ImmunizationRow[] | null
  readonly remark_rows: ImportRemarkRow[] | null
}

/** Both of one patient, with the key under which they stand, as one moment saw them. */
export type ImportedParts = ImportedRows & WithKey

/** The columns of both, for a statement that reads patients `p`. */
export const importedOfPatient = `
      (SELECT json_agg(i) FROM (
        SELECT x.id, x.vaccine, x.code, x.status, x.status_reason, x.given, x.given_note, x.dose, x.lot, x.site, x.route,
          x.performer, q.id AS practitioner_id, q.name AS practitioner, x.primary_source, x.reported_by, x.note,
          x.encounter_id
        FROM immunizations x LEFT JOIN practitioners q ON q.id = x.practitioner_id
        WHERE x.patient_id = p.id ORDER BY x.given_at DESC, x.id DESC) i) AS immunization_rows,
      (SELECT json_agg(r) FROM (
        SELECT id, resource_type, kind, remark, in_parts FROM import_remarks
        WHERE patient_id = p.id ORDER BY resource_type, kind, id) r) AS remark_rows`

const statement: Statement = {
  name: 'imported-parts',
  text: `
    SELECT k.root_key_id, k.wrapped, ${importedOfPatient}
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id WHERE p.id = $1 AND p.erased_at IS NULL`,
}

/** Reads immunizations and remarks of imports in one snapshot; undefined where there is no such patient. */
export const readImportedParts = async (
  prepared: PreparedQueries,
  patientId: string,
): Promise<ImportedParts | undefined> => (await prepared.run<ImportedParts>(statement, [patientId]))[0]
