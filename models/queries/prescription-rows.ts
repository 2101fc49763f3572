import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../prepared.ts'
import type { PrescriptionStatus } from '../prescription.ts'

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
  readonly repeats: number
  readonly expires_on: string | null
  readonly instructions: Buffer | null
  readonly prescriber_id: string | null
  readonly prescriber: string | null
  readonly signed_at: Date | null
  readonly signed_content: Buffer | null
  readonly cancelled_at: Date | null
  readonly created_at: Date
  readonly dispensed: number
}

/** The same, with all that happened to it. */
export type PrescriptionDetailRow = PrescriptionRow & {
  readonly cancelled_by: string | null
  readonly cancel_reason: Buffer | null
  readonly dispensing_rows:
    { id: string; quantity: number; dispensed_at: string; pharmacist: string }[] | null
}

/** The same, for a list: with who it is for, still sealed, and the key. */
export type PrescriptionLineRow = PrescriptionRow & {
  readonly record_number: string
  readonly sex: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

const columns = `
  r.id, r.patient_id, r.status, r.medication_id, m.name AS medication, r.medication_words, r.dose, r.route, r.frequency, r.quantity,
  r.repeats, r.expires_on::text AS expires_on, r.instructions, coalesce(r.prescriber_id, r.practitioner_id) AS prescriber_id,
  coalesce(u.display_name, q.name) AS prescriber, r.signed_at, r.signed_content, r.cancelled_at, r.created_at,
  (SELECT count(*)::integer FROM dispensings WHERE prescription_id = r.id) AS dispensed`

const tables = `
  prescriptions r
  JOIN medications m ON m.id = r.medication_id
  LEFT JOIN users u ON u.id = r.prescriber_id
  LEFT JOIN practitioners q ON q.id = r.practitioner_id`

const detail = {
  name: 'prescription-detail',
  text: `
    SELECT ${columns}, r.cancel_reason, c.display_name AS cancelled_by,
      (SELECT json_agg(d) FROM (
        SELECT x.id, x.quantity, x.dispensed_at, w.display_name AS pharmacist
        FROM dispensings x JOIN users w ON w.id = x.pharmacist_id
        WHERE x.prescription_id = r.id ORDER BY x.dispensed_at, x.id) d) AS dispensing_rows
    FROM ${tables} LEFT JOIN users c ON c.id = r.cancelled_by
    WHERE r.id = $1 AND r.patient_id = $2`,
}

const lines = {
  name: 'prescription-lines',
  text: `
    SELECT ${columns}, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, k.root_key_id, k.wrapped
    FROM ${tables} JOIN patients p ON p.id = r.patient_id LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE r.id = ANY($1::uuid[]) AND p.erased_at IS NULL`,
}

/** Reads one prescription of this patient; undefined where it is not of this patient. */
export async function readPrescriptionDetail(
  prepared: PreparedQueries,
  patientId: string,
  id: string,
): Promise<PrescriptionDetailRow | undefined> {
  const [row] = await prepared.run<PrescriptionDetailRow>(detail, [id, patientId])
  return row
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
export async function readPrescriptionLines(
  prepared: PreparedQueries,
  ids: readonly string[],
): Promise<PrescriptionLineRow[]> {
  const rows = await prepared.run<PrescriptionLineRow>(lines, [ids])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
}
