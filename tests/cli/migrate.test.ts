import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from '../support/database.ts'
import { runCli, settings } from './run-cli.ts'

describe('medguard migrate', () => {
  it('takes steps back and forth again, and leaves the application its rights', async () => {
    const database = await createTestDatabase()
    const environment = settings(database)
    try {
      const down = await runCli(['migrate', '--down', '9999', '--yes'], { environment })
      assert.equal(down.code, 0)
      assert.match(down.stdout, /^Taken back: .*0001-accounts\.\n$/)
      const nothing = await runCli(['migrate', '--down', '1', '--yes'], { environment })
      assert.equal(nothing.stdout, 'There was nothing to take back.\n')
      const up = await runCli(['migrate'], { environment })
      assert.match(up.stdout, /^The schema has changed: 0001-accounts, /)
      const client = new pg.Client(database.appUrl)
      await client.connect()
      assert.deepEqual((await client.query('SELECT count(*)::int FROM patients')).rows, [{ count: 0 }])
      await client.end()
    } finally {
      await database.drop()
    }
  })
})
