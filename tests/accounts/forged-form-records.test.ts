import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { limits } from '../../config/security.ts'
import { ForgedFormRecords } from '../../server/http/forms/forged-form-records.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('forged forms of strangers', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('are recorded a few times an hour from one network, however many processes count, and again in the next hour', async () => {
    const processes = times(3).map(() => new ForgedFormRecords(testApp.services))
    const recorded = async (address: string) => {
      const answers = await Promise.all(
        times(4).flatMap(() => processes.map((one) => one.mayRecord(address))),
      )
      return answers.filter(Boolean).length
    }
    assert.equal(await recorded('192.0.2.1'), limits.forgedFormsPerAddressAndHour)
    assert.equal(await recorded('192.0.2.2'), limits.forgedFormsPerAddressAndHour)
    assert.equal(await recorded('2001:db8::1'), limits.forgedFormsPerAddressAndHour)
    assert.equal(await recorded('2001:db8::2'), 0)
    testApp.clock.advance({ minutes: 59 })
    assert.equal(await recorded('192.0.2.1'), 0)
    testApp.clock.advance({ minutes: 1 })
    assert.equal(await recorded('192.0.2.1'), limits.forgedFormsPerAddressAndHour)
  })

  it('are recorded so many times an hour in all, from however many networks', async () => {
    testApp.clock.advance({ hours: 1 })
    const records = new ForgedFormRecords(testApp.services)
    const answers = await Promise.all(times(100).map((index) => records.mayRecord(`198.51.100.${index}`)))
    assert.equal(answers.filter(Boolean).length, limits.forgedFormsPerHour)
  })
})
