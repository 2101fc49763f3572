import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'

const page = '/security/lockouts'

const unlock = async (browser: Visitor, id: string) => {
  const opened = await browser.get('/')
  return browser.post(`${page}/${id}/unlock`, { _csrf: csrfTokenOf(opened.text) })
}

describe('locked accounts', () => {
  let testApp: TestApp
  let officer: TestUser
  let desk: Visitor

  before(async () => {
    testApp = await startTestApp()
    officer = await makeUser(testApp, 'security_officer')
    desk = await visit(testApp, officer)
  })
  after(() => testApp.close())

  async function lockedClerk(): Promise<TestUser> {
    const user = await makeUser(testApp, 'admin_staff')
    for (const _ of Array.from({ length: 5 })) {
      await new Visitor(testApp).submit('/login', { username: user.username, password: 'wrong' })
    }
    return user
  }

  const signsIn = async (user: TestUser) =>
    (await new Visitor(testApp).submit('/login', { username: user.username, password })).status === 303

  it('are listed for an officer, with the addresses that wrong answers came from', async () => {
    const user = await lockedClerk()
    const answer = await desk.get(page)
    assert.equal(answer.status, 200)
    assert.match(answer.text, new RegExp(user.username))
    assert.match(answer.text, /127\.0\.0\.1/)
    assert.match(answer.text, new RegExp(`${page}/${user.id}/unlock`))
    const [row] = await auditRows(testApp, 'lockouts.viewed')
    assert.equal(row?.actor_id, officer.id)
  })

  it('are listed for wrong codes too', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    await browser.submit('/login', { username: nurse.username, password })
    for (const _ of Array.from({ length: 5 })) {
      await browser.submit('/login/mfa', { code: '000000' })
    }
    assert.match((await desk.get(page)).text, new RegExp(nurse.username))
  })

  it('open again when an officer unlocks them, and that is recorded', async () => {
    const user = await lockedClerk()
    assert.equal(await signsIn(user), false)
    assert.equal((await unlock(desk, user.id)).headers['location'], page)
    assert.equal(await signsIn(user), true)
    assert.doesNotMatch((await desk.get(page)).text, new RegExp(user.username))
    const [row] = await auditRows(testApp, 'account.unlocked')
    assert.equal(row?.actor_id, officer.id)
    assert.equal(row?.resource_id, user.id)
    assert.deepEqual(row?.details, { locks: 1 })
  })

  it('are not listed once the lock has run out', async () => {
    const user = await lockedClerk()
    testApp.clock.advance({ minutes: 29 })
    assert.match((await desk.get(page)).text, new RegExp(user.username))
    testApp.clock.advance({ minutes: 1 })
    assert.doesNotMatch((await desk.get(page)).text, new RegExp(user.username))
  })

  it('are nobody else’s to see or to unlock', async () => {
    const user = await lockedClerk()
    const physician = await visit(testApp, await makeUser(testApp, 'physician'))
    assert.equal((await physician.get(page)).status, 403)
    const home = await physician.get('/')
    const answer = await physician.post(`${page}/${user.id}/unlock`, { _csrf: csrfTokenOf(home.text) })
    assert.equal(answer.status, 403)
    assert.equal(await signsIn(user), false)
    const [row] = await auditRows(testApp, 'account.unlocked')
    assert.equal(row?.outcome, 'refused')
  })

  it('are not found where there is no such person', async () => {
    assert.equal((await unlock(desk, '0198a000-0000-7000-8000-000000000000')).status, 404)
    assert.equal((await unlock(desk, 'nobody')).status, 404)
  })
})
