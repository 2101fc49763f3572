import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { openLongRead } from '../../models/connections/long-read.ts'
import { migrate, SchemaNotReadyError } from '../../models/migrate.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

type Shown = { statement: string; lock: string; idle: string }

const shown = {
  name: 'test-time-limits',
  text: `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
    current_setting('idle_in_transaction_session_timeout') AS idle`,
}

const usual: Shown = { statement: '1min', lock: '15s', idle: '1min' }

describe('the database gives up by itself', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('what takes or waits too long, on every connection of requests and jobs', async () => {
    const { prepared, database, sequelize } = testApp.services
    assert.deepEqual(await prepared.one<Shown>(shown, []), usual)
    assert.deepEqual((await database.pool.query<Shown>(shown.text)).rows, [usual])
    await sequelize.transaction(async (transaction) => {
      assert.deepEqual(await prepared.within(transaction).one<Shown>(shown, []), usual)
    })
  })

  it('the same for a connection that was told nothing, as one that a pooler lends', async () => {
    const bare = new pg.Client({ connectionString: testApp.urls.appUrl })
    await bare.connect()
    try {
      assert.deepEqual((await bare.query<Shown>(shown.text)).rows, [usual])
    } finally {
      await bare.end()
    }
  })

  it('later for a long read, and only for that', async () => {
    const client = await openLongRead(testApp.services.database.pool)
    assert.deepEqual((await client.query<Shown>(shown.text)).rows, [
      { statement: '4h', lock: '15s', idle: '15min' },
    ])
    await client.query('COMMIT')
    assert.deepEqual((await client.query<Shown>(shown.text)).rows, [usual])
    client.release()
  })

  it('a second start while another holds the schema: it ends in words, and starts once the other is done', async () => {
    const { ownerUrl: url } = testApp.urls
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    try {
      await other.query('SELECT pg_advisory_lock(7315001)')
      await assert.rejects(migrate({ url, waitMs: 10 }), (error: unknown) => {
        assert.ok(error instanceof SchemaNotReadyError)
        assert.match(error.message, /Wait until it is done and start again/)
        return true
      })
    } finally {
      await other.end()
    }
    assert.deepEqual(await migrate({ url, waitMs: 60_000 }), { applied: [] })
    // Others migrate databases of their own on the same server in the meantime.
    const held = await testApp.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7315001
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
    assert.equal(held.length, 0)
  })
})
