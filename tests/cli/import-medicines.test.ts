import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { makeMedication } from '../support/factories.ts'
import { auditRows } from '../support/request.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runCli, settings } from './run-cli.ts'

const headings = 'generic;strength;form;schedule;atc\n'

describe('medguard import-medicines', () => {
  let testApp: TestApp
  let folder: string

  before(async () => {
    testApp = await startTestApp()
    await makeMedication(testApp)
    folder = await mkdtemp(path.join(tmpdir(), 'medicines-'))
  })
  after(() => testApp.close())

  const run = async (text: string | Buffer, ...options: string[]) => {
    const file = path.join(folder, 'medicines.csv')
    await writeFile(file, text)
    return runCli(['import-medicines', file, ...options], { environment: settings(testApp.urls) })
  }
  const prescribable = async () =>
    (
      await testApp.sql<{ name: string }>(
        'SELECT name FROM medications WHERE active ORDER BY sort_key COLLATE "C"',
      )
    ).map(({ name }) => name)

  it('says in a dry run what it would do, and writes nothing', async () => {
    const was = await prescribable()
    const { code, stdout } = await run(`${headings}thalidomide;50 mg;capsule;S4;L04AX02`, '--dry-run')
    assert.equal(code, 0)
    assert.match(stdout, /^added {6}Thalidomide 50 mg capsule$/m)
    assert.match(stdout, /^withdrawn {2}Warfarin 5 mg tablet$/m)
    assert.match(stdout, /This was a dry run/)
    assert.deepEqual(await prescribable(), was)
  })

  it('names each line that cannot be taken, ends with code 1, and changes nothing', async () => {
    const was = await prescribable()
    const { code, stderr } = await run(`${headings}thalidomide;50 mg;capsule;S9;L04AX02\nx;1 mg;tablet;4;L04`)
    assert.equal(code, 1)
    assert.match(stderr, /medicines\.csv:2 “schedule” is not a number from 0 to 8/)
    assert.match(stderr, /medicines\.csv:3 “atc” is not a code/)
    assert.deepEqual(await prescribable(), was)
    const bytes = await run(Buffer.from([0xff, 0xfe, 0x41]))
    assert.equal(bytes.code, 2)
    assert.match(bytes.stderr, /is not UTF-8/)
  })

  it('adds to the catalogue, or replaces it, with a row that names the operator', async () => {
    const was = await prescribable()
    assert.equal((await run(`${headings}thalidomide;50 mg;capsule;S4;L04AX02`, '--keep-others')).code, 0)
    assert.equal((await prescribable()).length, was.length + 1)
    assert.equal((await run(`${headings}thalidomide;50 mg;capsule;S4;L04AX02`)).code, 0)
    assert.deepEqual(await prescribable(), ['Thalidomide 50 mg capsule'])
    const rows = await auditRows(testApp, 'catalogue.changed')
    assert.equal(rows.length, 2)
    assert.equal(rows[0]?.actor_id, null)
    const again = await run(`${headings}thalidomide;50 mg;capsule;S4;L04AX02`)
    assert.match(again.stdout, /The catalogue is like this already/)
    assert.equal((await auditRows(testApp, 'catalogue.changed')).length, 2)
  })
})
