import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import pg from 'pg'
import { atOnce, freshCodes, personOf, post, wordsOf, type Person } from '../already-done/at-once.ts'
import { makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { linkTo } from '../mail/read-mail.ts'
import { visit } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'
import { approve, proposalIn } from './second-person.ts'

const page = '/security/settings'

describe('what protects everybody is set by two people', () => {
  let testApp: TestApp
  let officer: Person
  let second: Person
  let third: Person
  let admin: Person

  before(async () => {
    testApp = await startTestApp()
    officer = await personOf(testApp, 'security_officer', 'Officer Naidoo')
    second = await personOf(testApp, 'security_officer', 'Officer Botha')
    third = await personOf(testApp, 'security_officer', 'Officer Dlamini')
    admin = await personOf(testApp, 'system_admin', 'Thabo Administrator')
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    await testApp.sql('DELETE FROM setting_proposals')
    await testApp.sql('DELETE FROM facility_settings')
    await freshCodes(testApp)
  })

  const requestRightsChange = async (days: string, who = officer, more: Record<string, string> = {}) =>
    post(who, page, {
      ...formFields((await who.browser.get(page)).text),
      trainingGraceDays: days,
      ...more,
    })

  const stored = async () =>
    (await testApp.sql<{ value: unknown }>('SELECT value FROM facility_settings')).map(({ value }) => value)

  type Row = {
    outcome: string
    rule: string | null
    actor_id: string
    resource_id: string | null
    details: Record<string, unknown> | null
  }
  const rowsOf = (event: string) =>
    testApp.sql<Row>(
      'SELECT outcome, rule, actor_id, resource_id, details FROM audit_events WHERE event = $1 AND occurred_at >= $2',
      [event, testApp.clock.now()],
    )

  it('waits with what would change from what to what, and is told to those who may approve, but for who proposed it', async () => {
    const answer = await requestRightsChange('5', officer, { reason: 'The course is full until May' })
    const address = proposalIn(answer)
    assert.deepEqual(await stored(), [])
    const [row] = await rowsOf('facility.change-proposed')
    assert.equal(row?.actor_id, officer.id)
    assert.deepEqual(row?.details, {
      setting: 'training-grace-days',
      proposal: address.split('/').at(-1),
      before: 0,
      after: 5,
    })
    for (const who of [second, admin]) {
      assert.equal(await linkTo(testApp, `${who.username}@example.org`, 'setting-proposed'), address)
    }
    await assert.rejects(linkTo(testApp, `${officer.username}@example.org`, 'setting-proposed'))
    const list = await admin.browser.get('/security/approvals')
    assert.ok(list.text.includes(`href="${address}"`))
    assert.match(wordsOf(list.text), /Days of grace after training Officer Naidoo/)
    const words = wordsOf((await second.browser.get(address)).text)
    assert.match(words, /Status Waiting/)
    assert.match(words, /Now 0 days Then 5 days/)
    assert.match(words, /Why The course is full until May/)
    assert.match(wordsOf((await officer.browser.get(page)).text), /A change of this waits for approval/)
    const { text } = await second.browser.get('/security')
    assert.match(wordsOf(text), /1 Approvals that wait/)
  })

  it('holds once another has approved it: with the event of the change, and one of the approval', async () => {
    const proposed = await requestRightsChange('5')
    await approve(proposed, admin.browser)
    assert.deepEqual(await stored(), [5])
    const proposal = proposalIn(proposed).split('/').at(-1)
    const [approved] = await rowsOf('facility.change-approved')
    assert.deepEqual([approved?.actor_id, approved?.outcome], [admin.id, 'success'])
    assert.deepEqual(approved?.details, { proposal, proposedBy: officer.id })
    const [changed] = await rowsOf('facility.changed')
    assert.deepEqual(changed?.details, { setting: 'training-grace-days', before: 0, after: 5, proposal })
    const past = await admin.browser.get('/security/approvals?show=past')
    assert.match(wordsOf(past.text), /Days of grace after training .* Approved Thabo Administrator/)
  })

  it('is proposed with a fresh code, and approved and refused with one', async () => {
    const address = proposalIn(await requestRightsChange('5'))
    testApp.clock.advance({ minutes: 6 })
    for (const last of ['approve', 'refuse']) {
      const stale = await post(second, `${address}/${last}`, { comment: 'No' })
      assert.equal(stale.status, 422)
      assert.match(stale.text, /name="code"/)
    }
    assert.equal((await post(officer, `${address}/withdraw`)).status, 303)
    const stale = await requestRightsChange('6')
    assert.equal(stale.status, 422)
    assert.match(stale.text, /name="code"/)
    assert.equal(formFields(stale.text)['trainingGraceDays'], '6')
    assert.deepEqual(await stored(), [])
  })

  it('is not decided by who proposed it, even where nobody else may: it waits, and each try is recorded', async () => {
    const others = [second, third, admin]
    await testApp.sql('UPDATE users SET active = false WHERE id = ANY($1)', [others.map(({ id }) => id)])
    try {
      const address = proposalIn(await requestRightsChange('5'))
      assert.doesNotMatch((await officer.browser.get(address)).text, new RegExp(`${address}/approve`))
      for (const [last, event] of [
        ['approve', 'facility.change-approved'],
        ['refuse', 'facility.change-refused'],
      ] as const) {
        const own = await post(officer, `${address}/${last}`, { comment: 'Mine' })
        assert.equal(own.status, 403)
        assert.match(wordsOf(own.text), /You proposed it yourself/)
        const rows = await rowsOf(event)
        assert.deepEqual(
          rows.map(({ outcome, rule, resource_id: id }) => [outcome, rule, id]),
          [['refused', 'own-proposal', 'training-grace-days']],
        )
      }
      assert.deepEqual(await stored(), [])
    } finally {
      await testApp.sql('UPDATE users SET active = true WHERE id = ANY($1)', [others.map(({ id }) => id)])
    }
  })

  it('is refused with words, and taken back by nobody but who proposed it', async () => {
    const address = proposalIn(await requestRightsChange('5'))
    assert.equal((await post(second, `${address}/refuse`)).status, 422)
    const other = await post(second, `${address}/withdraw`)
    assert.equal(other.status, 422)
    assert.match(wordsOf(other.text), /Only whoever proposed it can withdraw it/)
    assert.equal((await post(second, `${address}/refuse`, { comment: 'Training first' })).status, 303)
    const words = wordsOf((await officer.browser.get(address)).text)
    assert.match(words, /Status Not approved/)
    assert.match(words, /Comment Training first/)
    assert.equal((await post(officer, `${address}/withdraw`)).status, 409)
    assert.deepEqual(await stored(), [])
    await requestRightsChange('6')
  })

  it('is decided once by two at the same moment, and one of two approvals stores it', async () => {
    const address = proposalIn(await requestRightsChange('5'))
    const { winner, late } = await atOnce([second, third], (who) => post(who, `${address}/approve`))
    assert.match(wordsOf(late.text), new RegExp(`already approved by ${winner.displayName}`))
    assert.deepEqual(await stored(), [5])
    assert.equal((await rowsOf('facility.changed')).length, 1)
  })

  it('waits one at a time, and says so to whoever proposes another', async () => {
    proposalIn(await requestRightsChange('5'))
    const late = await requestRightsChange('6', second)
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /A change of this was already proposed by Officer Naidoo/)
    assert.equal((await testApp.sql('SELECT FROM setting_proposals')).length, 1)
  })

  it('comes to nothing once its time is over, and another can be proposed', async () => {
    const address = proposalIn(await requestRightsChange('5'))
    await testApp.sql(
      `UPDATE setting_proposals SET requested_at = requested_at - interval '8 days', expires_at = expires_at - interval '8 days'`,
    )
    assert.match(wordsOf((await second.browser.get(address)).text), /Status Lapsed/)
    assert.equal((await post(second, `${address}/approve`)).status, 303)
    assert.deepEqual(await stored(), [])
    const [row] = await rowsOf('facility.change-superseded')
    assert.equal(row?.details?.['why'], 'lapsed')
    proposalIn(await requestRightsChange('6'))
  })

  it('comes to nothing where the setting has changed, or its proposer may not propose any more', async () => {
    const changed = proposalIn(await requestRightsChange('5'))
    await testApp.sql(`INSERT INTO facility_settings VALUES ('training-grace-days', '3', $1)`, [
      testApp.clock.now(),
    ])
    assert.equal((await post(second, `${changed}/approve`)).status, 303)
    assert.deepEqual(await stored(), [3])
    assert.match(wordsOf((await second.browser.get(changed)).text), /Status Overtaken/)
    const gone = proposalIn(await requestRightsChange('5', third))
    await testApp.sql('UPDATE users SET active = false WHERE id = $1', [third.id])
    try {
      assert.equal((await post(second, `${gone}/approve`)).status, 303)
    } finally {
      await testApp.sql('UPDATE users SET active = true WHERE id = $1', [third.id])
    }
    assert.deepEqual(await stored(), [3])
    const [row] = await rowsOf('facility.change-superseded')
    assert.equal(row?.details?.['why'], 'proposer-without-right')
  })

  it('is not proposed where nothing would differ', async () => {
    const same = await requestRightsChange('0')
    assert.equal(same.status, 422)
    assert.match(wordsOf(same.text), /This is what holds already/)
    assert.deepEqual(await testApp.sql('SELECT FROM setting_proposals'), [])
  })

  it('is nobody’s to see or decide who has no part in it', async () => {
    const address = proposalIn(await requestRightsChange('5'))
    for (const role of ['physician', 'audit_reviewer', 'admin_staff', 'patient']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await other.get(address)).status, 403, role)
      const token = await other.token()
      assert.equal((await other.post(`${address}/approve`, { _csrf: token })).status, 403, role)
    }
    assert.equal((await second.browser.get('/security/setting-changes/nothing')).status, 404)
    assert.deepEqual(await stored(), [])
  })

  it('is stored by the application’s role as it was approved, and not otherwise: the database holds that by itself', async () => {
    const app = new pg.Client({ connectionString: testApp.urls.appUrl })
    await app.connect()
    const refused = (text: string, values: unknown[] = []) =>
      assert.rejects(app.query(text, values), (error: { code?: string }) =>
        ['42501', '23514'].includes(error.code ?? ''),
      )
    const at = testApp.clock.now()
    try {
      const store = `INSERT INTO facility_settings (name, value, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3`
      for (const name of [
        'training-grace-days',
        'record-retention-years',
        'results-shown-after-days',
        'detector:bulk-reading',
      ]) {
        await refused(store, [name, '1', at])
      }
      await app.query(store, ['emergency-access-contact', '"4410"', at])
      const id = proposalIn(await requestRightsChange('5'))
        .split('/')
        .at(-1)
      await refused(store, ['training-grace-days', '5', at])
      const decide = `UPDATE setting_proposals SET outcome = $1, decided_by = $2, decided_at = $3 WHERE id = $4`
      const later = new Date(at.getTime() + 30 * 86_400_000)
      for (const [outcome, by, when] of [
        ['approved', officer.id, at],
        ['refused', officer.id, at],
        ['withdrawn', second.id, at],
        ['approved', null, at],
        ['approved', second.id, later],
        ['expired', second.id, later],
      ] as const) {
        await refused(decide, [outcome, by, when, id])
      }
      await refused('UPDATE setting_proposals SET after = $1 WHERE id = $2', ['90', id])
      await app.query(decide, ['approved', second.id, at, id])
      await refused(store, ['training-grace-days', '6', at])
      await refused(store, ['training-grace-days', '5', later])
      await app.query(store, ['training-grace-days', '5', at])
      await refused(decide, ['refused', second.id, at, id])
      await refused('DELETE FROM setting_proposals')
    } finally {
      await app.end()
    }
  })
})
