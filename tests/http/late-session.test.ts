import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { csrfTokenOf, visit, type Visitor } from '../support/request.ts'

describe('the session of somebody who only looks at a page', () => {
  let testApp: TestApp
  let physician: TestUser
  let visitor: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    visitor = await visit(testApp, physician)
    // What signing in left to be said is said.
    await visitor.get('/')
  })
  after(() => testApp.close())

  /** How often express-session asked for a stored session in the meantime. */
  async function begun(work: () => Promise<unknown>): Promise<number> {
    const asked = mock.method(testApp.services.store, 'get')
    try {
      await work()
      return asked.mock.callCount()
    } finally {
      asked.mock.restore()
    }
  }
  const stored = async () => testApp.sql('SELECT sid, sess::text, expire FROM sessions ORDER BY sid')

  it('is not begun, written or sent anew, and its forms have its token all the same', async () => {
    const first = await stored()
    let text = ''
    const times = await begun(async () => {
      const answer = await visitor.get(`/patients/${patientId}`)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers['set-cookie'], undefined)
      text = answer.text
    })
    assert.equal(times, 0)
    assert.deepEqual(await stored(), first)
    assert.match(String(first[0]?.['sess']), new RegExp(`"csrfToken":"${csrfTokenOf(text)}"`))
  })

  it('is begun where it has something to say, which is said once', async () => {
    const added = await visitor.submit(`/patients/${patientId}/conditions/new`, {
      description: 'Asthma',
      status: 'active',
      certainty: 'confirmed',
    })
    assert.equal(added.status, 303)
    let text = ''
    const times = await begun(async () => {
      text = (await visitor.get(`/patients/${patientId}`)).text
    })
    assert.equal(times, 1)
    assert.match(text, /The condition is recorded\./)
    assert.equal(await begun(() => visitor.get(`/patients/${patientId}`)), 0)
    assert.doesNotMatch((await visitor.get(`/patients/${patientId}`)).text, /The condition is recorded\./)
  })

  it('is never that of another who asks at the same moment', async () => {
    const others: Visitor[] = []
    for (let count = 0; count < 4; count += 1) {
      // One after the other: each sign-in moves the clock, and with it the code of whoever signs in beside it.
      others.push(await visit(testApp, await makeUser(testApp, 'nurse')))
    }
    const own = await Promise.all(
      others.map(async (other) => (await other.get('/')).text).map(async (text) => csrfTokenOf(await text)),
    )
    assert.equal(new Set(own).size, others.length)
    for (let turn = 0; turn < 5; turn += 1) {
      const pages = await Promise.all(
        others.map((other, index) => other.get(index % 2 === 0 ? '/' : '/account/sessions')),
      )
      assert.deepEqual(
        pages.map(({ text }) => csrfTokenOf(text)),
        own,
      )
    }
  })
})
