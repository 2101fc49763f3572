import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readEnvironment } from '../../config/env.ts'
import { demoAccessCode, demoAccounts } from '../../server/demo/demo-accounts.ts'
import { demoFieldKey, demoSessionSecret } from '../../server/demo/demo-keys.ts'
import { DemoLoad } from '../../server/demo/demo-load.ts'
import { demoAccessCodes, demoPanel } from '../../server/demo/demo-panel.ts'
import { loadDemoData } from '../../server/demo/load-demo-data.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { Visitor } from '../support/request.ts'
import { testFieldKey } from '../support/test-environment.ts'

const complete = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://medguard@db.example/medguard',
  SESSION_SECRET: 'a session secret of more than thirty-two letters',
  FIELD_ENCRYPTION_KEY: testFieldKey,
}

describe('production', () => {
  it('refuses to be a demo', () => {
    assert.throws(() => readEnvironment({ ...complete, MEDGUARD_DEMO: '1' }), /MEDGUARD_DEMO/)
  })

  it('is no demo where nobody names a database either: it refuses to start', () => {
    const { DATABASE_URL: _url, ...rest } = complete
    assert.throws(() => readEnvironment(rest), /DATABASE_URL/)
  })

  it('has no demo accounts, keys, secrets or codes', () => {
    const environment = readEnvironment(complete)
    const outside = /demo mode only/
    assert.throws(() => demoAccounts(environment), outside)
    assert.throws(() => demoAccessCode(environment, 'someone', 0), outside)
    assert.throws(() => demoFieldKey(environment), outside)
    assert.throws(() => demoSessionSecret(environment), outside)
  })

  it('has none even where the settings were tampered with in memory', () => {
    const environment = { ...readEnvironment(complete), demo: true }
    assert.throws(() => demoAccounts(environment), /demo mode only/)
    assert.throws(() => demoFieldKey(environment), /demo mode only/)
  })
})

describe('a house that is no demo', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('loads no demo data', async () => {
    await assert.rejects(
      loadDemoData(testApp.services, () => {}),
      /demo mode only/,
    )
    await testApp.services.sequelize.transaction(async (transaction) => {
      assert.throws(() => new DemoLoad(testApp.services, transaction), /demo mode only/)
    })
    const [row] = await testApp.sql<{ count: number }>('SELECT count(*)::integer AS count FROM users')
    assert.equal(row?.count, 0)
  })

  it('has no list of accounts, on the sign-in page or elsewhere', async () => {
    const visitor = new Visitor(testApp)
    assert.equal((await visitor.get('/demo/accounts')).status, 404)
    assert.doesNotMatch((await visitor.get('/login')).text, /demo-physician-passphrase|Demo/)
    assert.equal(await demoPanel(testApp.services, testApp.clock.now()), undefined)
    await assert.rejects(demoAccessCodes(testApp.services), /demo mode only/)
  })
})
