import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import { patientSealedTables } from '../../sealing/sealed-columns.ts'

/** Rows that say nothing without what was sealed in them. */
const deletedTables = [
  'import_remarks',
  'source_documents',
  'allergies',
  'allergy_statements',
  'conditions',
  'immunizations',
  'observations',
  'results',
  'result_tests',
]

/** What the application cannot write, stays as it is: ciphertext without a key. */
const keptTables = ['emergency_reviews', 'patients', ...deletedTables]

const blanked = patientSealedTables
  .filter(({ table }) => !keptTables.includes(table))
  .map(
    ({ table, columns, ofPatient }) =>
      `UPDATE ${table} SET ${columns
        .map((column) => `${column} = CASE WHEN ${column} IS NOT NULL THEN ''::bytea END`)
        .join(', ')} WHERE ${ofPatient}`,
  )

/** The identifiers by which addresses speak of the patient $1. */
const identifiers = `ARRAY(
  SELECT ($1::uuid)::text
  ${['prescriptions', 'emergency_grants', 'emergency_requests', 'erasure_requests', 'record_ties']
    .map((table) => `UNION ALL SELECT id::text FROM ${table} WHERE patient_id = $1`)
    .join(' ')})`

/** Of the patient $1, at $2, by $3. The keys first: whoever holds them is waited for. */
const ofRecord = [
  'DELETE FROM patient_keys WHERE patient_id = $1',
  'DELETE FROM former_patient_keys WHERE patient_id = $1',
  `UPDATE patients SET given_name = '', family_name = '', birth_date = NULL, died_on = NULL, national_id = NULL, phone = NULL, email = NULL,
     address = NULL, medical_history = NULL, allergies = NULL, other_details = NULL, national_id_index = NULL, exact_tokens = '{}',
     name_tokens = '{}', sex = 'unknown', deceased = false, registered_by = NULL,
     version = version + 1, updated_at = $2, erased_at = $2
   WHERE id = $1`,
  ...deletedTables.map((table) => `DELETE FROM ${table} WHERE patient_id = $1`),
  ...blanked,
  `UPDATE prescriptions SET status = 'cancelled', cancelled_at = $2, cancelled_by = $3, updated_at = $2
   WHERE patient_id = $1 AND status IN ('draft', 'approved', 'imported', 'on-hold', 'unknown')`,
  `UPDATE care_team_assignments SET ends_at = greatest(starts_at, $2::timestamptz), ended_how = 'erasure', ended_by = $3
   WHERE patient_id = $1 AND (ends_at IS NULL OR ends_at > $2)`,
  'UPDATE emergency_grants SET ended_at = $2 WHERE patient_id = $1 AND ended_at IS NULL',
  `UPDATE emergency_requests SET decision = 'superseded', decided_at = $2
   WHERE patient_id = $1 AND decision IS NULL`,
  `DELETE FROM form_drafts WHERE string_to_array(path || page, '/') && ${identifiers}`,
  `DELETE FROM form_submissions WHERE string_to_array(path, '/') && ${identifiers}`,
  `DELETE FROM set_aside_forms WHERE string_to_array(path || page, '/') && ${identifiers}`,
]

/** Tables of what an account signs in with and was sent. */
const ofAccount = [
  'messages',
  'one_time_links',
  'form_drafts',
  'form_submissions',
  'set_aside_forms',
  'text_message_codes',
  'text_message_numbers',
  'backup_codes',
  'password_history',
  'sign_in_networks',
  'session_metadata',
  'trusted_devices',
  'security_profiles',
]

const account = 'SELECT id FROM users WHERE patient_id = $1'

const accountStatements = [
  `DELETE FROM sessions WHERE sid IN (SELECT sid FROM session_metadata WHERE user_id IN (${account}))`,
  ...ofAccount.map((table) => `DELETE FROM ${table} WHERE user_id IN (${account})`),
  `UPDATE users u SET active = false, email = NULL, email_confirmed_at = NULL, password_hash = NULL,
     password_changed_at = NULL, username = 'erased-' || u.id, display_name = 'Erased patient ' || p.record_number,
     credentials_changed_at = $2, credentials_version = u.credentials_version + 1, updated_at = $2
   FROM patients p WHERE p.id = $1 AND u.patient_id = p.id`,
  'SELECT forget_erased_names($1)',
]

/**
 * Destroys a patient's keys and with them everything that was ever sealed under them, empties the row but for its record
 * number, ends whatever is still open, and takes the patient's own account apart. In the caller's transaction.
 */
export async function erasePatient(
  sequelize: Sequelize,
  transaction: Transaction,
  { patientId, at, by }: { patientId: string; at: Date; by: string },
): Promise<void> {
  for (const statement of [...ofRecord, ...accountStatements]) {
    const values = [patientId, at, by].slice(0, Math.max(1, ...numbersIn(statement)))
    await sequelize.query(statement, { bind: values, type: QueryTypes.RAW, transaction })
  }
}

const numbersIn = (statement: string) =>
  [...statement.matchAll(/\$(\d)/g)].map(([, number]) => Number(number))
