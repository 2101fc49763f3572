import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** How a column is named that says that something was decided, ended, used, proven or done, and by whom. */
const speaks =
  /^(acknowledged|accepted|approved|cancelled|confirmed|decided|delivered|end_event|ended|end_asked|erased|extended|finished|given_up|lift|lifted|locked|published|retired|reviewed|revoked|sent|signed|used|completed|outcome|decision|refusal|review_state|second_factor)(_|$)|_(confirmed|used|reset)_at$/

/**
 * What the role may write freely although it speaks of something decided or proven, by why that is no forgery, or shows. The
 * list may only get shorter: whoever adds a column guards it.
 */
const free: Readonly<Record<string, readonly string[]>> = {
  'what a record says, whose every change is kept in clinical_changes': [
    'insert allergy_statements.ended_at',
    'insert allergy_statements.ended_because',
    'insert allergy_statements.ended_by',
    'update allergy_statements.ended_at',
    'update allergy_statements.ended_because',
    'update allergy_statements.ended_by',
  ],
  'when an encounter ended: content of a record': [
    'insert encounters.ended_at',
    'insert encounters.ended_on',
    'update encounters.ended_at',
    'update encounters.ended_on',
  ],
  'a row is added as a whole, says what happened, and nobody can change it': [
    'insert audit_events.outcome',
    'insert emergency_reviews.outcome',
    'insert emergency_reviews.reviewed_at',
    'insert erased_tombstones.erased_at',
  ],
  'the prescription’s signature is what proves it: sealed under a key that the database does not have': [
    'insert prescriptions.cancelled_at',
    'insert prescriptions.cancelled_by',
    'insert prescriptions.signed_at',
    'insert prescriptions.signed_content',
    'update prescriptions.cancelled_at',
    'update prescriptions.cancelled_by',
    'update prescriptions.signed_at',
    'update prescriptions.signed_content',
  ],
  'a page is published and withdrawn as often as editors like, each time on record': [
    'insert page_revisions.published_at',
    'insert pages.published_revision_id',
    'update page_revisions.published_at',
    'update pages.published_revision_id',
  ],
  'whoever serves sessions says who has signed in; that is the application’s own work': [
    'insert session_metadata.completed_at',
    'insert session_metadata.ended_at',
    'insert session_metadata.ended_reason',
    'insert session_metadata.second_factor_at',
    'insert session_metadata.second_factor_via',
    'update session_metadata.completed_at',
    'update session_metadata.ended_reason',
    'update session_metadata.second_factor_at',
    'update session_metadata.second_factor_via',
    'insert sign_in_failures.locked_until',
    'update sign_in_failures.locked_until',
    'insert security_profiles.totp_confirmed_at',
    'update security_profiles.totp_confirmed_at',
    'insert text_message_numbers.confirmed_at',
    'update text_message_numbers.confirmed_at',
    'insert trusted_devices.last_used_at',
    'update trusted_devices.last_used_at',
    'insert users.email_confirmed_at',
    'insert users.locked_at',
    'update users.email_confirmed_at',
    'update users.locked_at',
  ],
  'spent codes are taken over as spent; a code that is spent cannot be used': [
    'insert emergency_access_codes.used_at',
  ],
  'whether it was sent is what the sender says, and the receiver knows': [
    'insert audit_witness_progress.sent_at',
    'update audit_witness_progress.sent_at',
    'insert expiry_warnings.sent_at',
    'update expiry_warnings.sent_at',
    'update messages.given_up_at',
    'update messages.sent_at',
    'update webhook_deliveries.delivered_at',
  ],
  'since when an older key is kept for reading only': [
    'insert former_patient_keys.ended_at',
    'update former_patient_keys.ended_at',
  ],
  'held by a trigger that compares it with what was there': [
    'update audit_exports.end_event_id',
    'update erasure_requests.refusal',
  ],
  'an end that is asked for can be asked for by another; it takes a second person all the same': [
    'update record_ties.end_asked_at',
    'update record_ties.end_asked_by',
  ],
}

describe('what the application’s role may write of what was decided or proven', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  /** Every such right that neither a missing grant nor a trigger bounds. */
  const unguarded = async () => {
    const rows = await testApp.sql<{ place: string; column: string }>(`
      SELECT lower(verb) || ' ' || c.relname || '.' || a.attname AS place, a.attname AS column
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      CROSS JOIN (VALUES ('INSERT', 4), ('UPDATE', 16)) AS asked (verb, bit)
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND has_column_privilege('medguard_app', c.oid, a.attnum, verb)
        AND NOT EXISTS (
          SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
          WHERE t.tgrelid = c.oid AND t.tgtype::int & bit <> 0 AND t.tgenabled = 'O' AND (
            p.proname IN ('born_undecided', 'decision_stays')
              AND encode(t.tgargs, 'escape') ~ ('(^|\\\\000)' || a.attname || '\\\\000')
            OR p.proname NOT IN ('born_undecided', 'decision_stays') AND p.prosrc ~ ('NEW\\.' || a.attname || '\\y')))
      ORDER BY 1`)
    return rows.filter(({ column }) => speaks.test(column)).map(({ place }) => place)
  }

  it('is bounded by a missing right or a trigger, but for what is listed here, and the list only gets shorter', async () => {
    assert.deepEqual((await unguarded()).toSorted(), Object.values(free).flat().toSorted())
  })

  it('and a new such column would be seen', async () => {
    await testApp.sql(
      'ALTER TABLE medications ADD COLUMN approved_by uuid; GRANT INSERT, UPDATE ON medications TO medguard_app',
    )
    const places = await unguarded()
    assert.ok(places.includes('insert medications.approved_by'))
    assert.ok(places.includes('update medications.approved_by'))
  })
})
