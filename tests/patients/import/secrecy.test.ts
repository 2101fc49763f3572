import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { everyRow, runImport } from './importing.ts'

/** What the two patients of the export would not want anybody to read. */
const secrets = [
  'Mabuza',
  'Lindiwe',
  'Sibeko',
  'Doye',
  'Tariro',
  'Łukasz',
  '7203150123089',
  'EX-4471',
  '555 0147',
  '+27825550147',
  'lindiwe.mabuza@example.org',
  'Acacia',
  'Tzaneen',
  '1972-03-15',
  '2019-11-02',
  'hypertension',
  '38341003',
  'tuberculosis',
  'Penicillin',
  'Anaphylaxis',
  'third visit',
  'In the morning',
  'A remedy',
]

const spellings = (secret: string) => {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('hex'), bytes.toString('base64').replaceAll('=', '').slice(0, -1)]
}

describe('an imported record', () => {
  let testApp: TestApp
  let dump: string

  before(async () => {
    testApp = await startTestApp()
    await runImport(testApp)
    const events = await testApp.sql<{ row: string }>('SELECT e::text AS row FROM audit_events e')
    dump = [...Object.values(await everyRow(testApp)), ...events.map(({ row }) => row)].join('\n')
  })
  after(() => testApp.close())

  it('is in the database at all', () => {
    assert.match(dump, /Kavitha Naidoo/)
    assert.match(dump, /amlodipine 2\.5 MG Oral Tablet/)
    assert.match(dump, /import\.patient/)
  })

  for (const secret of secrets) {
    it(`does not show ${secret} in any table, plain, in hexadecimal or in base64`, () => {
      const lowered = dump.toLowerCase()
      for (const spelling of spellings(secret)) {
        assert.ok(!lowered.includes(spelling.toLowerCase()), `the dump says ${spelling}`)
      }
    })
  }
})
