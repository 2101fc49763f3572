import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { prepareDataFolder, type DatabaseLocation } from '../server/embedded-database/data-folder.ts'
import { isServerOf } from '../server/embedded-database/leftover-server.ts'
import { readPostmasterFile } from '../server/embedded-database/postmaster-file.ts'
import {
  DataFolderInUseError,
  findRunningDatabase,
  removeEmbeddedDatabase,
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '../server/embedded-database.ts'

let dataDirectory = ''
let database: EmbeddedDatabase | undefined
const programs: ChildProcess[] = []

before(async () => {
  dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'medguard-database-'))
})

afterEach(async () => {
  await database?.stop()
  for (const program of programs.splice(0)) program.kill('SIGKILL')
})

after(async () => {
  await removeEmbeddedDatabase(dataDirectory)
})

test('a first start makes the database, and a second start finds its data again', async () => {
  const steps: string[] = []
  const first = await start((step) => steps.push(step))
  await query(first.ownerUrl, `create table kept as select 'still here' as note`)
  await first.stop()
  const second = await start((step) => steps.push(step))
  assert.deepEqual(await query(second.ownerUrl, 'select note from kept'), [{ note: 'still here' }])
  assert.deepEqual(steps, ['Preparing the database files', 'Starting the database', 'Starting the database'])
})

test('the data folder and the passwords in it are closed to every other user', async () => {
  await start()
  assert.equal(await modeOf(dataDirectory), 0o700)
  assert.equal(await modeOf((await location()).cluster), 0o700)
  for (const role of ['owner', 'app']) {
    const file = path.join(dataDirectory, `postgres-${role}-password`)
    assert.equal(await modeOf(file), 0o600)
    assert.equal(Buffer.from(await readFile(file, 'utf8'), 'base64url').length, 24)
  }
})

test('the role that serves requests can neither make tables nor roles nor databases', async () => {
  const { appUrl } = await start()
  assert.deepEqual(await query(appUrl, 'select current_user'), [{ current_user: 'medguard_app' }])
  for (const statement of [
    'create table public.mine ()',
    'create temporary table mine ()',
    'create schema mine',
    'create role mine',
    'create database mine',
    'alter role medguard_app superuser',
  ]) {
    await assert.rejects(query(appUrl, statement), /permission denied/, statement)
  }
})

test('a wrong password is refused', async () => {
  const url = new URL((await start()).ownerUrl)
  url.password = 'wrong'
  await assert.rejects(query(url.href, 'select 1'), /password authentication failed/)
})

test('the database speaks UTF-8 and UTC', async () => {
  const { appUrl } = await start()
  assert.deepEqual(
    await query(
      appUrl,
      `select current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
         current_setting('password_encryption') as passwords, datlocprovider as provider, datlocale as locale,
         upper('é') as upper
       from pg_database where datname = current_database()`,
    ),
    [
      {
        zone: 'UTC',
        encoding: 'UTF8',
        passwords: 'scram-sha-256',
        provider: 'b',
        locale: 'C.UTF-8',
        upper: 'É',
      },
    ],
  )
})

test('the database answers on 127.0.0.1 and on no other address of the machine', async () => {
  const port = Number(new URL((await start()).appUrl).port)
  const addresses = Object.values(os.networkInterfaces()).flatMap((all) => all ?? [])
  const others = addresses.filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
  assert.equal(await answers('127.0.0.1', port), true)
  for (const address of ['127.0.0.2', '::1', ...others.map((other) => other.address)]) {
    assert.equal(await answers(address, port), false, address)
  }
})

test('the running database of a data folder is found while its server lives', async () => {
  assert.equal(await findRunningDatabase(path.join(dataDirectory, 'nothing-here')), undefined)
  assert.equal(await findRunningDatabase(dataDirectory), undefined)
  const running = await start()
  const { ownerUrl, appUrl } = running
  assert.deepEqual(await findRunningDatabase(dataDirectory), { ownerUrl, appUrl })
  await running.stop()
  assert.equal(await findRunningDatabase(dataDirectory), undefined)
})

test('a second start on a data folder is refused, and says which process holds it and what to do', async () => {
  await start()
  await assert.rejects(startEmbeddedDatabase({ dataDirectory }), (error) => {
    assert(error instanceof DataFolderInUseError)
    assert.equal(error.processId, process.pid)
    assert.match(error.message, new RegExp(`in use by process ${process.pid}.*Stop .*MEDGUARD_DATA_DIR`))
    return true
  })
})

test('of several starts at the same moment exactly one succeeds', async () => {
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => start()))
  assert.deepEqual(
    outcomes
      .map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason.name) : 'started'))
      .toSorted((a, b) => a.localeCompare(b)),
    ['DataFolderInUseError', 'DataFolderInUseError', 'DataFolderInUseError', 'started'],
  )
})

test('a server that is killed takes its database along, and the next start follows at once', async () => {
  const { program, postmaster } = await startInProgram()
  await assert.rejects(start(), new RegExp(`in use by process ${program.pid}`))
  program.kill('SIGKILL')
  await once(program, 'exit')
  const { ownerUrl } = await start()
  assert.equal(await isServerOf((await location()).cluster, postmaster), false)
  assert.deepEqual(await query(ownerUrl, 'select note from kept'), [{ note: 'still here' }])
})

