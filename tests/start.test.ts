import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Client } from 'pg'
import { removeEmbeddedDatabase } from '../server/embedded-database.ts'
import { runCli } from './cli/run-cli.ts'
import { ServerProcess } from './support/started-server.ts'

const refused = async (variables: Record<string, string>) => {
  const server = new ServerProcess(variables)
  const [code]: unknown[] = await once(server.child, 'close')
  assert.equal(code, 1)
  return server.output
}

describe('starting the server', () => {
  let dataDirectory: string
  before(async () => {
    dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'medguard-start-'))
  })
  after(() => removeEmbeddedDatabase(dataDirectory))

  it('in production is refused without database and keys, one line for each, with the way out', async () => {
    const output = await refused({ NODE_ENV: 'production', MEDGUARD_DATA_DIR: dataDirectory })
    assert.match(output, /^ *DATABASE_URL: is missing.*postgres:\/\//m)
    assert.match(output, /^ *SESSION_SECRET: is missing.*generate-key session/m)
    assert.match(output, /^ *FIELD_ENCRYPTION_KEY: is missing.*generate-key field/m)
  })

  it('in production is refused as a demo', async () => {
    assert.match(await refused({ NODE_ENV: 'production', MEDGUARD_DEMO: '1' }), /MEDGUARD_DEMO: cannot be 1/)
  })

  it('is refused with a wrong setting, naming it and its shape, and never repeating a secret', async () => {
    const output = await refused({
      PORT: 'eighty',
      TRUSTED_PROXIES: '10.0.0.0/99',
      FACILITY_TIME_ZONE: 'Africa/Nowhere',
      SESSION_SECRET: 'much-too-short',
    })
    assert.match(output, /PORT: must be a port number/)
    assert.match(output, /TRUSTED_PROXIES: .*10\.0\.0\.0\/8/)
    assert.match(output, /FACILITY_TIME_ZONE: .*Africa\/Johannesburg/)
    assert.match(output, /SESSION_SECRET: each secret must have at least 32 characters/)
    assert.doesNotMatch(output, /much-too-short/)
  })

  it('makes a demo on an empty folder, serves it, and stops cleanly when asked', async () => {
    const server = new ServerProcess({ MEDGUARD_DATA_DIR: dataDirectory })
    const url = await server.ready()
    const page = await fetch(`${url}/login`)
    assert.equal(page.status, 200)
    assert.match(await page.text(), /demo-physician-passphrase/)
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
    assert.equal(await server.end('SIGTERM'), 0)
  })

  it('keeps the data, and recovers by itself after the server was killed', async () => {
    const killed = new ServerProcess({ MEDGUARD_DATA_DIR: dataDirectory })
    const url = await killed.ready()
    await fetch(`${url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'username=x',
    })
    await killed.end('SIGKILL')
    const again = new ServerProcess({ MEDGUARD_DATA_DIR: dataDirectory })
    assert.equal((await fetch(`${await again.ready()}/demo/accounts`)).status, 200)
    assert.doesNotMatch(again.output, /Making the demo accounts/)
    assert.equal(await again.end('SIGINT'), 0)
  })

  it('goes on with the signed log that it and the one before it have signed', async () => {
    const environment = { MEDGUARD_DATA_DIR: dataDirectory }
    const signedAfter = async (signed: number): Promise<number> => {
      const server = new ServerProcess(environment)
      const url = await server.ready()
      const { stdout } = await runCli(['database-url'], { environment })
      const client = new Client({ connectionString: stdout.trim() })
      await client.connect()
      const counted = async (what: string): Promise<number> => {
        const { rows } = await client.query<{ count: number }>(
          `SELECT count(*)::integer AS count FROM ${what}`,
        )
        return rows[0]?.count ?? 0
      }
      let checkpoints = await counted('audit_checkpoints')
      while (checkpoints < signed + 2) {
        // Each refused page is a row more to sign.
        await fetch(`${url}/patients`, { redirect: 'manual' })
        assert.doesNotMatch(server.output, /could not be sealed/)
        checkpoints = await counted('audit_checkpoints')
      }
      assert.equal(await counted("audit_events WHERE event = 'audit.altered'"), 0)
      await client.end()
      assert.equal(await server.end('SIGTERM'), 0)
      return checkpoints
    }
    await signedAfter(await signedAfter(0))
  })

  it('says so when another server has the data folder', async () => {
    const first = new ServerProcess({ MEDGUARD_DATA_DIR: dataDirectory })
    await first.ready()
    const output = await refused({ MEDGUARD_DATA_DIR: dataDirectory })
    assert.match(output, new RegExp(String(first.child.pid)))
    assert.match(output, /MEDGUARD_DATA_DIR/)
    assert.equal(await first.end('SIGTERM'), 0)
  })

  it('says so when the port is taken', async () => {
    const first = new ServerProcess({ MEDGUARD_DATA_DIR: dataDirectory })
    const { port } = new URL(await first.ready())
    const other = await mkdtemp(path.join(os.tmpdir(), 'medguard-start-'))
    const output = await refused({ MEDGUARD_DATA_DIR: other, PORT: port })
    assert.match(output, new RegExp(`PORT.*${port}.*in use|port ${port} is in use`, 'i'))
    await removeEmbeddedDatabase(other)
    assert.equal(await first.end('SIGTERM'), 0)
  })
})
