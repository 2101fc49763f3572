import type { RunsStatements } from '../../prepared.ts'

/** What a prescription has come to, and by whom: nothing of what it says. */
export type PrescriptionEnd = {
  readonly status: string
  readonly expires_on: string | null
  readonly signed_at: Date | null
  readonly cancelled_at: Date | null
  readonly cancelled_by: string | null
  readonly cancelled_by_id: string | null
  readonly dispensed_at: Date | null
  readonly dispensed_by: string | null
  readonly dispensed_by_id: string | null
  readonly prescriber_id: string | null
  /** The last dispensing that was not taken back. */
  readonly dispensing_id: string | null
}

const statement = {
  name: 'prescription-end',
  text: `
    SELECT r.status, r.expires_on::text AS expires_on, r.signed_at, r.cancelled_at, c.display_name AS cancelled_by,
      r.cancelled_by AS cancelled_by_id, r.prescriber_id, d.pharmacist_id AS dispensed_by_id,
      d.id AS dispensing_id, d.dispensed_at, d.display_name AS dispensed_by
    FROM prescriptions r LEFT JOIN users c ON c.id = r.cancelled_by
    LEFT JOIN LATERAL (
      SELECT x.id, x.dispensed_at, x.pharmacist_id, u.display_name FROM dispensings x JOIN users u ON u.id = x.pharmacist_id
      WHERE x.prescription_id = r.id AND NOT EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = x.id)
      ORDER BY x.dispensed_at DESC, x.id DESC LIMIT 1) d ON true
    WHERE r.id = $1`,
}

/** Reads how a prescription stands; undefined where there is none. */
export async function readPrescriptionEnd(
  prepared: RunsStatements,
  id: string,
): Promise<PrescriptionEnd | undefined> {
  const [row] = await prepared.run<PrescriptionEnd>(statement, [id])
  return row
}
