import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { logMany } from '../audit/search/log-entries.ts'
import { parseCsv } from '../audit/exports/parse-csv.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows } from '../support/request.ts'
import { runCli, settings } from './run-cli.ts'

describe('medguard audit-export', () => {
  let testApp: TestApp
  let folder: string

  before(async () => {
    testApp = await startTestApp()
    await logMany(testApp, '2026-02-01T00:00:00Z', 2_345)
    folder = mkdtempSync(path.join(tmpdir(), 'medguard-export-'))
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await testApp.close()
  })

  const run = (...args: string[]) =>
    runCli(['audit-export', ...args], { environment: settings(testApp.urls) })
  const file = (name: string) => path.join(folder, name)
  const read = (name: string) => readFileSync(file(name), 'utf8')
  const day = ['--from', '2026-02-01', '--to', '2026-02-01']

  it('writes a file for its owner alone, with digest and manifest, and records it', async () => {
    const { code, stdout, stderr } = await run(
      '--format',
      'csv',
      '--out',
      file('a.csv'),
      ...day,
      '--reason',
      'legal',
    )
    assert.equal(code, 0, stderr)
    assert.equal(parseCsv(read('a.csv')).length, 2_346)
    const sha256 = createHash('sha256').update(read('a.csv')).digest('hex')
    assert.match(stdout, new RegExp(`2345 events.*${sha256}`))
    assert.equal(read('a.csv.sha256'), `${sha256}  a.csv\n`)
    const manifest: Record<string, unknown> = JSON.parse(read('a.csv.manifest.json'))
    assert.deepEqual([manifest['rows'], manifest['sha256'], manifest['complete']], [2_345, sha256, true])
    assert.equal(manifest['reason'], 'A court or an authority asks for it')
    for (const name of readdirSync(folder)) {
      assert.equal(statSync(file(name)).mode & 0o777, 0o600, name)
    }
    assert.deepEqual(readdirSync(folder).toSorted(), ['a.csv', 'a.csv.manifest.json', 'a.csv.sha256'])
    const [began] = await auditRows(testApp, 'audit.exported')
    assert.deepEqual(began?.details, {
      from: '2026-02-01',
      to: '2026-02-01',
      format: 'csv',
      reason: 'legal',
      operator: userInfo().username,
    })
    const [ended] = await auditRows(testApp, 'audit.export-finished')
    assert.deepEqual([ended?.outcome, ended?.details?.['sha256']], ['success', sha256])
  })

  it('leaves a file that is there alone, and says what it was used wrongly for', async () => {
    const earlier = (await auditRows(testApp, 'audit.exported')).length
    for (const [args, said] of [
      [['--format', 'csv', '--out', file('a.csv')], /a\.csv is there already/],
      [['--format', 'xlsx', '--out', file('b')], /csv, ndjson, fhir/],
      [['--format', 'csv'], /--out/],
      [['--format', 'csv', '--out', file('b'), '--from', 'soon'], /--from: Enter a date/],
      [['--format', 'csv', '--out', file('b'), '--reason', 'other'], /--reason-words/],
    ] as const) {
      const { code, stderr } = await run(...args)
      assert.equal(code, 2, stderr)
      assert.match(stderr, said)
    }
    assert.equal((await auditRows(testApp, 'audit.exported')).length, earlier)
    assert.equal(readdirSync(folder).length, 3)
  })

  it('leaves nothing behind where the file cannot be written', async () => {
    const { code, stderr } = await run('--format', 'fhir', '--out', path.join(folder, 'nowhere', 'a'), ...day)
    assert.equal(code, 2)
    assert.match(stderr, /cannot be written \(ENOENT\)/)
    assert.equal(readdirSync(folder).length, 3)
  })
})
