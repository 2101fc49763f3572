import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const tokenOf = async (browser: Visitor) => csrfTokenOf((await browser.get('/login')).text)

describe('a sign-in page that was left open', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  const form = () => ({ username: clerk.username, password, next: '/account/sessions' })

  it('signs in when its session has run out meanwhile', async () => {
    const browser = new Visitor(testApp)
    const token = await tokenOf(browser)
    testApp.clock.advance({ hours: 9 })
    await testApp.sql('DELETE FROM sessions')
    const answer = await browser.post('/login', { ...form(), _csrf: token })
    assert.equal(answer.headers['location'], '/account/sessions')
    assert.equal((await browser.get('/account/sessions')).status, 200)
  })

  it('signs in when another tab of the browser has asked for the page anew since', async () => {
    const browser = new Visitor(testApp)
    const token = await tokenOf(browser)
    await testApp.sql('DELETE FROM sessions')
    await tokenOf(browser)
    assert.equal((await browser.post('/login', { ...form(), _csrf: token })).status, 303)
    assert.equal((await browser.get('/account/sessions')).status, 200)
  })

  it('leads on when somebody has signed in in another tab of the browser', async () => {
    const browser = new Visitor(testApp)
    const token = await tokenOf(browser)
    await browser.signIn(clerk)
    const answer = await browser.post('/login', { ...form(), password: 'not looked at', _csrf: token })
    assert.equal(answer.headers['location'], '/account/sessions')
    assert.equal((await browser.get('/account/sessions')).status, 200)
  })

  it('is shown again with the username, and signs nobody in, where the browser has lost its cookie', async () => {
    const token = await tokenOf(new Visitor(testApp))
    const browser = new Visitor(testApp)
    const again = await browser.post('/login', { ...form(), _csrf: token })
    assert.equal(again.status, 422)
    assert.match(again.text, new RegExp(`value="${clerk.username}"`))
    assert.match(again.text, /open for too long/)
    assert.equal((await browser.get('/account/sessions')).status, 303)
    const second = await browser.post('/login', { ...form(), _csrf: csrfTokenOf(again.text) })
    assert.equal(second.headers['location'], '/account/sessions')
  })

  it('is refused after a day, when it is forged, another browser’s, or comes from another site', async () => {
    const token = await tokenOf(new Visitor(testApp))
    const post = (fields: Record<string, string>, headers = {}) =>
      new Visitor(testApp).post('/login', { ...form(), ...fields }, headers)
    const [moment = '', mark = '', signature = ''] = token.split('.')
    const later = (Number.parseInt(moment, 36) + 1000).toString(36)
    const forged = [
      '',
      'x',
      `${moment}.${mark}`,
      `${later}.${mark}.${signature}`,
      `${moment}.${mark.split('').toReversed().join('')}.${signature}`,
      `${moment}.${mark}.${signature.slice(0, -1)}`,
      `${token}x`,
    ]
    for (const guess of forged) {
      assert.equal((await post({ _csrf: guess })).status, 403, guess)
    }
    assert.equal((await post({})).status, 403)
    assert.equal((await post({ _csrf: token }, { 'Sec-Fetch-Site': 'cross-site' })).status, 403)
    assert.equal((await post({ _csrf: token }, { Origin: 'https://evil.example' })).status, 403)
    const other = new Visitor(testApp)
    await other.get('/login')
    assert.equal((await other.post('/login', { ...form(), _csrf: token })).status, 403)
    testApp.clock.advance({ hours: 24, seconds: 1 })
    assert.equal((await post({ _csrf: token })).status, 403)
  })

  it('is of no use for anything but signing in', async () => {
    const token = await tokenOf(new Visitor(testApp))
    assert.equal((await new Visitor(testApp).post('/logout', { _csrf: token })).status, 403)
    const browser = new Visitor(testApp)
    const own = await tokenOf(browser)
    await browser.signIn(clerk)
    assert.equal((await browser.post('/logout', { _csrf: own })).status, 403)
    assert.equal((await browser.post('/account/sessions/terminate-others', { _csrf: own })).status, 403)
    assert.equal((await browser.get('/account/sessions')).status, 200)
    assert.equal((await (await visit(testApp, clerk)).get('/account/sessions')).status, 200)
  })
})
