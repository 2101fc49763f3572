import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { csrfTokenOf, Visitor } from '../../support/request.ts'

describe('a stranger', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  const stored = async () => (await testApp.sql('SELECT FROM sessions')).length

  it('leaves no row behind, however often the pages for strangers are opened without a cookie', async () => {
    for (const page of ['/login', '/password/forgot', '/patients', '/no-such-page', '/signed-out']) {
      for (const _ of Array.from({ length: 30 })) {
        await new Visitor(testApp).get(page)
      }
    }
    assert.equal(await stored(), 0)
  })

  it('signs in by the form all the same, and only then is there a session', async () => {
    const browser = new Visitor(testApp)
    const page = await browser.get('/login')
    assert.match(browser.cookie, /^medguard=s%3A/)
    const fields = { username: clerk.username, password, _csrf: csrfTokenOf(page.text) }
    assert.equal((await browser.post('/login', { ...fields, password: 'wrong' })).status, 422)
    assert.equal(await stored(), 0)
    assert.equal((await browser.post('/login', fields)).status, 303)
    assert.equal(await stored(), 1)
    assert.equal((await browser.get('/account/sessions')).status, 200)
  })

  it('keeps the cookie from one page to the next, so that the forms in all tabs hold', async () => {
    const browser = new Visitor(testApp)
    const first = csrfTokenOf((await browser.get('/login')).text)
    const { cookie } = browser
    await browser.get('/password/forgot')
    await browser.get('/login')
    assert.equal(browser.cookie, cookie)
    const answer = await browser.post('/login', { username: clerk.username, password, _csrf: first })
    assert.equal(answer.status, 303)
    assert.notEqual(browser.cookie, cookie)
  })

  it('is refused a form without its token, or with that of another browser', async () => {
    const fields = { username: clerk.username, password }
    const browser = new Visitor(testApp)
    await browser.get('/login')
    assert.equal((await browser.post('/login', fields)).status, 403)
    const other = csrfTokenOf((await new Visitor(testApp).get('/login')).text)
    assert.equal((await browser.post('/login', { ...fields, _csrf: other })).status, 403)
    const forgot = await browser.post('/password/forgot', { email: 'a@example.org', _csrf: other })
    assert.equal(forgot.status, 403)
  })
})
