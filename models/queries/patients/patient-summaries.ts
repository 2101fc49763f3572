import type { PreparedQueries } from '../../prepared.ts'

/** Who a patient is, still sealed, with the key to open it. */
export type SummaryRow = {
  readonly id: string
  readonly record_number: string
  readonly sex: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly deceased: boolean
  readonly died_on: Buffer | null
  readonly national_id: Buffer | null
  readonly phone: Buffer | null
  readonly root_key_id: string | null
  readonly wrapped: Buffer | null
}

const statement = {
  name: 'patient-summaries',
  text: `
    SELECT p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.deceased, p.died_on, p.national_id, p.phone,
      k.root_key_id, k.wrapped
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id
    WHERE p.id = ANY($1::uuid[]) AND p.erased_at IS NULL
    ORDER BY p.record_number`,
}

/** Reads who these patients are, in one round trip. */
export const readSummaryRows = (prepared: PreparedQueries, ids: readonly string[]): Promise<SummaryRow[]> =>
  prepared.run<SummaryRow>(statement, [ids])
