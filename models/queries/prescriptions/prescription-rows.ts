import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../../prepared.ts'
import type { PrescriptionStatus } from '../../prescriptions/prescription.ts'
import type { WithKey } from '../patients/of-patient.ts'
import type { DispensingRow } from './dispensing-row.ts'

type HandedRow = { readonly quantity: number; readonly at: string; readonly given: string | null }

/** A prescription as it is stored, every sealed field still sealed. */
export type PrescriptionRow = {
  readonly id: string
  readonly patient_id: string
  readonly status: PrescriptionStatus
  readonly medication_id: string
  readonly medication: string
  /** The medicine in the words of another system, where these say more. */
  readonly medication_words: Buffer | null
  readonly dose: string
  readonly route: string
  readonly frequency: string
  readonly quantity: number | null
  readonly repeats: number | null
  readonly expires_on: string | null
  readonly instructions: Buffer | null
  readonly prescriber_id: string | null
  readonly prescriber: string | null
  readonly signed_at: Date | null
  readonly signed_content: Buffer | null
  readonly cancelled_at: Date | null
  readonly created_at: Date
  /** Whether it comes from another system; `authored` is then when it was written, a partial date, or null. */
  readonly imported: boolean
  readonly authored: string | null
  readonly repeat_after_days: number | null
  readonly override_reason: Buffer | null
  readonly override_of: Buffer | null
  readonly medication_system: string
  readonly medication_code: string
  /** Its schedule (South Africa), where the catalogue says it. */
  readonly medication_schedule: number | null
  /** What was handed over and not taken back, the first one first; with its product where it was another than prescribed. */
  readonly handed: readonly HandedRow[]
}

/** The same, with all that happened to it, and the key for all of it. */
export type PrescriptionDetailRow = WithKey &
  PrescriptionRow & {
    readonly cancelled_by: string | null
    readonly cancel_reason: Buffer | null
    readonly dispensing_rows: DispensingRow[] | null
    readonly not_dispensed_rows:
      | { id: string; reason_code: string; note: string | null; recorded_at: string; pharmacist: string }[]
      | null
  }

/** The same, for a list: with who it is for, still sealed, and the key. */
export type PrescriptionLineRow = WithKey &
  PrescriptionRow & {
    readonly record_number: string
    readonly sex: string
    readonly given_name: Buffer
    readonly family_name: Buffer
    readonly birth_date: Buffer | null
  }

const columns = `
  r.id, r.patient_id, r.status, r.medication_id, m.name AS medication, r.medication_words, r.dose, r.route, r.frequency, r.quantity,
  r.repeats, r.expires_on::text AS expires_on, r.instructions, coalesce(r.prescriber_id, r.practitioner_id) AS prescriber_id,
  coalesce(u.display_name, q.name) AS prescriber, r.signed_at, r.signed_content, r.cancelled_at, r.created_at,
  r.prescriber_id IS NULL AS imported, r.authored, r.repeat_after_days, r.override_reason, r.override_of, m.code_system AS medication_system, m.code AS medication_code, m.schedule AS medication_schedule,
  (SELECT coalesce(json_agg(json_build_object('quantity', d.quantity, 'at', d.dispensed_at, 'given', dg.name)
      ORDER BY d.dispensed_at, d.id), '[]')
    FROM dispensings d LEFT JOIN medications dg ON dg.id = d.medication_id WHERE d.prescription_id = r.id
      AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = d.id)) AS handed`

const tables = `
  prescriptions r
  JOIN medications m ON m.id = r.medication_id
  LEFT JOIN users u ON u.id = r.prescriber_id
  LEFT JOIN practitioners q ON q.id = r.practitioner_id`

const detail = {
  name: 'prescription-detail',
  text: `
    SELECT ${columns}, k.root_key_id, k.wrapped, r.cancel_reason, c.display_name AS cancelled_by,
      (SELECT json_agg(d) FROM (
        SELECT x.id, x.quantity, x.dispensed_at, w.display_name AS pharmacist, x.early_reason, x.override_reason, x.handover, g.name AS given,
          v.id AS reversal_id, v.reason AS reversal_reason, v.reversed_at, b.display_name AS reversed_by
        FROM dispensings x JOIN users w ON w.id = x.pharmacist_id LEFT JOIN medications g ON g.id = x.medication_id
          LEFT JOIN dispensing_reversals v ON v.dispensing_id = x.id LEFT JOIN users b ON b.id = v.pharmacist_id
        WHERE x.prescription_id = r.id ORDER BY x.dispensed_at, x.id) d) AS dispensing_rows,
      (SELECT json_agg(n) FROM (
        SELECT y.id, y.reason_code, y.note, y.recorded_at, w.display_name AS pharmacist
        FROM not_dispensed y JOIN users w ON w.id = y.pharmacist_id
        WHERE y.prescription_id = r.id ORDER BY y.recorded_at, y.id) n) AS not_dispensed_rows
    FROM ${tables} JOIN patients p ON p.id = r.patient_id LEFT JOIN patient_keys k ON k.patient_id = p.id
      LEFT JOIN users c ON c.id = r.cancelled_by
    WHERE r.id = $1 AND r.patient_id = $2 AND p.erased_at IS NULL`,
}

const lines = {
  name: 'prescription-lines',
  text: `
    SELECT ${columns}, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, k.root_key_id, k.wrapped
    FROM ${tables} JOIN patients p ON p.id = r.patient_id LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE r.id = ANY($1::uuid[]) AND p.erased_at IS NULL`,
}

/** Reads one prescription of this patient; undefined where it is not of this patient, or the record was erased. */
export async function readPrescriptionDetail(
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<PrescriptionDetailRow | undefined> {
  return (await prepared.run<PrescriptionDetailRow>(detail, [id, patientId]))[0]
}

/** Reads one prescription as a transaction sees it. */
export async function readPrescriptionIn(
  sequelize: Sequelize,
  transaction: Transaction,
  id: string,
): Promise<PrescriptionRow | undefined> {
  const [row] = await sequelize.query<PrescriptionRow>(`SELECT ${columns} FROM ${tables} WHERE r.id = $1`, {
    bind: [id],
    type: QueryTypes.SELECT,
    transaction,
  })
  return row
}

/** Reads these prescriptions for a list, in the order of the ids. */
export async function readPrescriptionLines(prepared: PreparedQueries, ids: readonly string[]) {
  const rows = await prepared.run<PrescriptionLineRow>(lines, [ids])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
