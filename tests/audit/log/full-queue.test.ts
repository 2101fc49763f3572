import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { after, before, describe, it } from 'node:test'
import type { Response } from 'supertest'
import type { Statement } from '../../../models/prepared.ts'
import { assignCare, makePatient, makeUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, type Visitor } from '../../support/request.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

/** How many rows may wait, beside those that are being written. */
const mayWait = 3

describe('a full queue of audit rows', () => {
  let testApp: TestApp
  let browser: Visitor
  let chart: string

  before(async () => {
    testApp = await startTestApp({ environment: { AUDIT_ROWS_WAITING: String(mayWait) } })
    const physician = await makeUser(testApp, 'physician')
    const patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    chart = `/patients/${patientId}`
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const disclosures = () =>
    testApp.sql<{ request: string }>(
      "SELECT request_id AS request FROM audit_events WHERE event = 'chart.viewed' AND outcome = 'success'",
    )

  it('refuses with 503 and when to try again, and records what had been queued exactly once when it goes on', async (t) => {
    assert.equal((await browser.get(chart)).status, 200)
    const earlier = await disclosures()
    assert.equal(earlier.length, 1)

    const { prepared } = testApp.services
    const gate = new EventEmitter()
    const [writing, opened] = [once(gate, 'writing'), once(gate, 'open')]
    const run = prepared.run.bind(prepared)
    const held = t.mock.method(prepared, 'run', async (statement: Statement, values: readonly unknown[]) => {
      if (statement.name.startsWith('insert-audit-row')) {
        gate.emit('writing')
        await opened
      }
      return run(statement, values)
    })

    const first = browser.get(chart)
    await writing
    const refused: Response[] = []
    const others = times(mayWait + 4).map(async () => {
      const answer = await browser.get(chart)
      if (answer.status === 503) {
        refused.push(answer)
        gate.emit('refused')
      }
      return answer
    })
    while (refused.length < 4) {
      await once(gate, 'refused')
    }
    for (const answer of refused) {
      assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/)
      assert.match(answer.text, /MedGuard cannot do this right now/)
      assert.doesNotMatch(answer.text, /Modise|Palesa/)
    }
    gate.emit('open')
    const answers = await Promise.all([first, ...others])
    held.mock.restore()

    const served = answers.filter(({ status }) => status === 200)
    assert.equal(served.length, mayWait + 1)
    const requests = (await disclosures()).map(({ request }) => request)
    assert.equal(requests.length, earlier.length + served.length)
    assert.equal(new Set(requests).size, requests.length)
    assert.equal((await browser.get(chart)).status, 200)
  })
})
