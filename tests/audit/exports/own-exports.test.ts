import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { updateAuditExport } from '../../../models/queries/audit/audit-exports.ts'
import { ExportProgress } from '../../../server/audit/exports/export-progress.ts'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { logAt, logMany } from '../search/log-entries.ts'

const filters = 'from=2026-02-01&to=2026-02-01&severity=info'

describe('what an auditor exported', () => {
  let testApp: TestApp
  let auditor: Visitor
  let user: TestUser
  let folder: string

  before(async () => {
    testApp = await startTestApp()
    user = await makeUser(testApp, 'audit_reviewer')
    auditor = await visit(testApp, user)
    await logMany(testApp, '2026-02-01T00:00:00Z', 1_234)
    folder = mkdtempSync(path.join(tmpdir(), 'medguard-export-'))
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await testApp.close()
  })

  /** Exports, and follows the header to the page of the export. */
  async function exported(query: string) {
    const answer = await auditor.get(`/audit/export?format=csv&${filters}${query}`)
    assert.equal(answer.status, 200)
    const href = /<([^>]+)>; rel="describedby"/.exec(answer.headers['link'] ?? '')?.[1] ?? ''
    const fileName = /filename=(\S+)/.exec(answer.headers['content-disposition'] ?? '')?.[1] ?? ''
    return { body: answer.text, href, fileName }
  }

  it('is recorded with its reason, bounded and without control characters', async () => {
    await exported(`&reason=other&reasonWords=${encodeURIComponent(`Case 17\r\n${'x'.repeat(300)}`)}`)
    const [row] = await auditRows(testApp, 'audit.exported')
    assert.equal(row?.details?.['reason'], 'other')
    assert.equal(row?.details?.['reasonWords'], `Case 17\\u000d\\u000a${'x'.repeat(191)}`)
  })

  it('is recorded as a warning where no reason was given, and still works', async () => {
    await exported('')
    const [row] = await auditRows(testApp, 'audit.exported')
    assert.deepEqual([row?.details?.['reason'], row?.severity], ['none-given', 'warning'])
  })

  it('is refused with a reason that does not exist, or with "other" and no words', async () => {
    for (const reason of ['curiosity', 'other', '__proto__', 'none-given']) {
      const answer = await auditor.get(`/audit/export?format=csv&reason=${reason}&reasonWords=%20`)
      assert.equal(answer.status, 422, reason)
      assert.match(answer.text, /reason/)
    }
  })

  it('has a page with filters in words, count, digest and how to check it', async () => {
    const { body, href, fileName } = await exported('&reason=legal&reasonWords=Ref%2017%2F26')
    const { text, status } = await auditor.get(href)
    assert.equal(status, 200)
    const sha256 = createHash('sha256').update(body).digest('hex')
    for (const said of [
      fileName,
      sha256,
      '1,234 events',
      'To and including',
      '2026-02-01',
      'A court or an authority asks for it: Ref 17/26',
      `sha256sum -c ${fileName}.sha256`,
      'Complete',
    ]) {
      assert.ok(text.includes(said), said)
    }
    const list = await auditor.get('/audit/exports')
    assert.match(list.text, new RegExp(href))
    const [row] = await auditRows(testApp, 'audit.export-viewed')
    assert.equal(row?.resource_id, href.split('/').at(-1))
  })

  it('comes with a digest that sha256sum takes, and with a manifest', async (context) => {
    const { body, href, fileName } = await exported('&reason=review')
    const digest = await auditor.get(`${href}/sha256`)
    assert.equal(digest.headers['content-disposition'], `attachment; filename=${fileName}.sha256`)
    const { text } = await auditor.get(`${href}/manifest.json`)
    const manifest: Record<string, unknown> = JSON.parse(text)
    assert.deepEqual(
      [manifest['rows'], manifest['bytes'], manifest['sha256'], manifest['complete'], manifest['fileName']],
      [1_234, Buffer.byteLength(body), digest.text.slice(0, 64), true, fileName],
    )
    assert.deepEqual(manifest['filters'], { from: '2026-02-01', to: '2026-02-01', severity: 'info' })
    assert.deepEqual(manifest['exportedBy'], { id: user.id, name: user.displayName, role: 'audit_reviewer' })
    if (spawnSync('sha256sum', ['--version']).error !== undefined) {
      context.skip('there is no sha256sum here')
      return
    }
    writeFileSync(path.join(folder, fileName), body)
    writeFileSync(path.join(folder, `${fileName}.sha256`), digest.text)
    const check = () =>
      spawnSync('sha256sum', ['-c', `${fileName}.sha256`], { cwd: folder, encoding: 'utf8' })
    assert.equal(check().stdout, `${fileName}: OK\n`)
    writeFileSync(path.join(folder, fileName), `${body}x`)
    assert.equal(check().status, 1)
    assert.ok(execFileSync('sha256sum', ['--version']).length > 0)
  })

  it('shows how far it is while it runs, that it broke off, and that nothing was heard of it', async () => {
    const id = await logAt(testApp, '2026-03-04T08:00:00Z', {
      event: 'audit.exported',
      actor: { id: user.id, displayName: user.displayName, roleName: 'audit_reviewer' },
      details: { format: 'csv', reason: 'review' },
    })
    await ExportProgress.begin(testApp.services, { id, actorId: user.id, fileName: 'a.csv' })
    await updateAuditExport(testApp.services.prepared, id, {
      rows: 56_789,
      at: testApp.clock.now(),
      endEventId: null,
    })
    const running = await auditor.get(`/audit/exports/${id}`)
    assert.match(running.text, /Running/)
    assert.match(running.text, /56,789 events/)
    assert.match(running.text, /data-live="export"/)
    assert.match(running.text, /None: the whole log/)
    assert.equal((await auditor.get(`/audit/exports/${id}/sha256`)).status, 404)
    testApp.clock.advance({ minutes: 7 })
    const lost = await auditor.get(`/audit/exports/${id}`)
    assert.match(lost.text, /end unknown/)
    assert.doesNotMatch(lost.text, /data-live=/)
    const endEventId = await logAt(testApp, '2026-03-04T08:00:05Z', {
      event: 'audit.export-finished',
      outcome: 'failure',
    })
    await updateAuditExport(testApp.services.prepared, id, {
      rows: 60_000,
      at: testApp.clock.now(),
      endEventId,
    })
    const broken = await auditor.get(`/audit/exports/${id}`)
    assert.match(broken.text, /The file is not whole/)
    const manifest = await auditor.get(`/audit/exports/${id}/manifest.json`)
    assert.equal(JSON.parse(manifest.text).complete, false)
  })

  it('is nobody else’s, and there is nothing for other roles', async () => {
    testApp.clock.set('2026-03-04T08:01:00Z')
    const { href } = await exported('')
    const other = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    for (const address of [href, `${href}/manifest.json`, `${href}/sha256`, '/audit/exports/x']) {
      assert.equal((await other.get(address)).status, 404, address)
    }
    assert.doesNotMatch((await other.get('/audit/exports')).text, new RegExp(href))
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await physician.get('/audit/exports')).status, 403)
    assert.equal((await physician.get(href)).status, 403)
  })
})
