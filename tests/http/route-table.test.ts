import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import express from 'express'
import request from 'supertest'
import { declareRoute, RouteTable } from '../../server/http/routes/declared-route.ts'

const saying = (text: string) =>
  declareRoute({ kind: 'public', why: 'a route of a test' }, async (req, res) => {
    res.json({ text, named: req.params, pattern: req.context.route })
  })

function appOf(patterns: readonly string[]) {
  const routes = new RouteTable()
  for (const pattern of patterns) {
    routes.get(pattern, saying(pattern))
  }
  const app = express()
  app.use((req, _res, next) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    req.context = { route: 'unmatched' } as typeof req.context
    next()
  })
  app.use(routes.router.find)
  app.use((_req, res) => {
    res.status(404).json({ text: 'nothing' })
  })
  return app
}

const patterns = [
  '/',
  '/patients',
  '/patients/new',
  '/patients/:id',
  '/patients/:id/edit',
  '/p/*path',
  '/healthz',
]

describe('the table of routes', () => {
  const app = appOf(patterns)

  const answer = async (address: string): Promise<unknown> => {
    const { body }: { body: unknown } = await request(app).get(address)
    return typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined
  }

  it('finds the route of an address as one router with all of them would', async () => {
    const one = express.Router({ caseSensitive: true, strict: false })
    for (const pattern of patterns) {
      one.get(pattern, (_req, res) => void res.json({ text: pattern }))
    }
    const plain = express()
    plain.use(one)
    plain.use((_req, res) => void res.json({ text: 'nothing' }))
    for (const address of [
      '/',
      '/?q=1',
      '/patients',
      '/patients/',
      '/patients?q=/p/x',
      '/patients/new',
      '/patients/new/',
      '/patients/1',
      '/patients/1/edit',
      '/patients/1/nothing',
      '/Patients/1',
      '/p%61tients/1',
      '/p/about/us',
      '/p',
      '/healthz',
      '/healthz/x',
      '//patients/1',
      '/constructor',
      '/unheard-of',
    ]) {
      const { body }: { body: unknown } = await request(plain).get(address)
      assert.deepEqual({ text: await answer(address) }, body, address)
    }
  })

  it('tells the route what its address names, and by which pattern it was found', async () => {
    const { body }: { body: unknown } = await request(app).get('/patients/7/edit')
    assert.deepEqual(body, {
      text: '/patients/:id/edit',
      named: { id: '7' },
      pattern: '/patients/:id/edit',
    })
  })

  it('takes no address that does not begin with a word: it would be found by none', () => {
    for (const pattern of ['/:anything', '/*path', '{/optional}/x', '/Patients/:id']) {
      assert.throws(() => appOf([pattern]), /does not begin with a word/, pattern)
    }
  })
})
