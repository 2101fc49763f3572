import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openHouse, type House } from '../house.ts'

/** How a column is named that says that something was decided, ended, used, proven or done, and by whom. */
const speaks =
  /^(acknowledged|accepted|approved|cancelled|confirmed|decided|delivered|end_event|ended|end_asked|erased|extended|finished|given_up|lift|lifted|locked|published|retired|reviewed|revoked|sent|signed|used|completed|totp_confirmed|email_confirmed)(_|$)|^(outcome|decision|refusal|review_state|verification|second_factor_at|comment|status|password_at|died_on|deceased|next_leaf|size|checked|findings)$|_(confirmed_at|used_at|reset_at)$/

/**
 * What the role may write freely although it speaks of something decided or proven, and why that is no forgery or shows. The
 * list may only get shorter: whoever adds a column guards it.
 */
const free: Readonly<Record<string, string>> = {
  'insert allergies.status': 'the content of a record, whose every change is kept in clinical_changes',
  'insert allergies.verification': 'the same',
  'update allergies.status': 'the same',
  'update allergies.verification': 'the same',
  'insert conditions.status': 'the same',
  'insert conditions.verification': 'the same',
  'update conditions.status': 'the same',
  'update conditions.verification': 'the same',
  'insert allergy_statements.ended_at': 'the same: what was said holds no longer',
  'insert allergy_statements.ended_by': 'the same',
  'insert allergy_statements.ended_because': 'the same',
  'update allergy_statements.ended_at': 'the same',
  'update allergy_statements.ended_by': 'the same',
  'update allergy_statements.ended_because': 'the same',
}

describe('what the application’s role may write of what was decided or proven', () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  /** Every such right that neither a missing grant nor a trigger bounds. */
  const unguarded = async () => {
    const rows = await house.sql<{ place: string; column: string }>(`
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
    assert.deepEqual(await unguarded(), Object.keys(free).toSorted())
  })

  it('and a new such column would be seen', async () => {
    await house.sql(
      'ALTER TABLE medications ADD COLUMN approved_by uuid; GRANT INSERT, UPDATE ON medications TO medguard_app',
    )
    const places = await unguarded()
    assert.ok(places.includes('insert medications.approved_by'))
    assert.ok(places.includes('update medications.approved_by'))
  })
})
