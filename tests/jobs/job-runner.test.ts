import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Express } from 'express'
import type { TaskList } from 'graphile-worker'
import supertest from 'supertest'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/boot.ts'
import { startJobs } from '../../server/jobs/jobs.ts'
import { createLog } from '../../server/log.ts'
import type { Services } from '../../server/services.ts'
import { StoppableDatabase } from '../support/stoppable-database.ts'
import { TestClock } from '../support/test-clock.ts'
import { testEnvironment } from '../support/test-environment.ts'
import { until } from '../support/until.ts'

/** A job that waits until it is let go, and counts how often it was done. */
class LongJob {
  begun = 0
  done = 0
  #letGo: () => void = () => undefined
  #gate = new Promise<void>((resolve) => {
    this.#letGo = resolve
  })

  async work(): Promise<void> {
    this.begun += 1
    await this.#gate
    this.done += 1
  }

  letGo(): void {
    this.#letGo()
  }
}

describe('the job queue', () => {
  let database: StoppableDatabase
  let services: Services
  let app: Express
  let close: () => Promise<void>
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)

  before(async () => {
    process.on('unhandledRejection', note)
    database = await StoppableDatabase.start()
    const environment = testEnvironment()
    const opened = await openServices({
      environment,
      clock: new TestClock(),
      log: createLog(environment.LOG_LEVEL),
      appUrl: database.urls.appUrl,
    })
    services = opened.services
    app = createApp(services)
    close = () => opened.database.close()
  })
  after(async () => {
    process.off('unhandledRejection', note)
    await close()
    await database.remove()
  })

  const readiness = () => supertest(app).get('/readyz')
  const ask = (task: string) => services.database.pool.query('SELECT graphile_worker.add_job($1)', [task])

  for (const ends of ['well', 'badly'] as const) {
    it(`outlives a database that is stopped at the moment a job ends ${ends}, says so, and does the job again`, async () => {
      const job = new LongJob()
      const taskList: TaskList = {
        'long-job': async () => {
          await job.work()
          if (ends === 'badly' && job.done === 1) {
            throw new Error('not this time')
          }
        },
      }
      const jobs = await startJobs(services, taskList)
      try {
        assert.equal((await readiness()).text, 'ready\n')
        await ask('long-job')
        await until(() => job.begun === 1)
        await database.stop()
        job.letGo()
        await until(() => services.jobRunner.state === 'starting again')
        assert.equal((await readiness()).status, 503)
        assert.match((await readiness()).text, /^jobs: starting again$/m)
        await database.startAgain()
        await until(() => services.jobRunner.state === 'running')
        await until(() => job.done >= 2)
        const answer = await readiness()
        assert.deepEqual([answer.status, answer.text], [200, 'ready\n'])
        assert.deepEqual(unhandled, [])
      } finally {
        await jobs.stop()
      }
      assert.equal(services.jobRunner.state, 'stopped')
    })
  }

  it('stops while it waits for a database that does not come back', async () => {
    const job = new LongJob()
    const jobs = await startJobs(services, { 'long-job': () => job.work() })
    await ask('long-job')
    await until(() => job.begun === 1)
    await database.stop()
    job.letGo()
    await until(() => services.jobRunner.state === 'starting again')
    await jobs.stop()
    assert.equal(services.jobRunner.state, 'stopped')
    await database.startAgain()
    assert.deepEqual(unhandled, [])
  })
})
