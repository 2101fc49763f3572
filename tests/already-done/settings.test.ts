import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { formFields } from '../security/form-fields.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { approve } from '../administration/second-person.ts'
import { visit } from '../support/request.ts'
import { atOnce, freshCodes, personOf, post, toldWhoDidIt, wordsOf, type Person } from './at-once.ts'

type Pair = readonly [Person, Person]

/** A form of what holds for everybody: what two people type into it, and what each of them would set. */
type Setting = {
  readonly what: string
  readonly path: string
  readonly who: 'officers' | 'auditors'
  readonly event: string
  readonly next: string
  /** It takes a second person: a change waits, and holds once that is approved. */
  readonly grave?: true
  readonly typed: (first: boolean) => Record<string, string>
  readonly words: (first: boolean) => RegExp
}

const settings: readonly Setting[] = [
  {
    what: 'the days of grace',
    grave: true,
    path: '/security/settings',
    who: 'officers',
    event: 'facility.changed',
    next: '/security/settings',
    typed: (first) => ({ trainingGraceDays: first ? '7' : '14' }),
    words: (first) => (first ? /It now says: 7 days\./ : /It now says: 14 days\./),
  },
  {
    what: 'the years for which records are kept',
    grave: true,
    path: '/security/erasures/retention',
    who: 'officers',
    event: 'facility.changed',
    next: '/security/erasures/retention',
    typed: (first) => ({ years: first ? '12' : '15' }),
    words: (first) => (first ? /It now says: 12 years\./ : /It now says: 15 years\./),
  },
  {
    what: 'whom to call in an emergency',
    path: '/break-glass/approvals/contact',
    who: 'officers',
    event: 'emergency-access.contact-changed',
    next: '/break-glass/approvals',
    typed: (first) => ({ contact: first ? 'the duty officer, 4410' : 'the night desk, 4411' }),
    words: (first) =>
      first ? /It now says: the duty officer, 4410\./ : /It now says: the night desk, 4411\./,
  },
  {
    what: 'what a detector looks for',
    grave: true,
    path: '/security/detectors/bulk-reading',
    who: 'officers',
    event: 'detector.changed',
    next: '/security/detectors',
    typed: (first) => (first ? { on: 'on', 'in-an-hour': '41' } : { on: 'on', 'in-an-hour': '42' }),
    words: (first) => (first ? /It now says: on; .*: 41/ : /It now says: on; .*: 42/),
  },
  {
    what: 'the facility’s day',
    path: '/audit/reports/after-hours/day',
    who: 'auditors',
    event: 'audit.report-day-changed',
    next: '/audit/reports/after-hours',
    typed: (first) => ({ from: first ? '07:00' : '07:30' }),
    words: (first) =>
      first ? /It now says: 07:00 to 22:00, every day\./ : /It now says: 07:30 to 22:00, every day\./,
  },
]

