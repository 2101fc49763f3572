import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import express, { type NextFunction, type Request, type Response } from 'express'
import fc from 'fast-check'
import request from 'supertest'
import { placeOf, type MomentPlace, type PlacedRow } from '../../models/queries/list-place.ts'
import { linksOf } from '../../server/http/page-links.ts'
import { queryText } from '../../server/http/faces/query.ts'
import { newestFirst, oldestFirst } from '../../server/lists/cursor.ts'
import { readList } from '../../server/lists/read-list.ts'
import { Refused } from '../../server/operations/refused.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { anyMoment } from './any-moment.ts'

type Row = PlacedRow & { readonly patient_id: string | null }

const size = 3

/** Few moments, so that many rows share one; the outermost ones that a list knows; and any others, down to a microsecond. */
const moment = fc.oneof(
  fc.constantFrom(
    '0001-01-01T00:00:00.000000Z',
    '2026-03-04T08:00:00.000000Z',
    '2026-03-04T08:00:00.000001Z',
    '2026-03-04T08:00:00.000999Z',
    '2026-03-04T08:00:00.001000Z',
    '9999-12-31T23:59:59.999999Z',
  ),
  anyMoment,
)
const row = fc.record({ at: moment, id: fc.uuid() })
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 20 })

const compare = (a: MomentPlace, b: MomentPlace) =>
  a.at === b.at ? Number(a.id > b.id) - Number(a.id < b.id) : Number(a.at > b.at) - Number(a.at < b.at)

describe('a list in pages', () => {
  let testApp: TestApp
  const app = express()

  before(async () => {
    testApp = await startTestApp()
    await testApp.sql('CREATE TABLE listed (id uuid PRIMARY KEY, at timestamptz NOT NULL, patient_id uuid)')
    const read = (beyond: '<' | '>', direction: 'DESC' | 'ASC') => (place: MomentPlace, limit: number) =>
      testApp.sql<Row>(
        `SELECT id, patient_id, ${placeOf('at')} AS place FROM listed
         WHERE (at, id) ${beyond} ($1::timestamptz, $2::uuid) ORDER BY at ${direction}, id ${direction} LIMIT $3`,
        [place.at, place.id, limit],
      )
    const lists = {
      '/newest': { keyset: newestFirst, read: read('<', 'DESC') },
      '/oldest': { keyset: oldestFirst, read: read('>', 'ASC') },
      '/forgiving': { keyset: { ...newestFirst, broken: 'start' as const }, read: read('<', 'DESC') },
    }
    for (const [address, list] of Object.entries(lists)) {
      const answer = async (req: Request, res: Response) => {
        const page = await readList(testApp.services, queryText(req, 'cursor', 1_000), {
          ...list,
          size,
          patientOf: ({ patient_id: patientId }: Row) => patientId,
        })
        res.json({
          ids: page.rows.map(({ id }) => id),
          patientIds: page.patientIds,
          links: linksOf(page, address, { show: 'open', q: '' }),
        })
      }
      // Express 5 hands on what is rejected.
      // oxlint-disable-next-line oxc/no-async-endpoint-handlers
      app.get(address, answer)
    }
    app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
      if (error instanceof Refused) {
        res.status(error.rule.status).json({ code: error.rule.toldAs })
      } else {
        next(error)
      }
    })
  })
  after(() => testApp.close())

  type Answer = {
    ids: string[]
    patientIds: string[]
    links: { newer?: string; older?: string }
  }
  const get = async (address: string): Promise<Answer> => {
    const { status, body } = await request(app).get(address)
    assert.equal(status, 200, address)
    return body
  }
  const insert = async (added: readonly MomentPlace[], patientId: string | null = null) => {
    await testApp.sql(
      `INSERT INTO listed SELECT id, at::timestamptz, $3 FROM unnest($1::uuid[], $2::text[]) AS x (id, at)
       ON CONFLICT DO NOTHING`,
      [added.map(({ id }) => id), added.map(({ at }) => at), patientId],
    )
  }

  for (const [address, direction] of [
    ['/newest', -1],
    ['/oldest', 1],
  ] as const) {
    it(`shows every row once, in order, whatever is added in the meantime (${address})`, async () => {
      await fc.assert(
        fc.asyncProperty(rows, fc.array(rows, { maxLength: 4 }), async (there, added) => {
          await testApp.sql('TRUNCATE listed')
          await insert(there)
          const shown: string[] = []
          const coming = [...added]
          for (let next: string | undefined = address; next !== undefined;) {
            const page: Answer = await get(next)
            assert.ok(page.ids.length <= size)
            assert.equal(page.links.newer, next === address ? undefined : `${address}?show=open`)
            shown.push(...page.ids)
            next = page.links.older
            await insert(coming.shift() ?? [])
          }
          const places = await testApp.sql<MomentPlace>(`SELECT id, ${placeOf('at')} AS at FROM listed`)
          const ordered = places.toSorted((a, b) => direction * compare(a, b)).map(({ id }) => id)
          assert.equal(new Set(shown).size, shown.length, 'nothing is shown twice')
          assert.deepEqual(
            there.filter(({ id }) => !shown.includes(id)),
            [],
            'nothing that was there is left out',
          )
          assert.deepEqual(
            shown,
            ordered.filter((id) => shown.includes(id)),
            'in order',
          )
        }),
        { numRuns: 40 },
      )
    })
  }

  it('names each patient of the page once, and nobody of the next', async () => {
    await testApp.sql('TRUNCATE listed')
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()]
    for (const [second, patientId] of [
      [4, one],
      [3, one],
      [2, null],
      [1, two],
    ] as const) {
      await insert([{ at: `2026-03-04T08:00:0${second}.000000Z`, id: crypto.randomUUID() }], patientId)
    }
    const first = await get('/newest')
    assert.deepEqual(first.patientIds, [one])
    assert.deepEqual((await get(first.links.older ?? '')).patientIds, [two])
  })

  it('refuses a place that nobody was led to, or starts anew where the list says so', async () => {
    const first = await get('/newest')
    const cursor = new URL(first.links.older ?? '', 'http://house').searchParams.get('cursor') ?? ''
    assert.match(cursor, /^[\w-]{40,}$/)
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith('A') ? 'BB' : 'AA'}`
    const { cursors } = testApp.services
    const id = '01900000-0000-7000-8000-00000000000a'
    for (const wrong of [
      altered,
      'x',
      `2026-03-04T08:00:00.000000Z_${id}`,
      cursors.seal(`0000-01-01T00:00:00.000000Z_${id}`),
      cursors.seal(`10000-01-01T00:00:00.000000Z_${id}`),
      cursors.seal('n.naidoo'),
    ]) {
      const answer = await request(app).get(`/newest?cursor=${encodeURIComponent(wrong)}`)
      assert.equal(answer.status, 400, wrong)
      assert.deepEqual(answer.body, { code: 'bad-cursor' })
      const anew = await get(`/forgiving?cursor=${encodeURIComponent(wrong)}`)
      assert.deepEqual(anew.ids, first.ids)
      assert.equal(anew.links.newer, undefined)
    }
  })
})
