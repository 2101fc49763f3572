import assert from 'node:assert/strict'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { leafHash } from '../../../server/audit/log/leaf.ts'
import { openCheckpoint } from '../../../server/audit/tree/checkpoint.ts'
import { cover } from '../../../server/audit/tree/cover.ts'
import { TreeFold } from '../../../server/audit/tree/tree-fold.ts'
import { makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'
import { logMany } from '../search/log-entries.ts'

type Line = {
  index?: number
  hash?: string
  leaf?: { id: string; occurredAt: string }
  from?: number
  to?: number
  hashes?: string[]
  checkpoint?: string
  filters?: object | null
  about?: Record<string, unknown>
  end?: boolean
  rows?: number
  withheld?: number
}

/** Folds a file as docs/audit-log.md says. @throws where the root is not the one that was signed */
function verify(body: string, publicKey: KeyObject) {
  const texts = body.split('\n').slice(0, -1)
  const lines = texts.map((text): Line => JSON.parse(text))
  const [header, ...others] = lines
  const trailer = others.pop()
  const signed = openCheckpoint(header?.checkpoint ?? '', publicKey)
  assert.ok(signed !== undefined && header?.from === 0 && header.to === signed.size)
  const fold = new TreeFold()
  let rows = 0
  let earlier = 0
  for (const [place, line] of others.entries()) {
    if (line.checkpoint !== undefined) {
      const said = openCheckpoint(line.checkpoint, publicKey)
      assert.equal(said?.size, fold.size)
      assert.deepEqual(said?.root, fold.root())
      earlier += 1
    } else if (line.leaf === undefined) {
      assert.equal(line.from, fold.size)
      const subtrees = cover(line.from ?? 0, line.to ?? 0)
      assert.equal(line.hashes?.length, subtrees.length)
      for (const [at, { level }] of subtrees.entries()) {
        fold.add(Buffer.from(line.hashes?.[at] ?? '', 'base64'), level)
      }
    } else {
      assert.equal(line.index, fold.size)
      const text = /^\{"index":\d+,"hash":"[^"]+","leaf":(.*)\}$/.exec(texts[place + 1] ?? '')?.[1] ?? ''
      assert.equal(leafHash(text).toString('base64'), line.hash)
      fold.add(leafHash(text))
      rows += 1
    }
  }
  assert.deepEqual(trailer, { end: true, rows, withheld: signed.size - rows, outside: 0 })
  assert.equal(fold.size, signed.size)
  assert.deepEqual(fold.root(), signed.root)
  return { rows, size: signed.size, header, earlier, ids: others.flatMap(({ leaf }) => leaf?.id ?? []) }
}

describe('an NDJSON export proves itself', () => {
  let testApp: TestApp
  let auditor: Visitor
  let publicKey: KeyObject

  before(async () => {
    testApp = await startTestApp()
    await logMany(testApp, '2026-02-01T00:00:00Z', 2_500)
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    publicKey = createPublicKey(testApp.services.sealing.key.privateKey)
  })
  after(() => testApp.close())

  const exported = async (filters: string) => {
    const answer = await auditor.get(`/audit/export?format=ndjson${filters}`)
    assert.equal(answer.status, 200)
    const body: unknown = answer.body
    return Buffer.isBuffer(body) ? body.toString('utf8') : answer.text
  }

  it('with the whole log, every committed row and the export’s own among them', async () => {
    await testApp.services.sealing.sealNow()
    const { rows, size, header, ids, earlier } = verify(await exported('&reason=legal'), publicKey)
    assert.equal(rows, size)
    assert.ok(earlier > 0, 'it carries checkpoints of earlier times')
    assert.equal(header?.filters, null)
    assert.equal(header?.about?.['reason'], 'A court or an authority asks for it')
    assert.ok(ids.includes(String(header?.about?.['export'])))
    const stored = await testApp.sql<{ event_id: string }>(
      'SELECT event_id FROM audit_leaves WHERE leaf_index < $1 ORDER BY leaf_index',
      [size],
    )
    assert.deepEqual(
      ids,
      stored.map((leaf) => leaf.event_id),
    )
  })

  it('with many gaps, one row, or none', async () => {
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome)
       SELECT gen_random_uuid(), timestamptz '2026-01-20T00:00:00Z' + n * interval '1 ms',
         CASE n % 3 WHEN 0 THEN 'page.edited' ELSE 'page.viewed' END, 'page', 'info', 'success'
       FROM generate_series(1, 3000) AS n`,
    )
    const [some] = await testApp.sql<{ actor_id: string }>(
      `SELECT actor_id FROM audit_events WHERE event = 'page.viewed' LIMIT 1`,
    )
    for (const [filters, least, most] of [
      ['&event=audit', 1, 20],
      [`&user=${some?.actor_id}`, 1, 1],
      ['&user=nobody-at-all', 0, 0],
      ['&from=2026-02-01&to=2026-02-01T02:00:01', 2_000, 2_000],
      ['&event=page.edited', 1_000, 1_000],
    ] as const) {
      const { rows, header, earlier } = verify(await exported(filters), publicKey)
      assert.ok(earlier > 0)
      assert.ok(rows >= least && rows <= most, `${filters}: ${rows}`)
      assert.notEqual(header?.filters, null)
    }
  })

  it('and shows what was signed on the page of the export and in its manifest', async () => {
    const answer = await auditor.get('/audit/export?format=ndjson&event=audit')
    const href = /<([^>]+)>; rel="describedby"/.exec(answer.headers['link'] ?? '')?.[1] ?? ''
    const manifest: Record<string, unknown> = JSON.parse((await auditor.get(`${href}/manifest.json`)).text)
    const body: unknown = answer.body
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : answer.text
    const header: Line = JSON.parse(text.slice(0, text.indexOf('\n')))
    assert.equal(manifest['checkpoint'], header.checkpoint)
    assert.ok((await auditor.get(href)).text.includes('audit-verify'))
  })

  it('no longer, where a row was altered, cut out or added behind MedGuard’s back', async () => {
    const body = await exported('')
    const lines = body.split('\n')
    for (const forged of [
      body.replace('Somebody with a long name', 'Nobody with a long name'),
      lines.toSpliced(5, 1).join('\n'),
      lines.slice(0, -2).join('\n'),
      `${body}${lines[5]}\n`,
    ]) {
      assert.throws(() => verify(forged, publicKey))
    }
  })
})