describe('what the facility sets, changed by two people at once', () => {
  let testApp: TestApp
  let people: { readonly officers: Pair; readonly auditors: Pair }

  before(async () => {
    testApp = await startTestApp()
    const pair = async (role: string, one: string, other: string): Promise<Pair> => [
      await personOf(testApp, role, one),
      await personOf(testApp, role, other),
    ]
    people = {
      officers: await pair('security_officer', 'Officer Naidoo', 'Officer Botha'),
      auditors: await pair('audit_reviewer', 'Auditor Jacobs', 'Auditor Meyer'),
    }
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 5 })
    await testApp.sql('DELETE FROM rate_limits')
    await testApp.sql('DELETE FROM setting_proposals')
    await testApp.sql('DELETE FROM facility_settings')
    await freshCodes(testApp)
  })

  /** The form as it stands in each of two windows, each with its own key. */
  const opened = async (windows: Pair, path: string) => {
    const [one, other] = windows
    const fields = [await one.browser.get(path), await other.browser.get(path)].map(({ text }) =>
      formFields(text),
    )
    return (who: Person) => fields[windows.indexOf(who)] ?? {}
  }

  const stored = async () => testApp.sql('SELECT name, value FROM facility_settings ORDER BY name')

  for (const { what, path, who, event, typed } of settings) {
    it(`of ${what}: a false note of what the form was filled from names nobody and changes nothing`, async () => {
      const [person] = people[who]
      const fields = { ...formFields((await person.browser.get(path)).text), ...typed(true) }
      const { was = '', idempotencyKey: _key, ...rest } = fields
      for (const [false_, status] of [
        ['something that never stood there', 409],
        [was === '' ? ' ' : was.slice(0, -1), 409],
        ['x'.repeat(8_001), 422],
      ] as const) {
        const answer = await post(person, path, { ...rest, was: false_ })
        assert.equal(answer.status, status)
        assert.doesNotMatch(wordsOf(answer.text), /already changed (?:by|at)/)
      }
      const form = new URLSearchParams({ ...rest, was, _csrf: await person.browser.token() })
      const doubled = `${form.toString()}&was=${encodeURIComponent(was)}`
      const twice = await person.browser.post(path, doubled)
      assert.equal(twice.status, 422)
      assert.match(wordsOf(twice.text), /This was sent more than once/)
      assert.deepEqual(await stored(), [])
      const changes = await testApp.sql(
        `SELECT outcome FROM audit_events WHERE event = $1 AND occurred_at >= $2 AND outcome = 'success'`,
        [event, testApp.clock.now()],
      )
      assert.deepEqual(changes, [])
    })
  }

  for (const { what, path, who, event, next, typed, words, grave } of settings) {
    const title = grave
      ? 'the second is told who proposed a change, and when, and loses nothing typed'
      : 'the second is told who was faster, when, and what it says now, and loses nothing typed'
    it(`of ${what}: ${title}`, async () => {
      const pair = people[who]
      const fields = formFields((await pair[0].browser.get(path)).text)
      const answered = await atOnce(pair, (person) =>
        post(person, path, { ...fields, ...typed(person === pair[0]) }),
      )
      const firstWon = answered.winner === pair[0]
      const again = formFields(answered.late.text)
      for (const [field, value] of Object.entries(typed(!firstWon))) {
        assert.equal(again[field], value, field)
      }
      if (grave) {
        const [waits] = await testApp.sql<{ id: string }>('SELECT id FROM setting_proposals')
        const proposal = `/security/setting-changes/${waits?.id}`
        await toldWhoDidIt(testApp, answered, { done: 'proposed', event, next: proposal })
        assert.deepEqual(await stored(), [])
        // What waits can be taken back; then another change is proposed.
        assert.equal((await post(answered.loser, path, again)).status, 409)
        assert.equal((await post(answered.winner, `${proposal}/withdraw`)).status, 303)
      } else {
        await toldWhoDidIt(testApp, answered, { done: 'changed', event, next })
        assert.match(wordsOf(answered.late.text), words(firstWon))
      }
      // Who has seen what the other changed may save over it.
      assert.equal((await post(answered.loser, path, again)).status, 303)
    })

    it(`of ${what}: a form that was opened before somebody else’s change does not undo it later`, async () => {
      const [one, other] = people[who]
      const early = formFields((await one.browser.get(path)).text)
      const changed = { ...formFields((await other.browser.get(path)).text), ...typed(true) }
      const answer = await post(other, path, changed)
      assert.equal(answer.status, 303)
      if (grave) {
        await approve(answer, one.browser)
      }
      const standing = await stored()
      assert.equal(standing.length, 1)
      const late = await post(one, path, { ...early, ...typed(false) })
      assert.equal(late.status, 409)
      assert.match(wordsOf(late.text), words(true))
      assert.deepEqual(await stored(), standing)
    })

    it(`of ${what}: a client that sends only what it sets is taken as before`, async () => {
      const [one] = people[who]
      const { was: _was, ...fields } = formFields((await one.browser.get(path)).text)
      assert.equal((await post(one, path, { ...fields, ...typed(false) })).status, 303)
    })
  }

  it('a saved search that its owner changes in two windows: the second sees that they did so themselves', async () => {
    const [one] = people.auditors
    const elsewhere = { ...one, browser: await visit(testApp, one) }
    const made = { name: 'Refusals', outcome: 'refused' }
    assert.equal((await post(one, '/audit/searches/new', made)).status, 303)
    const [row] = await testApp.sql<{ id: string }>('SELECT id FROM saved_searches')
    const path = `/audit/searches/${row?.id}/edit`
    const fieldsOf = await opened([one, elsewhere], path)
    const answered = await atOnce([one, elsewhere], (who) =>
      post(who, path, { ...fieldsOf(who), name: who === one ? 'At the desk' : 'At the door' }),
    )
    const next = '/audit/searches'
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'audit.search-changed', next, by: 'you' })
    const mine = answered.loser === one ? 'At the desk' : 'At the door'
    assert.equal(formFields(answered.late.text)['name'], mine)
  })

  it('a device that its owner names in two windows: the second sees the first name', async () => {
    const [one] = people.auditors
    const elsewhere = { ...one, browser: await visit(testApp, one) }
    const id = newId()
    await testApp.sql(
      `INSERT INTO trusted_devices (id, user_id, token_hash, name, credentials_version, created_at, last_used_at, expires_at)
       SELECT $1, u.id, decode(md5('a device'), 'hex'), 'A browser', u.credentials_version, $3, $3, $3::timestamptz + interval '1 day'
       FROM users u WHERE u.id = $2`,
      [id, one.id, testApp.clock.now()],
    )
    await testApp.sql(`UPDATE roles SET trusted_device_days = 30 WHERE name = 'audit_reviewer'`)
    const path = `/account/devices/${id}/name`
    const fieldsOf = await opened([one, elsewhere], path)
    const answered = await atOnce([one, elsewhere], (who) =>
      post(who, path, { ...fieldsOf(who), name: who === one ? 'Ward 4' : 'My phone' }),
    )
    const next = '/account/devices'
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'device.named', next, by: 'you' })
    assert.match(
      wordsOf(answered.late.text),
      answered.winner === one ? /It is now “Ward 4”/ : /It is now “My phone”/,
    )
  })
})
