import pg from 'pg'
import { letChangeTheRest } from './stays-as-added.ts'

/**
 * Gives the application's role what it works with, and nothing that could change the schema or the past: audit events
 * and reviews of emergency access may be added and read only, the names their actors have had are kept by the database itself, and what was once
 * written on a page stays as it was. All at once: a server that is running meanwhile lacks no right for a moment.
 */
export async function grantToApplication(client: pg.Client, role: string): Promise<void> {
  await client.query('BEGIN')
  try {
    await grantTables(client, pg.escapeIdentifier(role))
    await letIntoJobQueue(client, role)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** The job queue's tables let nobody but their owner in (row-level security) unless a policy says so. */
async function letIntoJobQueue(client: pg.Client, role: string): Promise<void> {
  const guarded = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relrowsecurity AND NOT EXISTS (
       SELECT FROM pg_policy p JOIN pg_roles r ON r.oid = ANY (p.polroles)
       WHERE p.polrelid = c.oid AND p.polname = 'medguard_application' AND r.rolname = $1)`,
    [role],
  )
  for (const table of guarded.rows) {
    await client.query(`DROP POLICY IF EXISTS medguard_application ON ${table.name}`)
    await client.query(
      `CREATE POLICY medguard_application ON ${table.name} TO ${pg.escapeIdentifier(role)}
       USING (true) WITH CHECK (true)`,
    )
  }
}

/**
 * What was asked of a second person, and what was found in a review, stays as it was: only the columns that say how it was
 * decided can be written, and those that are sealed, because a patient's key can be renewed.
 */
const decided = [
  ['alerts', 'acknowledged_at, acknowledged_by, outcome, comment'],
  [
    'emergency_grants',
    'reason, ends_at, ended_at, extended_at, extension_reason, review_state, overdue_told_at',
  ],
  ['audit_exports', 'seen_at, rows, end_event_id'],
  ['audit_verifications', 'size, checked, hash_only, findings, outcome, finished_at'],
  ['dispensings', 'early_reason, override_reason, handover'],
  ['dispensing_reversals', 'reason'],
  ['not_dispensed', 'note'],
  ['emergency_reviews', 'comment'],
  ['clinical_changes', 'content'],
  [
    'record_ties',
    'grounds, end_reason, code_hash, user_id, accepted_at, end_asked_by, end_asked_at, ended_by, ended_at',
  ],
  ['care_team_assignments', 'ends_at, ended_by, ended_how'],
  ['ward_members', 'ends_at, ended_by, ended_how'],
  ['rights_proposals', 'outcome, decided_by, decided_at, comment'],
  ['setting_proposals', 'outcome, decided_by, decided_at, comment'],
  ['hour_exceptions', 'revoked_by, revoked_at'],
  ['emergency_requests', 'reason, decision, decided_by, decided_at'],
  [
    'erasure_requests',
    'reason, refusal, root_key_ids, approved_by, approved_at, outcome, decided_by, decided_at',
  ],
  [
    'audit_legal_holds',
    'lift_reason, lift_asked_at, lift_asked_by, lift_asked_by_name, lifted_at, lifted_by, lifted_by_name',
  ],
] as const

/**
 * Rows that are never removed: they are ended, disabled or corrected. What refers to them would go with them, past the rights
 * above.
 */
const neverRemoved = [
  'patients',
  'users',
  'roles',
  'permissions',
  'pages',
  'documents',
  'medications',
  'diagnosis_codes',
  'practitioners',
  'wards',
  'emergency_access_codes',
  'facility_settings',
  'detector_progress',
  'expiry_warnings',
  'forwarding_headers_seen',
] as const

async function grantTables(client: pg.Client, name: string): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA public, graphile_worker TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO ${name};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO ${name};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, graphile_worker TO ${name};
    REVOKE UPDATE, DELETE ON page_revisions FROM ${name};
    GRANT UPDATE (published_at) ON page_revisions TO ${name};
    REVOKE UPDATE, DELETE ON erased_tombstones, observation_acknowledgements, result_acknowledgements,
      medication_changes FROM ${name};
    REVOKE DELETE ON ${neverRemoved.join(', ')} FROM ${name};
    REVOKE INSERT, UPDATE, DELETE ON actor_names FROM ${name};
    REVOKE INSERT, UPDATE, DELETE ON audit_leaves, audit_nodes, audit_checkpoints, audit_signing_keys, audit_key_pins
      FROM ${name};
    REVOKE INSERT, UPDATE, DELETE ON audit_closed_months, audit_removed_months FROM ${name};
    REVOKE DELETE ON audit_witness_progress, audit_shipments FROM ${name};
    ${decided
      .map(
        ([table, columns]) => `
    REVOKE UPDATE, DELETE ON ${table} FROM ${name};
    GRANT UPDATE (${columns}) ON ${table} TO ${name};`,
      )
      .join('')}
    REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM ${name};
    REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM ${name};
  `)
  await letChangeTheRest(client, name)
  const { rows } = await client.query<{ name: string }>(`
    SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_events'::regclass
    UNION ALL SELECT 'audit_events'`)
  for (const table of rows) {
    await client.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${table.name} FROM ${name}`)
  }
  // Which transaction wrote a row, and of which form its leaf is, is said by the database alone: a row with a false
  // transaction could be hidden from the tree.
  const columns = await client.query<{ names: string }>(`
    SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute
    WHERE attrelid = 'audit_events'::regclass AND attnum > 0 AND NOT attisdropped 
      AND attname NOT IN ('transaction_id', 'leaf_form')`)
  await client.query(`GRANT INSERT (${columns.rows[0]?.names ?? ''}) ON audit_events TO ${name}`)
}
