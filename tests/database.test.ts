import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { Client } from 'pg'
import { createTestDatabase, openPool } from './support/database.ts'
import { testEnvironment, witnessFolder } from './support/test-environment.ts'

test('each test file has a database of its own, with the tables of MedGuard', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  try {
    await query(one.ownerUrl, 'create table only_here ()')
    assert.deepEqual(await query(one.ownerUrl, `select to_regclass('only_here') is not null as found`), [
      { found: true },
    ])
    assert.deepEqual(await query(other.ownerUrl, `select to_regclass('only_here') is not null as found`), [
      { found: false },
    ])
    assert.deepEqual(await query(other.appUrl, 'select count(*)::int from users'), [{ count: 0 }])
  } finally {
    await Promise.all([one.drop(), other.drop()])
  }
})

test('the checkpoints of a test’s log are kept in a file of its own, which the next run does not find', () => {
  const files = [testEnvironment(), testEnvironment()].map((settings) => settings.AUDIT_WITNESS_FILE ?? '')
  assert.notEqual(files[0], files[1])
  assert.deepEqual(
    files.map((file) => path.dirname(file)),
    [witnessFolder(), witnessFolder()],
  )
  assert.ok(path.relative(process.cwd(), witnessFolder()).startsWith('..'))
})

test('the role that serves requests has no more rights in a test than in a data folder', async () => {
  const database = await createTestDatabase()
  try {
    for (const statement of ['create table mine ()', 'create temporary table mine ()', 'drop table users']) {
      await assert.rejects(query(database.appUrl, statement), /permission denied|must be owner/, statement)
    }
  } finally {
    await database.drop()
  }
})

test('a database is dropped while something is still connected to it', async () => {
  const database = await createTestDatabase()
  const client = new Client(database.appUrl)
  const lost = new Promise<Error>((resolve) => client.on('error', resolve))
  await client.connect()
  await database.drop()
  assert.match((await lost).message, /terminat/)
  await assert.rejects(query(database.appUrl, 'select 1'), /does not exist/)
})

test('a pool of a test’s own, at rest and lent, bears that its database is dropped before it has let go', async () => {
  const database = await createTestDatabase()
  const pool = openPool(database.appUrl, 2)
  const [resting, lent] = await Promise.all([pool.connect(), pool.connect()])
  resting.release()
  const ends = [resting, lent].map((client) => new Promise((resolve) => client.once('end', resolve)))
  await database.drop()
  await Promise.all(ends)
  lent.release()
  await pool.end()
})

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
