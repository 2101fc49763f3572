import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { after, before, describe, it } from 'node:test'
import type { Response } from 'supertest'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/boot.ts'
import { startJobs } from '../../server/jobs/jobs.ts'
import { createLog } from '../../server/log.ts'
import type { Services } from '../../server/services.ts'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { DatabaseBehindDoor } from '../support/database-behind-door.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { hiddenFields } from '../prescriptions/forms.ts'
import { visit, Visitor } from '../support/request.ts'
import { testEnvironment } from '../support/test-environment.ts'
import { until } from '../support/until.ts'

/** Asks again until it is answered otherwise: on a machine with other work six seconds may be short. */
async function untilServed(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await ask()
    if (answer.status !== 503) {
      return answer
    }
  }
}

function saysThatItIsAway(answer: Response, code: RegExp): void {
  assert.equal(answer.status, 503)
  assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/)
  assert.match(answer.text, code)
  assert.doesNotMatch(answer.text, /Modise|Palesa|postgres|medguard_app/)
}

const oneMore = "SELECT graphile_worker.add_job('count-one')"

/** Waits until no job is left. */
async function allEnded(testApp: TestApp): Promise<void> {
  const left = () => testApp.sql("SELECT FROM graphile_worker.jobs WHERE task_identifier = 'count-one'")
  while ((await left()).length > 0) {
    await wait(10)
  }
}

describe('while the database takes every question and answers none', () => {
  let testApp: TestApp
  let door: DatabaseBehindDoor
  /** The same house, but for its way to the database. */
  let behind: TestApp
  let services: Services
  let close: () => Promise<void>
  let headers: Record<string, string>
  let chart: string
  let encounter: Record<string, string>

  const page = () => `${chart}/encounters/new`

  before(async () => {
    testApp = await startTestApp()
    const physician = await makeUser(testApp, 'physician')
    const patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    chart = `/patients/${patientId}`
    const browser = await visit(testApp, physician)
    encounter = {
      ...hiddenFields((await browser.get(page())).text, page()),
      kind: 'ambulatory',
      occurredAt: '2026-03-02T09:30',
      reason: 'Cough for a week',
    }
    headers = { Cookie: browser.cookie }
    door = await DatabaseBehindDoor.before(testApp.urls.appUrl)
    const environment = testEnvironment({ DATABASE_ANSWER_SECONDS: '6' })
    const opened = await openServices({
      environment,
      clock: testApp.clock,
      log: createLog(environment.LOG_LEVEL),
      appUrl: door.urlOf(testApp.urls.appUrl),
    })
    services = opened.services
    behind = { ...testApp, services, app: createApp(services) }
    close = () => opened.database.close()
  })
  after(async () => {
    door.thaw()
    await close()
    door.close()
    await testApp.close()
  })

  it('every page and form ends in words, with 503 and when to try again, and goes on afterwards', async () => {
    const browser = new Visitor(behind)
    const open = () => browser.get(chart, headers)
    assert.equal((await untilServed(open)).status, 200)
    for (const _ of ['with connections that stand', 'with none']) {
      door.freeze()
      const answers = await Promise.all([
        ...[chart, '/', '/patients', '/patients?q=Modise', page(), '/account/sessions'].map((path) =>
          browser.get(path, headers),
        ),
        new Visitor(behind).get('/login'),
        new Visitor(behind).post('/login', { username: 'physician', password: 'wrong' }),
        browser.post(page(), encounter, headers),
        browser.post('/logout', encounter, headers),
      ])
      for (const answer of answers) {
        saysThatItIsAway(answer, /unavailable/)
      }
      assert.equal((await new Visitor(behind).get('/readyz')).status, 503)
      for (const who of [{}, headers]) {
        assert.equal((await new Visitor(behind).get('/healthz', who)).status, 200)
      }
    }
    door.thaw()
    assert.equal((await untilServed(open)).status, 200)
  })

  it('a form whose commit was not answered is not told as failed, and sent again it is stored once', async () => {
    const browser = new Visitor(behind)
    await untilServed(() => browser.get(chart, headers))
    door.holdAnswersTo('INSERT INTO "encounters"', 'COMMIT')
    saysThatItIsAway(await browser.post(page(), encounter, headers), /outcome-unknown/)
    door.thaw()
    const stored = await untilServed(() => browser.post(page(), encounter, headers))
    assert.equal(stored.status, 303)
    const again = await untilServed(() => browser.post(page(), encounter, headers))
    assert.equal(again.headers['location'], stored.headers['location'])
    assert.equal((await testApp.sql('SELECT FROM encounters')).length, 1)
    assert.equal((await testApp.sql("SELECT FROM audit_events WHERE event = 'encounter.recorded'")).length, 1)
  })

  it('the job queue gives up its connections too, and does its work once the database is back', async () => {
    let done = 0
    const jobs = await startJobs(services, {
      'count-one': () => {
        done += 1
      },
    })
    try {
      await testApp.sql(oneMore)
      await until(() => done > 0)
      // Its end is stored too: a job whose end nobody heard of is done again.
      await allEnded(testApp)
      door.freeze()
      await testApp.sql(oneMore)
      saysThatItIsAway(await new Visitor(behind).get(chart, headers), /unavailable/)
      assert.equal(done, 1)
      door.thaw()
      await until(() => done > 1)
      await allEnded(testApp)
    } finally {
      door.thaw()
      await jobs.stop()
    }
  })
})
