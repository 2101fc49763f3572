import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { logAt } from '../audit/search/log-entries.ts'
import { parseCsv } from '../audit/exports/parse-csv.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows } from '../support/request.ts'
import { runCli, settings } from './run-cli.ts'

describe('medguard report daily', () => {
  let testApp: TestApp
  const report = (...args: string[]) =>
    runCli(['report', 'daily', ...args], { environment: settings(testApp.urls) })

  before(async () => {
    testApp = await startTestApp()
    await logAt(testApp, '2026-02-10T08:00:00Z')
    for (const minute of [1, 2]) {
      await logAt(testApp, `2026-02-10T09:0${minute}:00Z`, {
        event: 'sign-in.failed',
        outcome: 'failure',
        claimedName: 'root\u001b[31m',
      })
    }
    await logAt(testApp, '2026-02-10T10:00:00Z', { event: 'emergency-access.started' })
  })
  after(() => testApp.close())

  it('prints the incidents of a day, and records that it did', async () => {
    const { code, stdout } = await report('--date', '2026-02-10')
    assert.equal(code, 0)
    assert.match(stdout, /Tuesday,? 10 February 2026/)
    assert.match(stdout, /^Events: 4$/m)
    assert.match(stdout, /^Access attempted without right: 2$/m)
    assert.match(stdout, /Sign-in failed +failure +warning +“root\\u001b\[31m”.* 2 +10 Feb 2026/)
    assert.ok(!stdout.includes('\u001b'))
    const [row] = await auditRows(testApp, 'audit.report-viewed')
    assert.equal(row?.details?.['report'], 'daily')
    assert.equal(typeof row?.details?.['operator'], 'string')
  })

  it('writes JSON and CSV for programs, and exits with 1 on grave incidents where asked to check', async () => {
    const [asJson, asCsv] = await Promise.all([
      report('--date', '2026-02-10', '--format', 'json', '--check'),
      report('--date', '2026-02-10', '--format', 'csv'),
    ])
    assert.equal(asJson.code, 1)
    assert.match(asJson.stderr, /1 of the incidents/)
    const { events, kinds, incidents }: { events: number; kinds: unknown; incidents: { times: number }[] } =
      JSON.parse(asJson.stdout)
    assert.equal(events, 4)
    assert.deepEqual(kinds, { emergency: 1, attempted: 2 })
    assert.deepEqual(
      incidents.map(({ times }) => times),
      [1, 2],
    )
    assert.equal(asCsv.code, 0)
    assert.equal(parseCsv(asCsv.stdout).length, 3)
  })

  it('is used wrongly with a day that is none or a form that it does not have', async () => {
    for (const args of [
      ['--date', '2026-02-31'],
      ['--format', 'xml'],
      ['--date', "1';--"],
    ]) {
      assert.equal((await report(...args)).code, 2, args.join(' '))
    }
  })
})
