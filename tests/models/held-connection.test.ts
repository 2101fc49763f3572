import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import { Role } from '../../models/administration/role.ts'
import { SecondConnectionError } from '../../models/connections/held-connection.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const statement = { name: 'test-one', text: 'SELECT 1 AS one' }

describe('inside a transaction', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const asks: Record<string, () => Promise<unknown>> = {
    'a statement of a model': () => Role.findAll(),
    'a prepared statement': () => testApp.services.prepared.run(statement, []),
    'a plain connection': () => testApp.services.database.pool.query('SELECT 1'),
    'a second transaction': () => testApp.services.sequelize.transaction(() => Promise.resolve()),
    'an audit row of its own': () =>
      testApp.services.trail.append({ event: 'system.started', outcome: 'success' }),
  }

  for (const [what, ask] of Object.entries(asks)) {
    it(`${what} is refused, because it asks for another connection; before and afterwards it is not`, async () => {
      await ask()
      await assert.rejects(
        testApp.services.sequelize.transaction(() => ask()),
        SecondConnectionError,
      )
      await assert.rejects(
        testApp.services.prepared.transaction(() => ask()),
        SecondConnectionError,
      )
      await ask()
    })
  }

  it('what is given the transaction goes on the connection that is held, and sees what was done there', async () => {
    const { prepared, sequelize } = testApp.services
    const count = {
      name: 'test-count-settings',
      text: 'SELECT count(*)::integer AS all FROM facility_settings',
    }
    const seen = await sequelize.transaction(async (transaction) => {
      await Role.findAll({ transaction })
      await sequelize.query("INSERT INTO facility_settings VALUES ('test', '1', now())", { transaction })
      return prepared.within(transaction).one<{ all: number }>(count, [])
    })
    assert.equal(seen.all, (await prepared.one<{ all: number }>(count, [])).all)
    assert.ok(seen.all > 0)
  })

  it('says which statement it was', async () => {
    await assert.rejects(
      testApp.services.sequelize.transaction(() => testApp.services.prepared.run(statement, [])),
      /test-one asks for a second connection/,
    )
  })

  it('says where the connection was taken that is held', async () => {
    const begin = () => testApp.services.sequelize.transaction(() => Role.findAll())
    const stack = await begin().then(
      () => assert.fail('it was not refused'),
      (error: unknown) => String(error),
    )
    assert.match(stack, /taken at .*held-connection\.test\.[jt]s/)
    const prepared = await testApp.services.prepared
      .transaction(() => testApp.services.prepared.run(statement, []))
      .then(
        () => assert.fail('it was not refused'),
        (error: unknown) => String(error),
      )
    assert.match(prepared, /test-one asks for .*, taken at .*held-connection\.test\.[jt]s/)
  })

  it('what goes on after it has ended is free again', async () => {
    const gate = new EventEmitter()
    const opened = once(gate, 'open')
    let left: Promise<unknown> = Promise.resolve()
    await testApp.services.sequelize.transaction(async () => {
      left = opened.then(() => testApp.services.prepared.run(statement, []))
    })
    gate.emit('open')
    await left
  })
})
