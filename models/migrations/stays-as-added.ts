import type pg from 'pg'

/** Whose a row is, who wrote it and when it was added stay as they were added. */
const staysAsAdded = [
  ['patients', 'id', 'record_number', 'created_at'],
  ['users', 'id', 'created_at'],
  ['roles', 'id', 'name', 'created_at'],
  ['encounters', 'id', 'patient_id', 'author_id', 'amends_id', 'created_at'],
  ['medications', 'id', 'name', 'generic', 'strength', 'form', 'product_key', 'sort_key', 'created_at'],
  ['prescriptions', 'id', 'patient_id', 'prescriber_id'],
  ['allergies', 'id', 'patient_id', 'recorded_by', 'created_at'],
  ['allergy_statements', 'id', 'patient_id', 'recorded_by', 'created_at'],
  ['conditions', 'id', 'patient_id', 'recorded_by', 'created_at'],
  ['immunizations', 'id', 'patient_id', 'created_at'],
  ['observations', 'id', 'patient_id', 'kind', 'recorded_by', 'created_at'],
  ['wards', 'id', 'kind', 'created_by', 'created_at'],
  ['result_tests', 'id', 'patient_id', 'created_at'],
  ['results', 'id', 'patient_id', 'report_id', 'recorded_by', 'created_at'],
  ['emergency_access_codes', 'id', 'user_id', 'code_hash', 'issued_at'],
  ['trusted_devices', 'id', 'user_id', 'token_hash', 'credentials_version', 'created_at', 'expires_at'],
  ['one_time_links', 'id', 'user_id', 'kind', 'token_hash', 'created_at', 'expires_at'],
] as const

/** Lets the application's role change what else there is in these tables, at any time after it was given all of it. */
export async function letChangeTheRest(client: pg.Client, name: string): Promise<void> {
  for (const [table, ...fixed] of staysAsAdded) {
    const { rows } = await client.query<{ names: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
       WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ($2::text[])`,
      [table, fixed],
    )
    await client.query(
      `REVOKE UPDATE ON ${table} FROM ${name}; GRANT UPDATE (${rows[0]?.names ?? ''}) ON ${table} TO ${name}`,
    )
  }
}
