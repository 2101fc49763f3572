import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { condition, exportFolder, OwnExport, patient, rowOf } from '../patients/import/importing.ts'
import { auditRows } from '../support/request.ts'
import { ended, runCli, settings, startCli } from './run-cli.ts'

/** Asks again and again until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await setTimeout(20)
  }
}

describe('medguard import-fhir', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('says in a dry run what it would do, and writes nothing', async () => {
    const { code, stdout } = await runCli(['import-fhir', exportFolder, '--dry-run'], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 1)
    assert.match(stdout, /^Patient +8 +5 +0 +0 +0 +3$/m)
    assert.match(stdout, /This was a dry run/)
    assert.deepEqual(await testApp.sql('SELECT FROM source_documents'), [])
  })

  it('counts what it took in a table, names every refusal in the piped output, and ends with code 1 for them', async () => {
    const { code, stdout, stderr } = await runCli(['import-fhir', exportFolder], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 1)
    assert.match(stdout, /^resource +read +new +changed +unchanged +document only +not taken$/m)
    assert.match(stdout, /^Encounter +8 +4 +0 +0 +2 +2$/m)
    assert.match(stdout, /^Patient\.ndjson:2 - not taken: the line is not a JSON object in UTF-8$/m)
    assert.match(stdout, /^Condition\.ndjson:4 of-a-stranger not taken: /m)
    assert.match(
      stdout,
      /^Observation\.ndjson not taken: it has 1 Observation resource, which MedGuard does not take/m,
    )
    assert.match(stdout, /^8 patients: 5 new, 3 not taken\.$/m)
    assert.match(stderr, /^Importing patients$/m)
    assert.doesNotMatch(stdout + stderr, /Mabuza|Lindiwe|Unterminated/)
  })

  it('ends with code 0 where everything was taken, and again where nothing has changed, and says so', async () => {
    const own = await OwnExport.of({ 'Patient.ndjson': [patient('good')] })
    const environment = settings(testApp.urls)
    const first = await runCli(['import-fhir', own.folder], { environment })
    assert.equal(first.code, 0)
    assert.match(first.stdout, /^1 patient: 1 new\.$/m)
    assert.match(first.stdout, /^Nothing was lost\.$/m)
    const second = await runCli(['import-fhir', own.folder], { environment })
    assert.equal(second.code, 0)
    assert.match(second.stdout, /^1 patient: 1 unchanged\.$/m)
    assert.match(second.stdout, /nothing was changed/)
    await own.remove()
  })

  it('puts a physician in charge of every patient that it takes, and records that', async () => {
    const physician = await makeUser(testApp, 'physician')
    await runCli(['import-fhir', exportFolder, '--care-team', physician.username.toUpperCase()], {
      environment: settings(testApp.urls),
    })
    const patientId = await rowOf(testApp, 'Patient', 'lindiwe')
    const members = await testApp.sql(
      'SELECT user_id, relationship FROM care_team_assignments WHERE patient_id = $1',
      [patientId],
    )
    assert.deepEqual(members, [{ user_id: physician.id, relationship: 'primary' }])
    const rows = await auditRows(testApp, 'care-team.assigned')
    assert.ok(rows.some((row) => row.patient_id === patientId && row.details?.['userId'] === physician.id))
  })

  it('puts nobody in charge who does not exist, cares for no patients or has left: code 2, and nothing is imported', async () => {
    const own = await OwnExport.of({ 'Patient.ndjson': [patient('not-taken')] })
    const pharmacist = await makeUser(testApp, 'pharmacist')
    const former = await makeUser(testApp, 'nurse', { active: false })
    const runs = ['nobody', pharmacist.username, former.username].map((username) =>
      runCli(['import-fhir', own.folder, '--care-team', username], { environment: settings(testApp.urls) }),
    )
    for (const { code, stderr } of await Promise.all(runs)) {
      assert.equal(code, 2)
      assert.match(stderr, /--care-team: there is no active user/)
    }
    assert.equal(await rowOf(testApp, 'Patient', 'not-taken'), undefined)
    await own.remove()
  })

  it('leaves whole patients only when it is killed, and completes the rest when it is run again', async () => {
    const relapse = { clinicalStatus: { coding: [{ code: 'relapse' }] } }
    const own = await OwnExport.of({
      'Patient.ndjson': [patient('before'), patient('during')],
      'Condition.ndjson': [condition('of-before', 'before'), condition('of-during', 'during', relapse)],
    })
    const holder = new pg.Client(testApp.urls.ownerUrl)
    await holder.connect()
    await holder.query(`
      CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
      CREATE TRIGGER wait BEFORE INSERT ON conditions FOR EACH ROW WHEN (NEW.status = 'relapse') EXECUTE FUNCTION wait();
      SELECT pg_advisory_lock(42);`)
    const waiting = () =>
      testApp.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted`)
    const child = startCli(['import-fhir', own.folder], settings(testApp.urls))
    await until(async () => (await waiting()).length === 1)
    child.kill('SIGKILL')
    assert.deepEqual(await ended(child), { code: null, signal: 'SIGKILL' })
    // Its half of a transaction ends when the server finds nobody to answer.
    await holder.query('SELECT pg_advisory_unlock(42)')
    const connected = () =>
      testApp.sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%conditions%'
        AND state <> 'idle' AND pid <> pg_backend_pid()`)
    await until(async () => (await connected()).length === 0)
    await holder.query('DROP TRIGGER wait ON conditions')
    await holder.end()
    assert.notEqual(await rowOf(testApp, 'Condition', 'of-before'), undefined)
    assert.equal(await rowOf(testApp, 'Patient', 'during'), undefined)
    assert.equal(await rowOf(testApp, 'Condition', 'of-during'), undefined)
    const { code, stdout } = await runCli(['import-fhir', own.folder], {
      environment: settings(testApp.urls),
    })
    assert.equal(code, 0)
    assert.match(stdout, /^2 patients: 1 new, 1 unchanged\.$/m)
    assert.notEqual(await rowOf(testApp, 'Condition', 'of-during'), undefined)
    await own.remove()
  })
})
