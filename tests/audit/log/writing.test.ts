import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GroupCommit } from '../../../server/audit/log/group-commit.ts'
import { escapeForLog } from '../../../server/audit/escape.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

/** A writer whose writes end when the test says so. */
function heldWriter() {
  const batches: { items: readonly number[]; finish: (error?: Error) => void }[] = []
  const commits = new GroupCommit<number>(
    (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, finish: (error) => (error === undefined ? resolve() : reject(error)) })
      }),
    { maxItems: 3 },
  )
  return { batches, commits }
}

const settled = async (promise: Promise<void>) =>
  promise.then(() => 'written').catch((error: Error) => error.message)
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('gathering audit rows', () => {
  it('writes a lone row in the same turn, and those that come in the meantime together after it', async () => {
    const { batches, commits } = heldWriter()
    const first = commits.add(1)
    await turn()
    assert.deepEqual(
      batches.map(({ items }) => items),
      [[1]],
    )
    const waiting = [first, ...[2, 3, 4, 5].map((item) => commits.add(item))]
    batches[0]?.finish()
    await turn()
    batches[1]?.finish()
    await turn()
    batches[2]?.finish()
    await Promise.all(waiting)
    assert.deepEqual(
      batches.map(({ items }) => items),
      [[1], [2, 3, 4], [5]],
    )
  })

  it('writes rows that come in the same turn together', async () => {
    const { batches, commits } = heldWriter()
    const waiting = [1, 2].map((item) => commits.add(item))
    await turn()
    batches[0]?.finish()
    await Promise.all(waiting)
    assert.deepEqual(
      batches.map(({ items }) => items),
      [[1, 2]],
    )
  })

  it('lets nobody go on before the own row is written', async () => {
    const { batches, commits } = heldWriter()
    const first = commits.add(1)
    const outcome = () => Promise.race([settled(first), turn().then(() => 'waiting')])
    assert.equal(await outcome(), 'waiting')
    batches[0]?.finish()
    assert.equal(await settled(first), 'written')
  })

  it('lets a row that cannot be written fail only its own page', async () => {
    const written: number[] = []
    const commits = new GroupCommit<number>(async (items) => {
      await turn()
      if (items.includes(3)) {
        throw new Error('row 3 is bad')
      }
      written.push(...items)
    })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((item) => settled(commits.add(item))))
    assert.deepEqual(outcomes, ['written', 'written', 'row 3 is bad', 'written', 'written'])
    assert.deepEqual(
      written.toSorted((one, other) => one - other),
      [1, 2, 4, 5],
    )
    assert.equal(await settled(commits.add(6)), 'written')
  })
})

describe('an audit row', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
  })
  after(() => testApp.close())

  const encounter = {
    kind: 'ambulatory',
    occurredAt: '2026-03-04T09:00',
    reason: 'Canary of an encounter',
    notes: '',
  }

  it('is written in the transaction of the change: without it nothing is changed', async () => {
    const browser = await visit(testApp, physician)
    const form = await browser.get(`/patients/${patientId}/encounters/new`)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const fields = { ...encounter, _csrf: csrfTokenOf(form.text) }
    const answer = await browser.post(`/patients/${patientId}/encounters/new`, fields)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.deepEqual(await testApp.sql('SELECT id FROM encounters WHERE patient_id = $1', [patientId]), [])
    assert.equal((await browser.post(`/patients/${patientId}/encounters/new`, fields)).status, 303)
    const [row] = await auditRows(testApp, 'encounter.recorded')
    assert.equal(row?.patient_id, patientId)
  })

  it('holds nothing of what was written into the record', async () => {
    const rows = await testApp.sql<{ row: string }>('SELECT row_to_json(a)::text AS row FROM audit_events a')
    assert.ok(rows.length > 3)
    for (const { row } of rows) {
      assert.doesNotMatch(row, /Canary/)
    }
  })

  it('says who, in which role, from where, by which route and in which request', async () => {
    const browser = await visit(testApp, physician)
    await browser.get(`/patients/${patientId}`)
    const [row] = await testApp.sql<Record<string, unknown>>(
      "SELECT * FROM audit_events WHERE event = 'chart.viewed' ORDER BY id DESC LIMIT 1",
    )
    assert.equal(row?.['actor_name'], physician.displayName)
    assert.equal(row?.['actor_role'], 'physician')
    assert.equal(row?.['address'], '127.0.0.1')
    assert.equal(row?.['method'], 'GET')
    assert.equal(row?.['route'], '/patients/:id')
    assert.equal(row?.['purpose_of_use'], 'treatment')
    assert.match(String(row?.['request_id']), /^[0-9a-f-]{36}$/)
    assert.match(String(row?.['session_id']), /^[0-9a-f-]{36}$/)
  })

  it('survives the removal of the person it names', async () => {
    const leaver = await makeUser(testApp, 'admin_staff', { displayName: 'Somebody Leaving' })
    await (await visit(testApp, leaver)).get('/patients')
    await testApp.sql('DELETE FROM users WHERE id = $1', [leaver.id])
    const [row] = await testApp.sql<{ actor_name: string }>(
      'SELECT actor_name FROM audit_events WHERE actor_id = $1 LIMIT 1',
      [leaver.id],
    )
    assert.equal(row?.actor_name, 'Somebody Leaving')
  })

  it('says that a request failed by an error nobody foresaw, and of what kind, but none of its words', async () => {
    const auditor = await makeUser(testApp, 'audit_reviewer')
    const browser = await visit(testApp, auditor)
    await testApp.sql('ALTER TABLE audit_exports RENAME TO away')
    const answer = await browser.get('/audit/exports?other=canary')
    await testApp.sql('ALTER TABLE away RENAME TO audit_exports')
    assert.equal(answer.status, 500)
    const [row] = await testApp.sql<Record<string, unknown>>(
      "SELECT * FROM audit_events WHERE event = 'request.failed' ORDER BY id DESC LIMIT 1",
    )
    assert.deepEqual(
      [row?.['outcome'], row?.['severity'], row?.['actor_id'], row?.['method'], row?.['route']],
      ['failure', 'critical', auditor.id, 'GET', '/audit/exports'],
    )
    assert.deepEqual(row?.['details'], { error: 'error', code: '42P01' })
    assert.ok(answer.text.includes(String(row?.['request_id'])))
    assert.doesNotMatch(JSON.stringify(row), /canary|relation/)
  })

  it('cannot be forged by control characters in a name that is claimed', async () => {
    const stranger = new Visitor(testApp)
    await stranger.submit('/login', { username: 'x\nsign-in.succeeded', password: 'wrong' })
    const [row] = await testApp.sql<{ actor_name: string }>(
      "SELECT actor_name FROM audit_events WHERE event = 'sign-in.failed' ORDER BY id DESC LIMIT 1",
    )
    assert.equal(row?.actor_name, 'x\\u000asign-in.succeeded')
    assert.equal(escapeForLog('x\nlogin_success\u001b[31m'), 'x\\u000alogin_success\\u001b[31m')
    assert.equal(escapeForLog('a'.repeat(500)).length, 200)
    assert.equal(escapeForLog('\ud800'), '\\ud800')
  })
})
