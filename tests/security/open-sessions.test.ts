import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'

const page = '/security/sessions'

describe('everyone’s open sessions', () => {
  let testApp: TestApp
  let officer: TestUser
  let desk: Visitor

  before(async () => {
    testApp = await startTestApp()
    officer = await makeUser(testApp, 'security_officer')
    desk = await visit(testApp, officer)
  })
  after(() => testApp.close())

  const openOf = async (user: TestUser) => {
    const [row] = await testApp.sql<{ id: string; sid: string }>(
      'SELECT id, sid FROM session_metadata WHERE user_id = $1 AND ended_at IS NULL',
      [user.id],
    )
    return { id: row?.id ?? '', sid: row?.sid ?? '' }
  }

  it('are shown to a security officer, without the secret that makes them, and that is recorded', async () => {
    const nurse = await makeUser(testApp, 'nurse', { displayName: 'Sister Grace Botha' })
    await visit(testApp, nurse)
    const { id, sid } = await openOf(nurse)
    const answer = await desk.get(page)
    assert.equal(answer.status, 200)
    assert.match(answer.text, /Sister Grace Botha/)
    assert.match(answer.text, new RegExp(`/security/sessions/${id}/terminate`))
    assert.doesNotMatch(answer.text, new RegExp(sid))
    const [row] = await auditRows(testApp, 'sessions.viewed')
    assert.equal(row?.actor_id, officer.id)
  })

  it('end at their next request when the officer ends them, which is recorded with whose it was', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const ward = await visit(testApp, nurse)
    const { id } = await openOf(nurse)
    assert.equal((await desk.submit(page, {}, `${page}/${id}/terminate`)).status, 303)
    assert.equal((await ward.get('/')).headers['location'], '/login')
    const [row] = await auditRows(testApp, 'session.terminated')
    assert.equal(row?.actor_id, officer.id)
    assert.equal(row?.resource_id, id)
    assert.deepEqual(row?.details, { userId: nurse.id })
  })

  it('say of whom only the password is proved', async () => {
    const nurse = await makeUser(testApp, 'nurse', { displayName: 'Half Signed-In' })
    await new Visitor(testApp).submit('/login', { username: nurse.username, password })
    assert.match((await desk.get(page)).text, /Half Signed-In.*?Code still due/s)
  })

  it('do not end for an unknown id, twice, or for the officer’s own', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await visit(testApp, nurse)
    const { id } = await openOf(nurse)
    assert.equal((await desk.submit(page, {}, `${page}/${newId()}/terminate`)).status, 404)
    assert.equal((await desk.submit(page, {}, `${page}/x/terminate`)).status, 404)
    assert.equal((await desk.submit(page, {}, `${page}/${id}/terminate`)).status, 303)
    assert.equal((await desk.submit(page, {}, `${page}/${id}/terminate`)).status, 409)
    const own = await openOf(officer)
    assert.equal((await desk.submit(page, {}, `${page}/${own.id}/terminate`)).status, 422)
    assert.equal((await desk.get(page)).status, 200)
  })

  it('are for nobody else, to see or to end', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await visit(testApp, nurse)
    const { id } = await openOf(nurse)
    for (const role of ['physician', 'admin_staff', 'system_admin', 'audit_reviewer', 'patient']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      const answer = await other.get(page)
      assert.equal(answer.status, 403, role)
      const refused = await other.post(`${page}/${id}/terminate`, { _csrf: csrfTokenOf(answer.text) })
      assert.equal(refused.status, 403, role)
    }
    assert.equal((await openOf(nurse)).id, id)
  })

  it('go on for as many pages as there are, each session once', async () => {
    const at = testApp.clock.now()
    await testApp.sql(
      `INSERT INTO session_metadata (id, sid, user_id, address, user_agent, started_at, last_seen_at)
        SELECT gen_random_uuid(), 'made-up-' || n, $1, '10.0.0.1', 'Ward browser 1', $2::timestamptz,
          $2::timestamptz - make_interval(secs => n / 3)
        FROM generate_series(1, 120) AS n`,
      [officer.id, at],
    )
    const seen: string[] = []
    let address: string | undefined = page
    while (address !== undefined) {
      const answer: { text: string } = await desk.get(address)
      seen.push(
        ...[...answer.text.matchAll(/action="\/security\/sessions\/([0-9a-f-]{36})\/terminate"/g)].map(
          ([, id = '']) => id,
        ),
      )
      address = /href="(\/security\/sessions\?cursor=[^"]+)"/.exec(answer.text)?.[1]
    }
    assert.equal(new Set(seen).size, seen.length)
    const made = await testApp.sql<{ id: string }>(
      `SELECT id FROM session_metadata WHERE sid LIKE 'made-up-%'`,
    )
    assert.ok(made.every(({ id }) => seen.includes(id)))
  })

  it('are out of reach from networks that administration may not be done from', async () => {
    const guarded = await startTestApp({
      environment: { ADMIN_ALLOWED_IPS: '192.0.2.0/24', TRUSTED_PROXIES: '127.0.0.1, ::1' },
    })
    try {
      const browser = await visit(guarded, await makeUser(guarded, 'security_officer'))
      const answer = await browser.get(page)
      assert.equal(answer.status, 403)
      assert.match(answer.text, /network-not-allowed/)
    } finally {
      await guarded.close()
    }
  })
})
