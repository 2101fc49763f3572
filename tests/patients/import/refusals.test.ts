import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { longestLine } from '../../../server/patients/import/files/read-lines.ts'
import { makePatient } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { condition, everyRow, indexOf, OwnExport, patient, rowOf, runImport } from './importing.ts'

const nationalId = (value: string) => ({
  identifier: [{ type: { coding: [{ code: 'NI' }] }, value }],
})

const photo = (length: number) => ({ photo: [{ data: 'A'.repeat(length) }] })

/** Three patients with two conditions each; the second patient's second condition is a relapse. */
const three = (prefix: string) =>
  OwnExport.of({
    'Patient.ndjson': ['a', 'b', 'c'].map((nth) => patient(`${prefix}-${nth}`)),
    'Condition.ndjson': ['a', 'b', 'c'].flatMap((nth) => [
      condition(`${prefix}-${nth}-1`, `${prefix}-${nth}`),
      condition(`${prefix}-${nth}-2`, `${prefix}-${nth}`, {
        clinicalStatus: { coding: [{ code: nth === 'b' ? 'relapse' : 'active' }] },
      }),
    ]),
  })

describe('an import', () => {
  let testApp: TestApp
  let own: OwnExport

  before(async () => {
    testApp = await startTestApp()
  })
  afterEach(async () => {
    await own.remove()
    await testApp.sql('DROP TRIGGER IF EXISTS broken ON conditions')
  })
  after(() => testApp.close())

  const conditionsOf = async (sourceId: string) => {
    const [row] = await testApp.sql<{ rows: number }>(
      'SELECT count(*)::int AS rows FROM conditions WHERE patient_id = $1',
      [(await rowOf(testApp, 'Patient', sourceId)) ?? null],
    )
    return row?.rows
  }

  const documents = (kind: string, ...ids: string[]) =>
    testApp.sql('SELECT FROM source_documents WHERE source_index = ANY($1)', [
      ids.map((id) => indexOf(testApp, kind, id)),
    ])

  const breakAt = async (sqlState: string) => {
    await testApp.sql(`
      CREATE OR REPLACE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'broken' USING ERRCODE = '${sqlState}'; END $$`)
    await testApp.sql(`
      CREATE TRIGGER broken BEFORE INSERT ON conditions FOR EACH ROW
      WHEN (NEW.status = 'relapse') EXECUTE FUNCTION break()`)
  }

  it('that is broken off in the middle of a patient leaves whole patients only, and is completed by the next', async () => {
    own = await three('cut')
    await breakAt('57P01')
    await assert.rejects(runImport(testApp, own.folder))
    assert.equal(await conditionsOf('cut-a'), 2)
    assert.deepEqual(await documents('Condition', 'cut-b-1', 'cut-b-2'), [])
    assert.deepEqual(await testApp.sql('SELECT count(*)::int AS patients FROM patients'), [{ patients: 1 }])
    assert.deepEqual(await testApp.sql('SELECT count(*)::int AS keys FROM patient_keys'), [{ keys: 1 }])
    await testApp.sql('DROP TRIGGER broken ON conditions')
    const { tally } = await runImport(testApp, own.folder)
    assert.deepEqual([tally.of('Patient').unchanged, tally.of('Patient').taken], [1, 2])
    assert.equal(await conditionsOf('cut-b'), 2)
    assert.equal(await conditionsOf('cut-c'), 2)
  })

  it('goes on after a patient whose resources the database itself refuses', async () => {
    own = await three('odd')
    await breakAt('23514')
    const { tally, reports } = await runImport(testApp, own.folder)
    const reason = 'the database refused this patient’s resources (23514)'
    assert.deepEqual(reports, [
      `Patient.ndjson:2 odd-b not taken: ${reason}`,
      `Condition.ndjson:3 odd-b-1 not taken: ${reason}`,
      `Condition.ndjson:4 odd-b-2 not taken: ${reason}`,
    ])
    assert.equal(tally.of('Patient').taken, 2)
    assert.equal(await conditionsOf('odd-b'), 0)
    assert.equal(await conditionsOf('odd-c'), 2)
  })

  it('stops where its audit rows cannot be written, and keeps nothing that is not recorded', async () => {
    own = await three('unseen')
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    await assert.rejects(runImport(testApp, own.folder))
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.deepEqual(await documents('Patient', 'unseen-a', 'unseen-b', 'unseen-c'), [])
  })

  it('writes nothing in a dry run, and says of a good export what the import then does', async () => {
    own = await OwnExport.copy()
    const rows = await everyRow(testApp)
    const events = await testApp.sql('SELECT count(*) FROM audit_events')
    const rehearsal = await runImport(testApp, own.folder, { dryRun: true })
    assert.deepEqual(await everyRow(testApp), rows)
    assert.deepEqual(await testApp.sql('SELECT count(*) FROM audit_events'), events)
    const real = await runImport(testApp, own.folder)
    assert.deepEqual(rehearsal.tally.entries(), real.tally.entries())
    assert.deepEqual(rehearsal.reports, real.reports)
  })

  it('gives no resource to a second patient, and a dry run sees that too', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [patient('first'), patient('second')],
      'Condition.ndjson': [condition('shared', 'first'), condition('shared', 'second')],
    })
    const expected = ['Condition.ndjson:2 shared not taken: id: is that of a resource of another patient']
    assert.deepEqual((await runImport(testApp, own.folder, { dryRun: true })).reports, expected)
    assert.deepEqual((await runImport(testApp, own.folder)).reports, expected)
    assert.equal(await conditionsOf('second'), 0)
  })

  it('does not make a second patient of someone whom it has already under the same national id, name and date of birth', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('next', nationalId('7001015555083')),
        patient('next-again', nationalId('7001015555083')),
      ],
      'Condition.ndjson': [condition('of-next-again', 'next-again')],
    })
    const expected = [
      'Patient.ndjson:2 next-again not taken: identifier: its national id, name and date of birth are those of another patient on record: make the two one where the export comes from',
      'Condition.ndjson:1 of-next-again not taken: its patient was not taken',
    ]
    assert.deepEqual((await runImport(testApp, own.folder, { dryRun: true })).reports, expected)
    assert.deepEqual((await runImport(testApp, own.folder)).reports, expected)
  })

  it('takes a person whose national id another has, without the number, and a number that only stands where none was known is nobody’s', async () => {
    await makePatient(testApp, { nationalId: '6501015555082' })
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('registered', nationalId('650101 5555 082')),
        patient('placeholder-1', nationalId('0000000000000')),
        patient('placeholder-2', {
          ...nationalId('0000000000000'),
          name: [{ family: 'Other', given: ['One'] }],
        }),
      ],
      'Condition.ndjson': [condition('of-registered', 'registered')],
    })
    const notice =
      'to be looked at: identifier: the national id only stands where none was known, so it is left out'
    const expected = [
      'Patient.ndjson:1 registered taken in part: identifier: its national id is that of another patient on record, so it is left out: find out whose it is',
      `Patient.ndjson:2 placeholder-1 ${notice}`,
      `Patient.ndjson:3 placeholder-2 ${notice}`,
    ]
    assert.deepEqual((await runImport(testApp, own.folder, { dryRun: true })).reports, expected)
    const { reports, losses } = await runImport(testApp, own.folder)
    assert.deepEqual(reports, expected)
    assert.equal(losses, 1)
    assert.equal(await conditionsOf('registered'), 1)
    assert.notEqual(await rowOf(testApp, 'Patient', 'placeholder-2'), undefined)
  })

  it('passes over a line that is too long to hold, and takes one that is merely long', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        patient('vast', photo(longestLine)),
        patient('large', photo(3_000_000)),
        patient('small'),
      ],
    })
    const { tally, reports } = await runImport(testApp, own.folder)
    assert.deepEqual(reports, [
      'Patient.ndjson:1 - not taken: the line is longer than 16 MB',
      'Patient.ndjson:2 large taken in part: photo: is not taken over: it stays with the other system',
    ])
    assert.equal(tally.of('Patient').taken, 2)
  })

  it('takes files with a byte order mark, with CRLF and without a last line break', async () => {
    const lines = [patient('marked'), patient('returned'), patient('open')].map((one) => JSON.stringify(one))
    own = await OwnExport.of({ 'Patient.ndjson': `\uFEFF${lines.join('\r\n\r\n')}` })
    const { tally, reports } = await runImport(testApp, own.folder)
    assert.deepEqual(reports, [])
    assert.equal(tally.of('Patient').taken, 3)
  })

  it('refuses what is no text, names no patient, or hides control characters in an id', async () => {
    own = await OwnExport.of({
      'Patient.ndjson': [
        '{"resourceType":"Patient","id":"a\\u001b[31m","birthDate":"1980-01-01"}',
        '{"resourceType":"Patient\\nforged","id":"b"}',
        '["Patient"]',
        'null',
        JSON.stringify(patient('nul', { name: [{ family: 'N\u0000l', given: ['A'] }] })),
        '{"resourceType":"Patient","id":"half","birthDate":"1980-01-01","name":[{"family":"\\ud800","given":["A"]}]}',
        JSON.stringify(patient('february', { birthDate: '1981-02-30' })),
        '',
      ].join('\n'),
      'Condition.ndjson': [
        condition('object', 'x', { subject: 'Patient/x' }),
        condition('group', 'x', { subject: { reference: 'Group/x' } }),
      ],
    })
    const { reports } = await runImport(testApp, own.folder)
    assert.deepEqual(reports, [
      'Patient.ndjson:1 - not taken: id: is missing, or is not 1 to 64 letters, digits, dashes and dots',
      'Patient.ndjson:2 b not taken: resourceType: is missing',
      'Patient.ndjson:3 entry 1 - not taken: the line is not a JSON object in UTF-8',
      'Patient.ndjson:4 - not taken: the line is not a JSON object in UTF-8',
      'Condition.ndjson:1 object not taken: subject: names no patient by id or identifier',
      'Condition.ndjson:2 group not taken: subject: names no patient by id or identifier',
      'Patient.ndjson:5 nul taken in part: name[0].family: has characters that cannot be stored',
      'Patient.ndjson:5 nul to be looked at: name: has no family name',
      'Patient.ndjson:6 half taken in part: name[0].family: has characters that cannot be stored',
      'Patient.ndjson:6 half to be looked at: name: has no family name',
      'Patient.ndjson:7 february taken in part: birthDate: is no date, so it is left out',
    ])
  })

  it('refuses a folder that is none, or holds no resources', async () => {
    own = await OwnExport.of({ 'notes.txt': 'nothing', LICENSE: 'Apache License' })
    await assert.rejects(runImport(testApp, own.folder), { name: 'ExportFolderError' })
    await assert.rejects(runImport(testApp, `${own.folder}/nowhere`), { name: 'ExportFolderError' })
  })
})
