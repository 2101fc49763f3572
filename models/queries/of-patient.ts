import type { PreparedQueries, Statement } from '../prepared.ts'

/** The key under which the sealed values of a row stand, as the statement that brought the row saw both. */
export type WithKey = { readonly root_key_id: string | null; readonly wrapped: Buffer | null }

/** Who a patient is, still sealed, with the key that opens everything else of the same row. */
export type IdentityRow = WithKey & {
  readonly id: string
  readonly record_number: string
  readonly sex: string
  readonly given_name: Buffer
  readonly family_name: Buffer
  readonly birth_date: Buffer | null
  readonly deceased: boolean
  readonly died_on: Buffer | null
}

/**
 * One statement for all that a page opens of a patient: who they are, the key, and further columns. PostgreSQL runs a
 * statement in one snapshot, so that what it brings stands under the key that it brings, whatever is renewed meanwhile.
 * Of an erased record it brings nothing.
 * @param columns for a SELECT from patients `p`, whose id is $1; lists of other tables as JSON
 */
export const ofPatient = (name: string, ...columns: readonly string[]): Statement => ({
  name,
  text: `SELECT ${[
    'p.id, p.record_number, p.sex, p.given_name, p.family_name, p.birth_date, p.deceased, p.died_on',
    'k.root_key_id, k.wrapped',
    ...columns,
  ].join(', ')}
    FROM patients p LEFT JOIN patient_keys k ON k.patient_id = p.id WHERE p.id = $1 AND p.erased_at IS NULL`,
})

/** Runs what `ofPatient` made; undefined where there is no such patient, or the record was erased. */
export async function readOfPatient<Row extends IdentityRow>(
  prepared: Pick<PreparedQueries, 'run'>,
  statement: Statement,
  patientId: string,
  ...others: readonly unknown[]
): Promise<Row | undefined> {
  const [row] = await prepared.run<Row>(statement, [patientId, ...others])
  return row
}

const identity = ofPatient('patient-identity')

/** Who a patient is, and nothing else of the record. */
export const readIdentity = (
  prepared: Pick<PreparedQueries, 'run'>,
  patientId: string,
): Promise<IdentityRow | undefined> => readOfPatient<IdentityRow>(prepared, identity, patientId)