test('no database process outlives a killed server', async () => {
  const { program, postmaster } = await startInProgram()
  program.kill('SIGKILL')
  await untilDead(postmaster)
})

test('a database that is killed by itself is started again at its address, with what it had committed', async () => {
  const steps: string[] = []
  const running = await start((step) => steps.push(step))
  await query(running.ownerUrl, `create table committed as select 'stays' as note`)
  // A database of tests writes when it likes.
  await query(running.ownerUrl, 'checkpoint')
  for (const _ of [1, 2]) {
    const { processId = 0 } = (await readPostmasterFile((await location()).cluster)) ?? {}
    process.kill(processId, 'SIGKILL')
    await untilEnded(processId)
    assert.deepEqual(await untilAnswered(running.ownerUrl), [{ note: 'stays' }])
  }
  assert.equal(steps.filter((step) => step.startsWith('Starting the database again')).length, 2)
  await running.stop()
  assert.equal((await readPostmasterFile((await location()).cluster))?.ready ?? false, false)
})

test('a database that is told to stop while it is being started again stays stopped', async () => {
  const running = await start()
  const { processId = 0 } = (await readPostmasterFile((await location()).cluster)) ?? {}
  process.kill(processId, 'SIGKILL')
  await untilEnded(processId)
  await running.stop()
  await assert.rejects(query(running.ownerUrl, 'select 1'), /ECONNREFUSED/)
  assert.equal(await findRunningDatabase(dataDirectory), undefined)
})

test('a start recovers from a server and a database that were killed together', async () => {
  const { program, postmaster } = await startInProgram()
  process.kill(postmaster, 'SIGKILL')
  program.kill('SIGKILL')
  await once(program, 'exit')
  assert.equal((await readPostmasterFile((await location()).cluster))?.processId, postmaster)
  const { ownerUrl } = await start()
  assert.deepEqual(await query(ownerUrl, 'select note from kept'), [{ note: 'still here' }])
})

test('a start is not misled by a left process id that another program has now', async () => {
  await (await start()).stop()
  const { cluster, account } = await location()
  const other = spawn('sleep', ['60'], { ...account, cwd: '/' })
  programs.push(other)
  await writeFile(path.join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n1700000000\n5432\n`)
  await start()
  assert.equal(other.exitCode ?? other.signalCode, null)
})

test('a start recovers from one that was killed while it made the database files', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'medguard-database-'))
  try {
    const killed = await runProgramUntil('Preparing the database files', folder)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const running = await startEmbeddedDatabase({ dataDirectory: folder, durable: false })
    assert.equal((await query(running.appUrl, 'select')).length, 1)
    await running.stop()
  } finally {
    await removeEmbeddedDatabase(folder)
  }
})

test('stopping ends well when the database died by itself', async () => {
  const running = await start()
  const postmaster = await runningPostmaster()
  process.kill(postmaster, 'SIGKILL')
  await untilDead(postmaster)
  await running.stop()
})

async function start(onProgress?: (step: string) => void): Promise<EmbeddedDatabase> {
  database = await startEmbeddedDatabase({ dataDirectory, durable: false, ...(onProgress && { onProgress }) })
  return database
}

/** Starts the database from a process of its own, which a test can kill. */
async function startInProgram(): Promise<{ program: ChildProcess; postmaster: number }> {
  const program = await runProgramUntil('Ready', dataDirectory)
  return { program, postmaster: await runningPostmaster() }
}

async function runProgramUntil(line: string, folder: string): Promise<ChildProcess> {
  const file = path.join(import.meta.dirname, 'support/embedded-database-program.js')
  const program = spawn(process.execPath, [file, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  programs.push(program)
  for await (const step of createInterface(program.stdout)) {
    if (step === line) return program
  }
  throw new Error(`The program ended before it said "${line}".`)
}

async function runningPostmaster(): Promise<number> {
  const { cluster } = await location()
  const postmaster = await readPostmasterFile(cluster)
  assert(postmaster)
  return postmaster.processId
}

function location(): Promise<DatabaseLocation> {
  return prepareDataFolder(dataDirectory)
}

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function answers(host: string, port: number): Promise<boolean> {
  const connection = net.connect({ host, port })
  try {
    await once(connection, 'connect')
    return true
  } catch {
    return false
  } finally {
    connection.destroy()
  }
}

// The death of a process that is not our child makes no event.
async function untilDead(processId: number): Promise<void> {
  const { cluster } = await location()
  while (await isServerOf(cluster, processId)) {
    await pause(10)
  }
}

/** Asks until the database is there. */
async function untilAnswered(url: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, 'select note from committed')
    } catch (error) {
      assert.doesNotMatch(String(error), /does not exist/)
      await pause(20)
    }
  }
}

async function untilEnded(processId: number): Promise<void> {
  const { cluster } = await location()
  while (await isServerOf(cluster, processId)) {
    await pause(20)
  }
}
