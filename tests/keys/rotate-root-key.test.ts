import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { rowsInBatch } from '../../server/cli/commands/rotate-keys.ts'
import { generateRootKey } from '../../server/crypto/key-ring.ts'
import { ended, runCli, settings, startCli } from '../cli/run-cli.ts'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { testFieldKey } from '../support/test-environment.ts'
import { whileLooking } from './while-looking.ts'

const renewed = generateRootKey('second')
const third = generateRootKey('third')

describe('turning the root key over', () => {
  let testApp: TestApp
  let browser: Visitor
  let patientId: string

  const withKeys = (...keys: string[]) => ({
    ...settings(testApp.urls),
    FIELD_ENCRYPTION_KEY: keys.join(','),
  })

  const named = async () => {
    const rows = await testApp.sql<{ id: string }>(
      `SELECT root_key_id AS id FROM patient_keys UNION SELECT root_key_id FROM data_keys
       UNION SELECT root_key_id FROM former_patient_keys`,
    )
    return rows.map(({ id }) => id).toSorted()
  }

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    ;({ id: patientId } = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' }))
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, physician)
    await testApp.services.keyWatch.start()
  })
  after(async () => {
    await testApp.services.keyWatch.stop()
    await testApp.close()
  })

  it('does not begin while a running server lacks the new key, which nobody hands over unless told to', async () => {
    const { code, stderr } = await runCli(['rotate-keys'], {
      environment: withKeys(renewed, testFieldKey),
    })
    assert.equal(code, 1)
    assert.match(stderr, new RegExp(`"second" is not known to process ${process.pid} on `))
    assert.match(stderr, /--hand-over/)
    assert.deepEqual(await testApp.sql('SELECT FROM root_key_handovers'), [])
    assert.deepEqual(await named(), ['test'])
  })

  it('does not begin without the key that rows are encrypted by, and names it', async () => {
    const { code, stderr } = await runCli(['rotate-keys'], { environment: withKeys(renewed) })
    assert.equal(code, 1)
    assert.match(stderr, /No root key has the id "test"/)
    assert.deepEqual(await named(), ['test'])
  })

  it('leaves no row under the old key, while a server that had only that goes on reading and writing', async () => {
    const rotation = runCli(['rotate-keys', '--hand-over', '--batch', '1'], {
      environment: withKeys(renewed, testFieldKey),
    })
    const { code, stdout } = await whileLooking(testApp, rotation)
    assert.equal(code, 0)
    assert.match(stdout, /data keys are now encrypted by "second"/)
    assert.match(stdout, /No row names "test" any more/)
    assert.deepEqual(await named(), ['second'])
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    await makePatient(testApp, { givenName: 'Thabo', familyName: 'Mokoena' })
    assert.deepEqual(await named(), ['second'])
  })

  it('leaves no root key behind in the database, and is recorded with who did it', async () => {
    assert.deepEqual(await testApp.sql('SELECT FROM root_key_handovers'), [])
    const [row] = await auditRows(testApp, 'keys.rotated')
    assert.equal(row?.details?.['rootKey'], 'second')
    assert.deepEqual(row?.details?.['retired'], ['test'])
    assert.equal(typeof row?.details?.['operator'], 'string')
  })

  it('makes the old key alone useless: nothing starts with it, and the key that is missing is named', async () => {
    const { code, stderr } = await runCli(['rotate-keys'], { environment: withKeys(testFieldKey) })
    assert.equal(code, 1)
    assert.match(stderr, /No root key has the id "second"/)
  })

  it('goes on where it was when it was killed half-way', async () => {
    for (let count = 0; count < 40; count += 1) {
      await makePatient(testApp, { givenName: `Sipho ${count}` })
    }
    const environment = withKeys(third, renewed)
    const rotation = startCli(['rotate-keys', '--hand-over', '--batch', '1'], environment)
    const end = ended(rotation)
    const under = async (id: string) => {
      const [row] = await testApp.sql<{ keys: number }>(
        'SELECT count(*)::integer AS keys FROM patient_keys WHERE root_key_id = $1',
        [id],
      )
      return row?.keys ?? 0
    }
    while ((await under('third')) === 0) {
      await testApp.services.keyWatch.look()
      await setTimeout(5)
    }
    rotation.kill('SIGKILL')
    await end
    const done = await under('third')
    assert.ok(done > 0 && (await under('second')) > 0)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
    const again = await whileLooking(testApp, runCli(['rotate-keys', '--hand-over'], { environment }))
    assert.equal(again.code, 0)
    assert.deepEqual(await named(), ['third'])
    const once = await runCli(['rotate-keys'], { environment })
    assert.equal(once.code, 0)
    assert.match(once.stdout, /nothing was done/)
    assert.equal((await browser.get(`/patients/${patientId}`)).status, 200)
  })

  it('takes a batch that is a number of rows only', async () => {
    for (const batch of ['0', '-1', '1.5', '1e3', 'all', '', '100001']) {
      assert.throws(() => rowsInBatch(batch), /whole number from 1 to 100000/)
    }
    assert.equal(rowsInBatch('100000'), 100_000)
  })
})
