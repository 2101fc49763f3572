import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { asText, leafColumns } from '../../../models/queries/audit/tree/audit-leaf.ts'
import { newId } from '../../../models/new-id.ts'
import { insertAuditRows } from '../../../models/queries/audit/insert-audit-rows.ts'
import { GroupCommit } from '../../../server/audit/log/group-commit.ts'
import { leafText } from '../../../server/audit/log/leaf.ts'
import { streamExport } from '../../../server/audit/stream-export.ts'
import { auditRow, type AuditRow } from '../../../server/audit/audit-row.ts'
import { pruneSessions } from '../../../server/accounts/sessions/prune-sessions.ts'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'

describe('exactly one row says what happened, and none what did not', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const count = async () =>
    Number((await testApp.sql<{ n: string }>('SELECT count(*) AS n FROM audit_events'))[0]?.n)

  it('where the answer to a commit was lost: the row is recognised by its id, and its caller goes on', async () => {
    const { prepared } = testApp.services
    for (const many of [1, 4]) {
      let lost = 1
      const commits = new GroupCommit<AuditRow>(async (rows, again) => {
        await insertAuditRows(prepared, rows, again)
        if (lost > 0) {
          lost -= 1
          throw new Error('Connection terminated unexpectedly')
        }
      })
      const already = await count()
      const rows = Array.from({ length: many }, () =>
        auditRow({ event: 'system.started', outcome: 'success' }, testApp.clock.now()),
      )
      await Promise.all(rows.map((row) => commits.add(row)))
      assert.equal(await count(), already + many)
    }
  })

  it('the same row, whether it is written alone, with others or once more', async () => {
    const { prepared } = testApp.services
    const at = testApp.clock.now()
    const whole = () => ({
      ...auditRow(
        {
          event: 'chart.viewed',
          outcome: 'success',
          actor: { id: newId(), displayName: 'Ünal "O’Brien" \\x00 {}', roleName: 'nurse' },
          sessionId: newId(),
          origin: {
            requestId: newId(),
            deviceId: newId(),
            address: '2001:db8::1',
            method: 'GET',
            route: '/patients/:id',
            userAgent: 'curl, "quoted"',
          },
          patientId: newId(),
          patientIds: [newId(), newId()],
          resource: { type: 'patient', id: newId() },
          purposeOfUse: 'treatment',
          rule: 'care-team',
          grantId: newId(),
          details: { count: 3, list: ['a', 'b'], text: 'null', nothing: false },
        },
        at,
      ),
      changes: Buffer.from([0, 92, 120, 255]),
    })
    const bare = () => auditRow({ event: 'system.started', outcome: 'success' }, at)
    for (const make of [whole, bare]) {
      const row = make()
      const rows = [row, { ...row, id: newId() }, { ...row, id: newId() }, { ...row, id: newId() }]
      await insertAuditRows(prepared, rows.slice(0, 1), false)
      await insertAuditRows(prepared, rows.slice(1, 3), false)
      await insertAuditRows(prepared, rows.slice(3), true)
      const stored = await testApp.sql<Record<string, unknown>>(
        `SELECT to_jsonb(e) - 'id' - 'transaction_id' AS row, changes, details, patient_ids
         FROM audit_events e WHERE id = ANY($1) ORDER BY array_position($1, id)`,
        [rows.map(({ id }) => id)],
      )
      assert.equal(stored.length, 4)
      const [first, ...others] = stored
      for (const other of others) {
        assert.deepEqual(other, first)
      }
      assert.deepEqual(first?.['changes'], row.changes)
      assert.deepEqual(first?.['details'], row.details)
      assert.deepEqual(first?.['patient_ids'], row.patientIds)
    }
  })

  it('where a row is refused for good: it is not tried again, and not written', async () => {
    const { prepared } = testApp.services
    let tries = 0
    const commits = new GroupCommit<AuditRow>(async (rows, again) => {
      tries += 1
      await insertAuditRows(prepared, rows, again)
    })
    const row = auditRow({ event: 'system.started', outcome: 'success' }, testApp.clock.now())
    await assert.rejects(commits.add({ ...row, severity: 'info', actorId: 'not an id' }), { code: '22P02' })
    assert.equal(tries, 1)
  })

  it('where the last byte of an export does not leave: that it broke off, and not that it is complete', async () => {
    const ends: string[] = []
    const pieces = [Buffer.from('first'), Buffer.from('last')]
    let writes = 0
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        writes += 1
        done(writes === 2 ? new Error('reset by peer') : null)
      },
    })
    const sending = streamExport(
      {
        next: async () => {
          const bytes = pieces.shift()
          return bytes === undefined ? undefined : { bytes, rows: 1 }
        },
        close: async () => undefined,
      },
      output,
      {
        begin: () => undefined,
        at: async () => undefined,
        finish: async () => void ends.push('success'),
        broken: async ({ rows }) => void ends.push(`failure after ${rows}`),
      },
    )
    await assert.rejects(sending, /reset by peer/)
    assert.deepEqual(ends, ['failure after 1'])
  })

  it('where only the end of the answer is lost: that it is complete, once', async () => {
    const ends: string[] = []
    const pieces = [Buffer.from('all of it')]
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(),
      final: (done) => done(new Error('reset by peer')),
    })
    const sending = streamExport(
      {
        next: async () => {
          const bytes = pieces.shift()
          return bytes === undefined ? undefined : { bytes, rows: 1 }
        },
        close: async () => undefined,
      },
      output,
      {
        begin: () => undefined,
        at: async () => undefined,
        finish: async () => void ends.push('success'),
        broken: async () => void ends.push('failure'),
      },
    )
    await assert.rejects(sending, /reset by peer/)
    assert.deepEqual(ends, ['success'])
  })

  it('for HEAD: nothing is shown, so nothing is recorded; a refusal is', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const patient = await makePatient(testApp)
    await assignCare(testApp, patient.id, nurse.id)
    const browser = await visit(testApp, nurse)
    const other = await makePatient(testApp)
    const base = await testApp.serve()
    const head = (address: string) =>
      fetch(`${base}${address}`, {
        method: 'HEAD',
        redirect: 'manual',
        headers: { cookie: browser.cookie, 'user-agent': 'Ward browser 1' },
      })
    const already = await count()
    assert.equal((await head(`/patients/${patient.id}`)).status, 200)
    assert.equal((await head('/patients')).status, 200)
    assert.equal(await count(), already)
    assert.notEqual((await head(`/patients/${other.id}`)).status, 200)
    assert.equal(await count(), already + 1)
    assert.equal((await auditRows(testApp, 'chart.viewed'))[0]?.outcome, 'refused')
  })

  it('for a session that the job ends: whose it was, and why', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = await visit(testApp, nurse)
    testApp.clock.advance({ minutes: testApp.services.environment.SESSION_IDLE_MINUTES + 1 })
    await pruneSessions(testApp.services)
    const mine = async () =>
      (await auditRows(testApp, 'session.ended')).filter(({ actor_id: id }) => id === nurse.id)
    assert.deepEqual(
      (await mine()).map(({ rule, details }) => [rule, details?.['by']]),
      [['idle', 'job']],
    )
    await browser.get('/')
    await pruneSessions(testApp.services)
    assert.equal((await mine()).length, 1)
  })

  it('for proofs that cannot be given: who asked, and what was answered', async () => {
    const auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    await testApp.services.sealing.sealNow()
    assert.equal((await auditor.get('/audit/integrity/consistency?from=none')).status, 422)
    const [unclear] = await auditRows(testApp, 'audit.integrity-viewed')
    assert.deepEqual(
      [unclear?.outcome, unclear?.details?.['answered'], unclear?.details?.['reason']],
      ['failure', 422, 'sizes-not-understood'],
    )
    const [altered] = await testApp.sql<{ id: string }>(
      "SELECT id FROM audit_events WHERE event = 'system.started' LIMIT 1",
    )
    await testApp.sql('ALTER TABLE audit_events DISABLE TRIGGER ALL')
    await testApp.sql("UPDATE audit_events SET rule = 'altered' WHERE id = $1", [altered?.id])
    assert.equal((await auditor.get(`/audit/events/${altered?.id}/proof`)).status, 409)
    const [refused] = await auditRows(testApp, 'audit.proof-taken')
    assert.deepEqual([refused?.outcome, refused?.details?.['answered']], ['failure', 409])
  })

  it('for a list of accounts: the patients whose accounts stand in it', async () => {
    const patient = await makePatient(testApp)
    const account = await makeUser(testApp, 'patient')
    await testApp.sql('UPDATE users SET patient_id = $2 WHERE id = $1', [account.id, patient.id])
    const administrator = await visit(testApp, await makeUser(testApp, 'system_admin'))
    assert.equal((await administrator.get('/admin/users')).status, 200)
    assert.ok((await auditRows(testApp, 'users.viewed'))[0]?.patient_ids?.includes(patient.id))
  })

  it('and each row has the browser and the pattern of the address, with no identifier in it', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const patient = await makePatient(testApp)
    await assignCare(testApp, patient.id, nurse.id)
    await (await visit(testApp, nurse)).get(`/patients/${patient.id}`)
    const [row] = await testApp.sql<{ user_agent: string; route: string; leaf_form: number }>(
      "SELECT user_agent, route, leaf_form FROM audit_events WHERE event = 'chart.viewed' AND outcome = 'success' ORDER BY id DESC LIMIT 1",
    )
    assert.deepEqual([row?.user_agent, row?.route, row?.leaf_form], ['Ward browser 1', '/patients/:id', 2])
    const leaves = await testApp.services.database.pool.query<(string | null)[]>({
      text: `SELECT ${leafColumns} FROM audit_events e WHERE event = 'chart.viewed' AND outcome = 'success' ORDER BY id DESC LIMIT 1`,
      rowMode: 'array',
      types: asText,
    })
    const leaf: Record<string, unknown> = JSON.parse(leafText(leaves.rows[0] ?? []))
    assert.deepEqual([leaf['form'], leaf['userAgent']], [2, 'Ward browser 1'])
  })

  it('while rows from before keep the form of leaf that they were sealed in', async () => {
    const old = await testApp.services.database.pool.query<(string | null)[]>({
      text: `SELECT ${leafColumns} FROM (SELECT (r).* FROM (SELECT jsonb_populate_record(e, '{"leaf_form": null, "user_agent": null}') AS r
        FROM audit_events e LIMIT 1) AS one) AS e`,
      rowMode: 'array',
      types: asText,
    })
    const leaf: Record<string, unknown> = JSON.parse(leafText(old.rows[0] ?? []))
    assert.equal(leaf['form'], 1)
    assert.ok(!('userAgent' in leaf))
  })
})
