import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import http from 'node:http'
import { after, before, describe, it } from 'node:test'
import express from 'express'
import session, { MemoryStore, type SessionData } from 'express-session'
import { redirect } from '../../server/http/answer.ts'
import { said } from '../../views/words/said.ts'
import '../../server/http/request-context.ts'

/** Stores nothing until it is told to. */
class SlowStore extends MemoryStore {
  readonly events = new EventEmitter()

  override set(sid: string, data: SessionData, callback?: (error?: unknown) => void): void {
    this.events.once('go on', () => super.set(sid, data, callback))
    this.events.emit('storing', data.notice)
  }
}

describe('a change that leads to another page', () => {
  const store = new SlowStore()
  const app = express()
  app.get('/elsewhere', (_req, res) => {
    res.end('elsewhere')
  })
  app.use(session({ store, secret: 'tests only', resave: false, saveUninitialized: false }))
  app.get('/change', (req, res) =>
    redirect(req, res, { to: '/there', notice: said('security.notice.changes-saved') }),
  )
  app.get('/quiet', (req, res) => redirect(req, res, { to: '/there' }))
  const server = http.createServer(app)
  let base = ''

  before(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    assert.ok(address !== null && typeof address === 'object')
    base = `http://127.0.0.1:${address.port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  it('sends nobody there before what is to be said there is stored', async () => {
    let answered = false
    const storing = once(store.events, 'storing')
    const request = http.get(`${base}/change`)
    const response = once(request, 'response')
    request.once('response', () => {
      answered = true
    })
    assert.deepEqual(await storing, [[{ key: 'security.notice.changes-saved' }]])
    // A whole round trip: an answer that was already under way would have come by now.
    await (await fetch(`${base}/elsewhere`)).text()
    assert.equal(answered, false)
    store.events.emit('go on')
    const [answer]: http.IncomingMessage[] = await response
    assert.equal(answer?.statusCode, 303)
    assert.equal(answer?.headers.location, '/there')
    answer?.resume()
  })

  it('makes no session where nothing is to be said', async () => {
    const answer = await fetch(`${base}/quiet`, { redirect: 'manual' })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('set-cookie'), null)
  })
})
