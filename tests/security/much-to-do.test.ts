import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { EmergencyGrant } from '../../models/emergency-access/emergency-grant.ts'
import { newId } from '../../models/new-id.ts'
import { whomToCall } from '../../server/emergency-access/requests/emergency-contact.ts'
import { fieldSealer } from '../../server/patients/sealed-fields.ts'
import { countStatements } from '../support/count-statements.ts'
import { figure } from '../dashboard/figure.ts'
import { keyOf, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'

type Visitor = Awaited<ReturnType<typeof visit>>

const many = 1_000

const minuteMs = 60_000

/** Reads a list to its end by the links that stand on it. @returns what the pattern's first group finds, and on how many pages */
async function readAll(reader: Visitor, path: string, pattern: RegExp) {
  const seen = new Set<string>()
  let pages = 0
  for (let next: string | undefined = path; next !== undefined; pages += 1) {
    const { status, text } = await reader.get(next)
    assert.equal(status, 200, next)
    for (const [, found = ''] of text.matchAll(pattern)) {
      seen.add(found)
    }
    next = /<a class="mg-pagination__link mg-pagination__link--next" href="([^"]+)"/
      .exec(text)?.[1]
      ?.replaceAll('&amp;', '&')
  }
  return { seen, pages }
}

describe('in a house with 1,000 open alerts, emergency grants and proposals nothing vanishes unsaid:', () => {
  let testApp: TestApp
  let officer: Visitor
  let auditor: Visitor
  let admin: Visitor
  let physician: TestUser
  let firstGrant: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    const at = testApp.clock.now()
    const requester = await makeUser(testApp, 'system_admin')
    // Colleagues without a second factor, of whom each is the subject of a proposal.
    await testApp.sql(
      `INSERT INTO users (id, username, display_name, role_id, password_hash, password_changed_at, credentials_changed_at,
          active, created_at, updated_at)
        SELECT gen_random_uuid(), 'colleague-' || n, 'Colleague ' || n || '.', role_id, password_hash, $2, $2, true, $2, $2
        FROM users u, generate_series(1, $3) n WHERE u.id = $1`,
      [physician.id, at, many],
    )
    await testApp.sql(
      `INSERT INTO security_profiles (user_id, licence_expires_on, created_at, updated_at)
        SELECT id, $1::date, created_at, created_at FROM users WHERE username LIKE 'colleague-%'`,
      [new Date(at.getTime() + 86_400_000)],
    )
    await testApp.sql(
      `INSERT INTO rights_proposals (id, kind, role_id, user_id, before, after, based_on, reason, proposed_by, proposed_at, expires_at)
        SELECT gen_random_uuid(), 'user', role_id, id, '{"role": "nurse", "permissions": []}',
          '{"role": "physician", "permissions": []}', $1, 'Works as a physician',
          $2, $1::timestamptz + (row_number() OVER ()) * interval '1 millisecond', $1::timestamptz + interval '7 days'
        FROM users WHERE username LIKE 'colleague-%'`,
      [at, requester.id],
    )
    await testApp.sql(
      `INSERT INTO alerts (id, kind, severity, raised_at, user_id, details)
        SELECT gen_random_uuid(), 'test-alert', 'critical', $1::timestamptz - n * interval '1 minute', u.id, '{}'
        FROM users u, generate_series(1, $2) n WHERE u.username = 'colleague-' || n`,
      [at, many],
    )
    const { id: patientId } = await makePatient(testApp)
    const key = await keyOf(testApp, patientId)
    const colleagues = await testApp.sql<{ id: string }>(
      `SELECT id FROM users WHERE username LIKE 'colleague-%' ORDER BY username`,
    )
    const codes = await EmergencyAccessCode.bulkCreate(
      colleagues.map(({ id: userId }) => ({ userId, codeHash: Buffer.alloc(32), issuedAt: at, usedAt: at })),
    )
    const grants = await EmergencyGrant.bulkCreate(
      colleagues.map(({ id: userId }, number) => {
        const id = newId()
        return {
          id,
          userId,
          patientId,
          codeId: codes[number]?.id ?? '',
          sessionId: newId(),
          reasonCode: 'urgent-care' as const,
          reason: fieldSealer(key, 'emergency_grants', id).required('reason', `Reason ${number}`),
          startsAt: new Date(at.getTime() - minuteMs - number),
          endsAt: new Date(at.getTime() + 40 * minuteMs),
          ward: `Ward ${number}.`,
        }
      }),
    )
    firstGrant = grants[0]?.id ?? ''
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, patient_id, grant_id)
        SELECT gen_random_uuid(), $1::timestamptz + n * interval '1 millisecond', 'patient.viewed', 'patient', 'info', 'success',
          $2, $3, $4 FROM generate_series(1, $5) n`,
      [new Date(at.getTime() - minuteMs), colleagues[0]?.id, patientId, firstGrant, many],
    )
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
  })
  after(() => testApp.close())

  it('the officer’s start and the security page count them exactly and lead to all', async () => {
    const start = (await officer.get('/')).text
    assert.equal(figure(start, 'Open alerts'), String(many))
    assert.equal(figure(start, 'Reviews due'), String(many))
    assert.equal(figure(start, 'Approvals'), String(many))
    assert.match(start, /href="\/security\/alerts"[^>]*>All 1000</)
    const security = (await officer.get('/security')).text
    assert.equal(figure(security, 'Emergency access'), String(many))
    assert.match(security, /20 of 1000 are shown\. <a href="\/break-glass\/reviews"/)
  })

  for (const [path, what] of [
    ['/security/alerts', /(Colleague \d+)\./g],
    ['/break-glass/reviews', /(Colleague \d+)\./g],
    ['/security/approvals', /(Colleague \d+)\./g],
    ['/security/users', /(Colleague \d+)\./g],
  ] as const) {
    it(`${path} goes on page after page until every one was shown`, async () => {
      const { seen, pages } = await readAll(officer, path, what)
      assert.equal(seen.size, many)
      assert.ok(pages > 1)
    })
  }

  it('the numbers of emergency access have every person and every ward', async () => {
    const { text } = await auditor.get('/break-glass/reviews/numbers')
    assert.equal(new Set(text.match(/Colleague \d+\./g)).size, many)
    assert.equal(new Set(text.match(/Ward \d+\./g)).size, many)
    assert.match(text, /The other 975 of 1000/)
  })

  it('the administrator’s start counts accounts to see to, and leads to the list of them all', async () => {
    const { text } = await admin.get('/')
    assert.match(text, /8 of 1000 are shown\. <a href="\/admin\/users\?show=licence">All 1000</)
    assert.match(text, /8 of 1000 are shown\. <a href="\/admin\/users\?show=no-second-factor">All 1000</)
    for (const filter of ['licence', 'no-second-factor']) {
      const { seen } = await readAll(admin, `/admin/users?show=${filter}`, /(Colleague \d+)\./g)
      assert.equal(seen.size, many, filter)
    }
    assert.equal((await readAll(admin, '/admin/users', /(Colleague \d+)\./g)).seen.size, many)
  })

  it('whoever waits for an approval is told about how many officers some are named', async () => {
    for (let number = 1; number <= 7; number += 1) {
      await makeUser(testApp, 'security_officer', { displayName: `Officer ${number}` })
    }
    assert.match(
      await whomToCall(testApp.services, physician.id),
      /^one of the 8 security officers, for example /,
    )
  })

  it('no page asks the database once for each of them', async () => {
    for (const [reader, path] of [
      [officer, '/'],
      [officer, '/security'],
      [officer, '/security/alerts'],
      [officer, '/security/approvals'],
      [officer, '/break-glass/reviews'],
      [officer, '/security/users'],
      [auditor, '/'],
      [auditor, '/break-glass/reviews/numbers'],
      [admin, '/admin/users'],
    ] as const) {
      await reader.get(path)
      const asked = await countStatements(() => reader.get(path))
      assert.ok(asked > 0 && asked < 30, `${path}: ${asked}`)
    }
  })

  it('a review shows a page of what was done, of how much, and goes on to the end', async () => {
    testApp.clock.advance({ minutes: 45 })
    const reviewer = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const path = `/break-glass/${firstGrant}/review`
    assert.match((await reviewer.get(path)).text, /100 of 1000 are shown/)
    const { pages } = await readAll(reviewer, path, /(\d+) of 1000 are shown/g)
    assert.equal(pages, 10)
    assert.equal((await reviewer.get(`${path}?cursor=nonsense`)).status, 400)
  })
})
