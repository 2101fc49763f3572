import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { productionSettings } from '../bench/settings.ts'
import { witnessFileFor } from '../support/database.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { ServerProcess } from '../support/started-server.ts'
import { testFieldKey } from '../support/test-environment.ts'

const headers = 'Host: 127.0.0.1\r\nX-Forwarded-For: 10.20.30.40\r\nX-Forwarded-Proto: https\r\n'
const get = (path: string) => `GET ${path} HTTP/1.1\r\n${headers}\r\n`

/** A connection that is kept alive, and everything that came over it. */
class Connection {
  readonly socket: net.Socket
  readonly all: Promise<string>
  #seen = ''

  constructor(url: string) {
    this.socket = net.connect(Number(new URL(url).port), '127.0.0.1')
    this.socket.on('data', (chunk: Buffer) => {
      this.#seen += chunk.toString('latin1')
    })
    this.all = text(this.socket)
  }

  /** Resolves once the bytes are with the server's kernel. */
  write(words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.write(words, (error) => (error ? reject(error) : resolve()))
    })
  }

  /** Asks for the liveness, so that the connection is known and idle. */
  async warmUp(): Promise<this> {
    await this.write(get('/healthz'))
    while (!this.#seen.endsWith('ok\n')) {
      await once(this.socket, 'data')
    }
    return this
  }
}

/** The answers on a connection, by their status and what they say of the connection. */
const answersOf = (all: string) =>
  all.split(/(?=HTTP\/1\.1 \d{3} )/).map((answer) => ({
    status: Number(answer.slice(9, 12)),
    closes: /^connection: close\r$/im.test(answer),
    answer,
  }))

describe('a server that is asked to stop', () => {
  let testApp: TestApp
  let settings: Record<string, string>

  before(async () => {
    testApp = await startTestApp()
    settings = {
      ...productionSettings(testApp.urls),
      FIELD_ENCRYPTION_KEY: testFieldKey,
      AUDIT_WITNESS_FILE: witnessFileFor(testApp.urls.appUrl),
    }
  })
  after(() => testApp.close())

  async function started(program = 'tests/support/server-on-a-weekday.js') {
    const server = new ServerProcess(settings, program)
    return { server, url: await server.ready() }
  }

  it('answers every request that was on the wire, on connections that were kept alive and on new ones', async () => {
    const { server, url } = await started()
    const kept = await Promise.all(Array.from({ length: 12 }, () => new Connection(url).warmUp()))
    const fresh = Array.from({ length: 4 }, () => new Connection(url))
    await Promise.all(fresh.map(({ socket }) => once(socket, 'connect')))
    await Promise.all([...kept, ...fresh].map((connection) => connection.write(get('/login'))))
    const code = server.end('SIGTERM')
    for (const connection of [...kept, ...fresh]) {
      const last = answersOf(await connection.all).at(-1)
      assert.equal(last?.status, 200)
      assert.match(last?.answer ?? '', /<\/html>/)
    }
    assert.equal(await code, 0)
  })

  it('finishes what is under way, and answers what comes later with 503 on a connection that closes', async () => {
    const { server, url } = await started()
    const [slow, later] = await Promise.all([new Connection(url).warmUp(), new Connection(url).warmUp()])
    const body = 'username=x&password=y'
    const head = `POST /login HTTP/1.1\r\n${headers}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`
    await slow.write(head)
    // The server has the request in hand once it asks for the rest of it.
    await once(slow.socket, 'data')
    const code = server.end('SIGTERM')
    await server.says(/what comes later is refused/)
    await later.write(get('/login'))
    const refused = answersOf(await later.all).at(-1)
    assert.deepEqual([refused?.status, refused?.closes], [503, true])
    assert.match(refused?.answer ?? '', /Nothing of what you sent was taken/)
    const stranger = new Connection(url)
    await stranger.write(get('/healthz'))
    assert.deepEqual(
      answersOf(await stranger.all).map(({ status, closes }) => [status, closes]),
      [[503, true]],
    )
    await slow.write(body)
    const finished = answersOf(await slow.all).at(-1)
    assert.ok(finished !== undefined && finished.status >= 300 && finished.status < 500, finished?.answer)
    assert.equal(finished.closes, true)
    assert.equal(await code, 0)
  })

  for (const [what, signal, kind] of [
    ['a rejected promise', 'SIGUSR2', 'TypeError'],
    ['an error', 'SIGWINCH', 'RangeError'],
  ] as const) {
    it(`by ${what} that nobody handles logs it without its words, answers what is under way, and ends with code 1`, async () => {
      const { server, url } = await started('tests/support/server-with-a-fault.js')
      const kept = await Promise.all(Array.from({ length: 4 }, () => new Connection(url).warmUp()))
      await Promise.all(kept.map((connection) => connection.write(get('/login'))))
      const code = server.end(signal)
      for (const connection of kept) {
        assert.equal(answersOf(await connection.all).at(-1)?.status, 200)
      }
      assert.equal(await code, 1)
      assert.match(server.output, new RegExp(`"name":"${kind}"`))
      assert.match(server.output, /a fault that nobody handled/)
      assert.doesNotMatch(server.output, /Palesa/)
      const rows = await testApp.sql(
        "SELECT FROM audit_events WHERE event = 'system.stopped' AND outcome = 'failure'",
      )
      assert.ok(rows.length > 0)
    })
  }
})
