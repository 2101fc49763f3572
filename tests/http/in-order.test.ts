import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import express, { type RequestHandler } from 'express'
import fc from 'fast-check'
import request from 'supertest'
import { inOrder } from '../../middleware/in-order.ts'

const deeds = [
  'goes on',
  'goes on later',
  'throws',
  'fails',
  'fails for no reason',
  'tells an error',
  'answers',
] as const
type Deed = (typeof deeds)[number]

async function later(next: () => void): Promise<void> {
  await Promise.resolve()
  next()
}

const onError: express.ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  res.status(500).send(error instanceof Error ? error.message : 'no error')
}

/** Handlers that each note that they were asked, and do one thing. */
const handlersOf = (plan: readonly Deed[], asked: string[]): RequestHandler[] =>
  plan.map((deed, place) => (_req, res, next) => {
    asked.push(`${place} ${deed}`)
    switch (deed) {
      case 'goes on':
        next()
        return undefined
      case 'goes on later':
        return later(next)
      case 'throws':
        throw new Error(`thrown by ${place}`)
      case 'fails':
        return Promise.reject(new Error(`failed in ${place}`))
      case 'fails for no reason':
        // oxlint-disable-next-line unicorn/no-useless-undefined, typescript/prefer-promise-reject-errors
        return Promise.reject(undefined)
      case 'tells an error':
        next(new Error(`told by ${place}`))
        return undefined
      default:
        res.send(`answered by ${place}`)
        return undefined
    }
  })

/** What is answered, and who was asked on the way. */
async function outcome(use: (handlers: RequestHandler[]) => RequestHandler[], plan: readonly Deed[]) {
  const asked: string[] = []
  const app = express()
  for (const handler of use(handlersOf(plan, asked))) {
    app.use(handler)
  }
  app.use((_req, res) => {
    asked.push('after them')
    res.send('answered by nobody')
  })
  app.use(onError)
  const { status, text } = await request(app).get('/')
  return { status, text, asked }
}

describe('handlers in order', () => {
  it('are asked, and answered for, as Express does it with each of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { maxLength: 6 }), async (plan) => {
        const byExpress = await outcome((handlers) => handlers, plan)
        assert.deepEqual(await outcome((handlers) => [inOrder(handlers)], plan), byExpress)
      }),
      { numRuns: 60 },
    )
  })

  it('ask no one after a handler that keeps the request to itself', async () => {
    const { asked, text } = await outcome(
      (handlers) => [inOrder(handlers)],
      ['goes on', 'answers', 'goes on'],
    )
    assert.equal(text, 'answered by 1')
    assert.deepEqual(asked, ['0 goes on', '1 answers'])
  })

  it('can be part of others in order, and a request can be asked of them anew', async () => {
    const asked: string[] = []
    const inner = inOrder(handlersOf(['goes on', 'goes on later'], asked))
    const app = express().use(inOrder([inner, inner, (_req, res) => void res.send('through')]))
    const answers = [await request(app).get('/'), await request(app).get('/')]
    assert.deepEqual(
      answers.map(({ text }) => text),
      ['through', 'through'],
    )
    assert.equal(asked.length, 8)
  })
})
