import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { answeredClient } from '../../models/connections/answered-client.ts'
import { connectDatabase, type Database } from '../../models/database.ts'
import { commitError, isCommitUnanswered, unanswered } from '../../models/connections/unanswered.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { DatabaseBehindDoor } from '../support/database-behind-door.ts'

const backend = { name: 'test-backend', text: 'SELECT pg_backend_pid() AS pid' }

/** Asks again until it is answered: on a machine with other work a second may be too short to connect. */
async function untilAnswered<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await ask()
    } catch {
      // Once more.
    }
  }
}

const answered = (code: string) => Object.assign(new pg.DatabaseError('said', 4, 'error'), { code })

describe('a database that says nothing', () => {
  let database: TestDatabase
  let door: DatabaseBehindDoor

  before(async () => {
    database = await createTestDatabase()
    door = await DatabaseBehindDoor.before(database.appUrl)
  })
  after(async () => {
    door.close()
    await database.drop()
  })

  async function withOneConnection(work: (database: Database) => Promise<void>): Promise<void> {
    const url = door.urlOf(database.appUrl)
    const connected = connectDatabase({
      url,
      maxConnections: 1,
      answerSeconds: 1,
      onIdleError: () => undefined,
    })
    try {
      await work(connected)
    } finally {
      door.thaw()
      await connected.close()
    }
  }

  it('is waited for a bounded time, and its connection is lent to nobody again', async () => {
    await withOneConnection(async ({ prepared, pool, sequelize }) => {
      const asks = [
        async () => (await prepared.one<{ pid: number }>(backend, [])).pid,
        async () => (await pool.query<{ pid: number }>(backend.text)).rows[0]?.pid,
      ]
      for (const ask of asks) {
        const first = await untilAnswered(ask)
        door.freeze()
        await assert.rejects(ask(), { code: 'ECONNRESET' })
        // Connecting comes to an end too.
        await assert.rejects(ask())
        door.thaw()
        assert.notEqual(await untilAnswered(ask), first)
      }
      door.freeze()
      await assert.rejects(sequelize.query('SELECT 1'))
      await assert.rejects(sequelize.transaction(async () => undefined))
    })
  })

  it('while a statement that is only slow, on a database that lives, is left to its own limit', async () => {
    let asked = 0
    const holder = new pg.Client({ connectionString: database.ownerUrl })
    await holder.connect()
    const pulse = {
      lives: async () => {
        asked += 1
        if (asked === 3) {
          await holder.query('COMMIT')
        }
        return true
      },
    }
    const Client = answeredClient({ wonderMs: 1, connectMs: 600_000, mostMs: 600_000 }, pulse)
    const client = new Client({ connectionString: database.appUrl })
    await client.connect()
    try {
      await holder.query('BEGIN; SELECT pg_advisory_xact_lock(4711)')
      await client.query('SELECT pg_advisory_lock(4711)')
      assert.ok(asked >= 3)
    } finally {
      await client.end()
      await holder.end()
    }
  })

  it('and one that lives, and has lost a statement on the way, is given up after the longest that a statement takes', async () => {
    const Client = answeredClient({ wonderMs: 1, connectMs: 600_000, mostMs: 2 }, { lives: async () => true })
    const client = new Client({ connectionString: door.urlOf(database.appUrl) })
    client.on('error', () => undefined)
    await client.connect()
    door.freeze()
    await assert.rejects(client.query('SELECT 1'), { code: 'ECONNRESET' })
    door.thaw()
    await client.end()
  })

  it('leaves open whether a commit happened, which no other error does', () => {
    for (const error of [unanswered(1), new Error('Connection terminated unexpectedly'), answered('57P01')]) {
      assert.ok(isCommitUnanswered(commitError(error)))
    }
    const neverSent = new Error('Client has encountered a connection error and is not queryable')
    for (const error of [answered('40001'), answered('23505'), neverSent]) {
      assert.equal(commitError(error), error)
    }
  })
})
