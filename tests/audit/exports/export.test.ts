import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { auditFields } from '../../../models/queries/audit/audit-cursor.ts'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, Visitor } from '../../support/request.ts'
import { from, listed, logAt, logMany } from '../search/log-entries.ts'
import { parseCsv } from './parse-csv.ts'

const day = 'from=2026-02-10&to=2026-02-10'
const names = auditFields.map(({ name }) => name)

/** The objects of an NDJSON file. */
const lines = (body: string): Record<string, unknown>[] =>
  body
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

/** The rows of an NDJSON export. */
const leaves = (body: string): Record<string, unknown>[] =>
  lines(body).flatMap(({ leaf }) => (typeof leaf === 'object' && leaf !== null ? [{ ...leaf }] : []))

/** The filters that the export form of a page would send. */
function hiddenOf(html: string): string {
  const form = /<form [^>]*action="\/audit\/export".*?<\/form>/s.exec(html)?.[0] ?? ''
  const query = new URLSearchParams()
  for (const [, name = '', value = ''] of form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    query.append(name, value)
  }
  return query.toString()
}

/** A column's name as the export spells it. */
const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

describe('exporting the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor
  let auditorUser: TestUser
  let patient: { id: string; recordNumber: string }
  let ids: string[]

  before(async () => {
    testApp = await startTestApp()
    auditorUser = await makeUser(testApp, 'audit_reviewer')
    patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    ids = [
      await logAt(testApp, '2026-02-10T08:00:00.001Z', {
        event: 'sign-in.failed',
        outcome: 'failure',
        claimedName: '=cmd|"/C calc",A0',
        origin: from('10.1.2.3'),
      }),
      await logAt(testApp, '2026-02-10T08:00:00.002Z', {
        event: 'patient.searched',
        actor: { id: auditorUser.id, displayName: 'Zoë “Z” O’Neil, Dr', roleName: 'physician' },
        patientIds: [patient.id, '01900000-0000-7000-8000-000000000009'],
        details: { shown: 2, searched: true },
      }),
      await logAt(testApp, '2026-02-10T08:00:00.003Z', {
        event: 'patient.changed',
        patientId: patient.id,
        changes: Buffer.from('sealed canary'),
      }),
    ]
    auditor = await visit(testApp, auditorUser)
  })
  after(() => testApp.close())

  it('gives CSV of RFC 4180 as an attachment, the oldest first, formulas taken the edge off', async () => {
    const answer = await auditor.get(`/audit/export?format=csv&${day}`)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8; header=present')
    const [row] = await testApp.sql<{ id: string }>(
      `SELECT id FROM audit_events WHERE event = 'audit.exported' ORDER BY occurred_at DESC, id DESC LIMIT 1`,
    )
    assert.equal(
      answer.headers['content-disposition'],
      `attachment; filename=medguard-audit_2026-02-10_to_2026-02-10_${row?.id}.csv`,
    )
    assert.equal(answer.headers['link'], `</audit/exports/${row?.id}>; rel="describedby"`)
    assert.equal(answer.headers['cache-control'], 'no-store')
    const [header = [], ...records] = parseCsv(answer.text)
    assert.deepEqual(header, names)
    const column = (name: string) => records.map((record) => record[header.indexOf(name)])
    assert.deepEqual(column('id'), ids)
    assert.deepEqual(column('actorName'), [`'=cmd|"/C calc",A0`, 'Zoë “Z” O’Neil, Dr', ''])
    assert.deepEqual(column('occurredAt')[0], '2026-02-10T08:00:00.001000Z')
    assert.equal(column('patientIds')[1], `${patient.id} 01900000-0000-7000-8000-000000000009`)
    assert.deepEqual(column('changesBytes'), ['', '', '13'])
  })

  it('keeps every character of CSV, whatever a name holds, and no cell begins like a formula', async () => {
    const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
    const hard = [
      'a\nb',
      'a\r\nb',
      '"',
      'say "x", please',
      ',',
      ' ',
      '',
      "'",
      '\\.',
      '\\n',
      '😀 é',
      'x'.repeat(70_000),
    ]
    const written = [...starts.map((start) => `${start}1+1`), ...hard]
    for (const [index, displayName] of written.entries()) {
      await logAt(testApp, `2026-02-11T08:00:00.${String(index).padStart(3, '0')}Z`, {
        actor: { id: auditorUser.id, displayName, roleName: displayName },
        origin: { ...from('10.1.2.3'), route: displayName },
        resource: { type: displayName, id: displayName },
        rule: displayName,
      })
    }
    const { text } = await auditor.get('/audit/export?format=csv&from=2026-02-11&to=2026-02-11')
    const [header = [], ...records] = parseCsv(text)
    assert.equal(records.length, written.length)
    for (const name of ['actorName', 'actorRole', 'route', 'resourceType', 'resourceId', 'rule']) {
      const cells = records.map((record) => record[header.indexOf(name)])
      assert.deepEqual(
        cells,
        written.map((value, index) => (index < starts.length ? `'${value}` : value)),
      )
    }
    assert.ok(text.endsWith('\r\n'))
  })

  it('gives NDJSON of leaves with every field of the table, one object on each line', async () => {
    const answer = await auditor.get(`/audit/export?format=ndjson&${day}`).then(asText)
    assert.equal(answer.status, 200)
    assert.match(answer.headers['content-type'] ?? '', /^application\/x-ndjson/)
    assert.match(answer.headers['content-disposition'] ?? '', /^attachment; filename=[\w.-]+\.ndjson$/)
    const rows = leaves(answer.body)
    assert.deepEqual(
      rows.map((row) => row['id']),
      ids,
    )
    assert.equal(rows[0]?.['actorName'], '=cmd|"/C calc",A0')
    assert.equal(rows[0]?.['address'], '10.1.2.3')
    assert.deepEqual(rows[1]?.['patientIds'], [patient.id, '01900000-0000-7000-8000-000000000009'])
    assert.deepEqual(rows[1]?.['details'], { shown: 2, searched: true })
    assert.equal(rows[2]?.['changesSha256'], createHash('sha256').update('sealed canary').digest('hex'))
    assert.equal(rows[2]?.['actorId'], null)
  })

  it('names every column of the table but the sealed one, and nobody by name', async () => {
    const columns = await testApp.sql<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'audit_events' AND column_name NOT IN ('changes', 'transaction_id', 'leaf_form')`,
    )
    assert.deepEqual(
      [...names].toSorted(),
      [...columns.map((row) => camel(row.column_name)), 'changesBytes'].toSorted(),
    )
    for (const format of ['csv', 'ndjson']) {
      const { body } = await auditor.get(`/audit/export?format=${format}&${day}`).then(asText)
      assert.doesNotMatch(body, /Sithole|Nomvula|sealed canary/i)
    }
  })

  it('holds what the page shows under the same filters, by the form on it', async () => {
    for (const filters of [
      day,
      `${day}&patient=${patient.recordNumber}`,
      `${day}&event=sign-in&ip=10.0.0.0/8`,
    ]) {
      const page = await auditor.get(`/audit?${filters}`)
      const { body } = await auditor.get(`/audit/export?${hiddenOf(page.text)}&format=ndjson`).then(asText)
      const exported = leaves(body).map((row) => row['id'])
      assert.deepEqual(exported.toReversed(), listed(page.text))
      assert.ok(exported.length > 0)
    }
  })

  it('is recorded before its first byte, and does not contain itself', async () => {
    const { text } = await auditor.get('/audit/export?format=csv&event=audit')
    const [row] = await testApp.sql<{ id: string; actor_id: string; details: object }>(
      `SELECT * FROM audit_events WHERE event = 'audit.exported' ORDER BY occurred_at DESC, id DESC LIMIT 1`,
    )
    assert.equal(row?.actor_id, auditorUser.id)
    assert.deepEqual(row?.details, { event: 'audit', format: 'csv', reason: 'none-given' })
    const exported = parseCsv(text).slice(1)
    assert.ok(exported.length > 0)
    assert.ok(exported.every(([id]) => id !== row?.id))
  })

  it('records the number of rows and the digest of the complete file', async () => {
    await logMany(testApp, '2026-02-01T00:00:00Z', 2_500)
    const { body } = await auditor.get('/audit/export?format=csv&from=2026-02-01&to=2026-02-01').then(asText)
    assert.equal(parseCsv(body).length, 2_501)
    const [row] = await auditRows(testApp, 'audit.export-finished')
    assert.equal(row?.outcome, 'success')
    const { leaves: signed, ...details } = row?.details ?? {}
    assert.ok(Number.isSafeInteger(signed))
    assert.deepEqual(details, {
      rows: 2_500,
      bytes: Buffer.byteLength(body),
      sha256: createHash('sha256').update(body).digest('hex'),
    })
  })

  it('is empty but for the header where nothing is found', async () => {
    const csv = await auditor.get('/audit/export?format=csv&user=nobody-at-all')
    assert.equal(csv.text, `${names.join(',')}\r\n`)
    const ndjson = await auditor.get('/audit/export?format=ndjson&user=nobody-at-all').then(asText)
    assert.deepEqual(leaves(ndjson.body), [])
  })

  it('stays closed to every other role, and the attempt is recorded', async () => {
    for (const role of ['physician', 'security_officer', 'system_admin', 'patient']) {
      const user = await makeUser(testApp, role)
      const answer = await (await visit(testApp, user)).get('/audit/export?format=csv')
      assert.equal(answer.status, 403, role)
      assert.doesNotMatch(answer.text, /occurredAt/)
      const [row] = await auditRows(testApp, 'audit.exported')
      assert.equal(row?.outcome, 'refused')
      assert.equal(row?.actor_id, user.id)
    }
  })

  it('stays closed to an auditor whose training has run out', async () => {
    const lapsed = await makeUser(testApp, 'audit_reviewer', { trainingExpiresOn: '2026-03-01' })
    const browser = await visit(testApp, lapsed)
    const answer = await browser.get('/audit/export?format=csv')
    assert.equal(answer.status, 403)
    assert.match(answer.text, /training-expired/)
    assert.equal((await browser.get('/audit')).status, 200)
  })

  it('says which formats there are when asked for another', async () => {
    const earlier = (await auditRows(testApp, 'audit.exported')).length
    for (const query of ['format=FHIR', 'format=xlsx', '', 'format=csv&format=ndjson', 'format=__proto__']) {
      const answer = await auditor.get(`/audit/export?${query}`, { Accept: 'application/json' })
      assert.equal(answer.status, 400, query)
      assert.match(answer.headers['content-type'] ?? '', /problem\+json/)
      assert.match(answer.text, /csv, ndjson or fhir/)
    }
    assert.equal((await auditRows(testApp, 'audit.exported')).length, earlier)
  })

  it('exports nothing where a filter cannot be read, and says which', async () => {
    for (const [query, field] of [
      ['from=soon', 'from'],
      ['ip=10.0.0.0/99', 'ip'],
      ['user=a&user=b', 'user'],
      ['patient=MG-9999999', 'patient'],
    ]) {
      const answer = await auditor.get(`/audit/export?format=csv&${query}`)
      assert.equal(answer.status, 422, query)
      assert.match(answer.text, new RegExp(`${field}: `))
      assert.equal(answer.headers['content-disposition'], undefined)
    }
  })

  it('sends nothing when it cannot be recorded', async () => {
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await auditor.get(`/audit/export?format=csv&${day}`)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.doesNotMatch(answer.text, /occurredAt/)
  })

  it('answers HEAD without a file, and records nothing: nothing left MedGuard', async () => {
    const earlier = (await auditRows(testApp, 'audit.exported')).length
    const answer = await fetch(`${await testApp.serve()}/audit/export?format=csv`, {
      method: 'HEAD',
      headers: { cookie: auditor.cookie, 'user-agent': 'Ward browser 1' },
    })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-disposition'), null)
    assert.equal(await answer.text(), '')
    assert.equal((await auditRows(testApp, 'audit.exported')).length, earlier)
  })
})

/** The body as text also where supertest does not know the type. */
const asText = (answer: Awaited<ReturnType<Visitor['get']>>) => ({
  status: answer.status,
  headers: answer.headers,
  body: answer.text ?? (Buffer.isBuffer(answer.body) ? answer.body.toString('utf8') : ''),
})
