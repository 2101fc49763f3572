import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gatheredRead } from '../../models/connections/gathered-read.ts'
import { readRequestFacts } from '../../models/queries/http/request-facts.ts'
import { readChartRows } from '../../models/queries/patients/chart-rows.ts'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'

describe('a read that many requests make', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('is made once for those who ask in the same turn, and tells each its own', async () => {
    const batches: (readonly number[])[] = []
    const double = gatheredRead<number, number>(async (_prepared, asked) => {
      batches.push(asked)
      return asked.map((number) => number * 2)
    })
    const ask = (number: number) => double(testApp.services.prepared, number)
    assert.deepEqual(await Promise.all([ask(1), ask(2), ask(3)]), [2, 4, 6])
    assert.equal(await ask(4), 8)
    assert.deepEqual(batches, [[1, 2, 3], [4]])
  })

  it('fails only for whom it fails', async () => {
    const picky = gatheredRead<number, number>(async (_prepared, asked) => {
      if (asked.includes(2)) {
        throw new Error('not two')
      }
      return asked
    })
    const ask = (number: number) => picky(testApp.services.prepared, number)
    const [one, two, three] = await Promise.allSettled([ask(1), ask(2), ask(3)])
    assert.deepEqual([one.status, two.status, three.status], ['fulfilled', 'rejected', 'fulfilled'])
  })

  it('fails rather than tell somebody what was meant for another', async () => {
    const short = gatheredRead<number, number>(async (_prepared, asked) => asked.slice(1))
    const ask = (number: number) => short(testApp.services.prepared, number)
    const outcomes = await Promise.allSettled([ask(1), ask(2)])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
  })

  it('gives every session its own facts, however many ask at once', async () => {
    const physicians: TestUser[] = []
    for (const number of [1, 2, 3, 4, 5]) {
      physicians.push(await makeUser(testApp, 'physician', { username: `gathered-${number}` }))
    }
    const patients = await Promise.all(physicians.map(() => makePatient(testApp)))
    for (const [index, physician] of physicians.entries()) {
      await assignCare(testApp, patients[index]?.id ?? '', physician.id)
      await visit(testApp, physician)
    }
    const sessions = await testApp.sql<{ sid: string; user_id: string }>(
      'SELECT sid, user_id FROM session_metadata WHERE sid IS NOT NULL',
    )
    assert.equal(sessions.length, physicians.length)
    const asked = sessions.flatMap(({ sid, user_id: userId }) =>
      patients.map(({ id }, index) => ({ sid, userId, id, own: physicians[index]?.id === userId })),
    )
    const at = testApp.clock.now()
    const strangers = ['no such session', ...asked.map(({ sid }) => sid)]
    const facts = await Promise.all(
      strangers.map((sid, index) =>
        readRequestFacts(testApp.services.prepared, {
          sid,
          at,
          today: '2026-03-04',
          subject: { kind: 'patient', id: asked[index - 1]?.id ?? newId() },
        }),
      ),
    )
    assert.equal(facts[0]?.session, undefined)
    for (const [index, { userId, id, own }] of asked.entries()) {
      const found = facts[index + 1]
      assert.equal(found?.session?.actor.id, userId)
      assert.equal(found?.relationship?.patientId, id)
      assert.equal(found?.relationship?.careTeam, own ? 'primary' : null)
    }
  })

  it('gives each chart to whoever asked for it, and nothing for one that is not there', async () => {
    const patients = await Promise.all([1, 2, 3].map(() => makePatient(testApp)))
    const ids = [...patients.map(({ id }) => id), newId(), patients[0]?.id ?? '']
    const rows = await Promise.all(
      ids.map((id) => readChartRows(testApp.services.prepared, { patientId: id, at: testApp.clock.now() })),
    )
    assert.deepEqual(
      rows.map((row) => row?.id),
      [ids[0], ids[1], ids[2], undefined, ids[0]],
    )
  })
})
