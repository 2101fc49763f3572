import type { PreparedQueries, Statement } from '../../prepared.ts'
import { safetyOfPatient, type Box, type SafetyRows } from './clinical-entries.ts'

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
  /** What could harm them, for the banner; only where it was asked for. */
  readonly safety?: (SafetyRows & { readonly allergies: Box | null }) | undefined
}

/** Of whom something is asked, and whether the banner may say what could harm them. */
export type AskedPatient = { readonly patientId: string; readonly safety: boolean }

/** The same statement with what could harm the patient, and without it. */
export type PatientStatement = { readonly withSafety: Statement; readonly plain: Statement }

/**
 * One statement for all that a page opens of a patient: who they are, the key, and further columns. PostgreSQL runs a
 * statement in one snapshot, so that what it brings stands under the key that it brings, whatever is renewed in the meantime.
 * Of an erased record it brings nothing.
 * @param columns for a SELECT from patients `p`, whose id is $1; lists of other tables as JSON
 */
export const ofPatient = (name: string, ...columns: readonly string[]): PatientStatement => ({
  plain: statement(name, columns),
  withSafety: statement(`${name}-and-safety`, [
    ...columns,
    `(SELECT to_json(s) FROM (SELECT p.allergies, ${safetyOfPatient}) s) AS safety`,
  ]),
})

const statement = (name: string, columns: readonly string[]): Statement => ({
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
  { plain, withSafety }: PatientStatement,
  { patientId, safety }: AskedPatient,
  ...others: readonly unknown[]
): Promise<Row | undefined> {
  const [row] = await prepared.run<Row>(safety ? withSafety : plain, [patientId, ...others])
  return row
}

const identity = ofPatient('patient-identity')

/** Who a patient is, and nothing else of the record but what could harm them, where that is asked for. */
export const readIdentity = (
  prepared: Pick<PreparedQueries, 'run'>,
  patient: AskedPatient,
): Promise<IdentityRow | undefined> => readOfPatient<IdentityRow>(prepared, identity, patient)
