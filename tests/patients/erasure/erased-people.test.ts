import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { importSummary } from '../../../server/cli/import-summary.ts'
import { runCli, settings } from '../../cli/run-cli.ts'
import { makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { condition, OwnExport, patient, rowOf, runImport } from '../import/importing.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { whileLooking } from '../../keys/while-looking.ts'
import { untilWaiting } from '../../support/until-waiting.ts'

const insurer = 'https://insurer.example/member'
const socialSecurity = 'http://hl7.org/fhir/sid/us-ssn'

const erna = {
  name: [{ family: 'Erasmus', given: ['Erna'] }],
  birthDate: '1961-02-03',
  identifier: [
    { system: socialSecurity, value: '516-22-9301' },
    { system: insurer, value: 'M-4711' },
  ],
}

/** A visit long ago, which the law no longer asks for. */
const longAgo = { recordedDate: '2001-02-02T10:00:00Z' }

const approve = async (by: Visitor, id: string) =>
  by.submit(`/security/erasures/${id}`, { refusal: '' }, `/security/erasures/${id}/approve`)

describe('people whose records were erased', () => {
  let testApp: TestApp
  let clerk: Visitor
  let officer: Visitor
  let admin: Visitor
  const folders: OwnExport[] = []

  async function own(files: Parameters<typeof OwnExport.of>[0]): Promise<string> {
    const made = await OwnExport.of(files)
    folders.push(made)
    return made.folder
  }

  const waiting = async (patientId: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM erasure_requests WHERE patient_id = $1 AND outcome IS NULL',
      [patientId],
    )
    assert.ok(row !== undefined)
    return row.id
  }

  async function ask(patientId: string): Promise<string> {
    const fields = { reason: 'By letter', identityCheck: 'document' }
    const asked = await clerk.submit(`/patients/${patientId}/erasure`, fields)
    assert.equal(asked.status, 303, asked.text)
    return waiting(patientId)
  }

  async function erase(patientId: string | undefined): Promise<void> {
    assert.ok(patientId !== undefined)
    const id = await ask(patientId)
    for (const by of [officer, admin]) {
      const answer = await approve(by, id)
      assert.equal(answer.status, 303, answer.text)
    }
    const [row] = await testApp.sql('SELECT FROM patients WHERE id = $1 AND erased_at IS NOT NULL', [
      patientId,
    ])
    assert.ok(row !== undefined, 'the record is erased')
  }

  const living = async () =>
    Number((await testApp.sql<{ n: string }>('SELECT count(*) AS n FROM patient_keys'))[0]?.n)

  before(async () => {
    testApp = await startTestApp()
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
  })
  after(async () => {
    await Promise.all(folders.map((folder) => folder.remove()))
    await testApp.close()
  })

  describe('and the next import', () => {
    let folder: string

    before(async () => {
      folder = await own({
        'Patient.ndjson': [patient('erna', erna), patient('pieter', { birthDate: '1970-05-05' })],
        'Condition.ndjson': [
          condition('one', 'erna', longAgo),
          condition('two', 'erna', longAgo),
          condition('three', 'pieter', longAgo),
        ],
      })
      const first = await runImport(testApp, folder)
      assert.deepEqual([first.losses, first.erased.patients], [0, 0])
      await erase(await rowOf(testApp, 'Patient', 'erna'))
    })

    it('does not bring an erased person back, nor anything about them, and counts what it left out', async () => {
      const known = await living()
      const again = await runImport(testApp, folder)
      assert.equal(await living(), known)
      assert.deepEqual(again.erased, { patients: 1, resources: 3 })
      assert.equal(again.losses, 0)
      assert.deepEqual(again.reports, [])
      assert.equal(await rowOf(testApp, 'Patient', 'erna'), undefined)
      assert.equal(await rowOf(testApp, 'Condition', 'one'), undefined)
      const summary = importSummary(again, { dryRun: false, seconds: 1 })
      assert.match(summary, /1 patient left out, with 3 resources in all: erased here at their own wish/)
      assert.doesNotMatch(summary, /erna|Erasmus/i)
    })

    it('says so in the audit log by numbers alone', async () => {
      const rows = await auditRows(testApp, 'import.finished')
      const details = rows.map((row) => JSON.stringify(row.details)).join('\n')
      assert.match(details, /"erased people left out":1/)
      assert.match(details, /"resources of theirs":3/)
      assert.doesNotMatch(details, /erna/i)
    })

    it('leaves out what is about an erased person where the export has no Patient for it', async () => {
      const only = await own({ 'Condition.ndjson': [condition('four', 'erna', longAgo)] })
      const imported = await runImport(testApp, only)
      assert.deepEqual([imported.erased, imported.losses], [{ patients: 1, resources: 1 }, 0])
    })

    it('knows them by their national id, and by an identifier with their name, under another id', async () => {
      const { identifier, ...who } = erna
      const renamed = { ...erna, name: [{ family: 'Smit', given: ['Erna'] }] }
      for (const one of [renamed, { ...who, identifier: identifier.slice(1) }]) {
        const folderOfOne = await own({ 'Patient.ndjson': [patient(`elsewhere-${newId()}`, one)] })
        const imported = await runImport(testApp, folderOfOne)
        assert.deepEqual(imported.erased, { patients: 1, resources: 1 })
      }
    })

    it('lets them come back by their own wish, when they are registered anew at the desk', async () => {
      const registered = await clerk.submit('/patients/new', {
        givenName: 'Erna',
        familyName: 'Erasmus',
        birthDate: '1961-02-03',
        sex: 'female',
        nationalId: '516229301',
        phone: '',
        email: '',
        address: '',
      })
      assert.equal(registered.status, 303, registered.text)
    })

    it('takes everybody else: who shares a number with them, and who has the placeholder that they had', async () => {
      const placeholder = [{ system: socialSecurity, value: '999-99-9999' }]
      const first = await own({ 'Patient.ndjson': [patient('ph-1', { identifier: placeholder })] })
      await runImport(testApp, first)
      await erase(await rowOf(testApp, 'Patient', 'ph-1'))
      const other = await own({
        'Patient.ndjson': [
          patient('ph-2', { identifier: placeholder }),
          patient('spouse', {
            ...erna,
            name: [{ family: 'Erasmus', given: ['Jan'] }],
            birthDate: '1959-09-09',
          }),
        ],
      })
      const imported = await runImport(testApp, other)
      assert.equal(imported.erased.patients, 0)
      assert.equal(imported.tally.of('Patient').taken, 2)
    })

    it('says in a dry run that it would leave them out', async () => {
      const dry = await runImport(testApp, folder, { dryRun: true })
      assert.deepEqual(dry.erased, { patients: 1, resources: 3 })
    })

    it('ends the command with 0: what may not come back is not lost', async () => {
      const ended = await runCli(['import-fhir', folder], { environment: settings(testApp.urls) })
      assert.equal(ended.code, 0, ended.stdout + ended.stderr)
      assert.match(ended.stdout, /1 patient left out, with 3 resources in all/)
      assert.match(ended.stdout, /Nothing was lost/)
    })

    it('still knows them after the key of the search index was renewed', async () => {
      const environment = settings(testApp.urls)
      const renewed = await whileLooking(testApp, runCli(['renew-key', 'search-index'], { environment }))
      assert.equal(renewed.code, 0, renewed.stderr)
      assert.equal((await runImport(testApp, folder)).erased.patients, 1)
    })
  })

  it('leave keyed hashes alone, which the application can neither change nor delete', async () => {
    const rows = await testApp.sql<{ token: Buffer }>('SELECT token FROM erased_tombstones')
    assert.ok(rows.length >= 4)
    assert.ok(rows.every(({ token }) => token.length === 32))
    for (const statement of [
      'DELETE FROM erased_tombstones',
      'UPDATE erased_tombstones SET erased_at = now()',
    ]) {
      await assert.rejects(testApp.services.sequelize.query(statement), /permission denied/)
    }
  })

  it('are asked about while nobody can write: who has just written is waited for, and the record is kept', async () => {
    const { id } = await makePatient(testApp, { givenName: 'Lerato' })
    const requestId = await ask(id)
    assert.equal((await approve(officer, requestId)).status, 303)
    const writer = new pg.Client({ connectionString: testApp.urls.ownerUrl })
    await writer.connect()
    try {
      await writer.query('BEGIN')
      await writer.query('SELECT FROM patient_keys WHERE patient_id = $1 FOR SHARE', [id])
      const second = approve(admin, requestId)
      await untilWaiting(testApp)
      const at = testApp.clock.now()
      await writer.query(
        `INSERT INTO encounters (id, patient_id, kind, occurred_at, created_at) VALUES ($1, $2, 'ambulatory', $3, $3)`,
        [newId(), id, at],
      )
      await writer.query('COMMIT')
      const { status, text } = await second
      assert.equal(status, 422, text)
      assert.match(text, /must be kept/)
    } finally {
      await writer.end()
    }
    assert.equal((await testApp.sql('SELECT FROM patient_keys WHERE patient_id = $1', [id])).length, 1)
  })
})
