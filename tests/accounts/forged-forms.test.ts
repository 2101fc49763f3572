import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'

const elsewhere: Record<string, Record<string, string>> = {
  'that the browser says comes from another site': { 'Sec-Fetch-Site': 'cross-site' },
  'that the browser says comes from a sister site': { 'Sec-Fetch-Site': 'same-site' },
  'of another origin': { Origin: 'https://evil.example' },
  'of another port of this host': { Origin: 'http://127.0.0.1:1' },
  'of no origin at all': { Origin: 'null' },
  'of an origin that is no address': { Origin: '//' },
}

const tokenOf = async (browser: Visitor, page = '/') => csrfTokenOf((await browser.get(page)).text)

/** The browser is still signed in: nothing was changed. */
const stillIn = async (browser: Visitor) => assert.equal((await browser.get('/')).status, 200)

const strangers = async (testApp: TestApp) =>
  (await auditRows(testApp, 'form.refused')).filter(({ actor_id }) => actor_id === null).length

describe('a forged form', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  it('without a token is refused with 403, and nothing is changed', async () => {
    const browser = await visit(testApp, clerk)
    const answer = await browser.post('/logout')
    assert.equal(answer.status, 403)
    assert.match(answer.text, /form-expired/)
    await stillIn(browser)
    const [row] = await auditRows(testApp, 'form.refused')
    assert.equal(row?.actor_id, clerk.id)
    assert.equal(row?.outcome, 'refused')
  })

  it('of strangers are recorded, a few from one address and no more', async () => {
    const earlier = await strangers(testApp)
    for (let index = 0; index < 6; index += 1) {
      assert.equal((await new Visitor(testApp).post('/login', { username: 'x' })).status, 403)
    }
    assert.equal((await strangers(testApp)) - earlier, 3)
  })

  it('with the token of another person is refused', async () => {
    const browser = await visit(testApp, clerk)
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await browser.post('/logout', { _csrf: await tokenOf(other) })).status, 403)
    await stillIn(browser)
  })

  it('with the token of the time before signing in is refused', async () => {
    const browser = new Visitor(testApp)
    const earlier = await tokenOf(browser, '/login')
    await browser.signIn(clerk)
    assert.equal((await browser.post('/logout', { _csrf: earlier })).status, 403)
    await stillIn(browser)
  })

  it('with its token sent twice, as a list or in the address is refused', async () => {
    const browser = await visit(testApp, clerk)
    const token = await tokenOf(browser)
    assert.equal((await browser.post('/logout', `_csrf=${token}&_csrf=${token}`)).status, 403)
    assert.equal((await browser.post('/logout', `_csrf[]=${token}`)).status, 403)
    assert.equal((await browser.post(`/logout?_csrf=${token}`)).status, 403)
    assert.equal((await browser.post('/logout', {}, { 'X-CSRF-Token': token })).status, 403)
    await stillIn(browser)
  })

  it('that is no form is refused', async () => {
    const browser = await visit(testApp, clerk)
    const body = JSON.stringify({ _csrf: await tokenOf(browser) })
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      assert.equal((await browser.post('/logout', body, { 'Content-Type': type })).status, 403, type)
    }
    await stillIn(browser)
  })

  for (const [what, headers] of Object.entries(elsewhere)) {
    it(`${what} is refused even with the right token`, async () => {
      const browser = await visit(testApp, clerk)
      const token = await tokenOf(browser)
      assert.equal((await browser.post('/logout', { _csrf: token }, headers)).status, 403)
      await stillIn(browser)
      assert.equal(
        (await browser.post('/logout', { _csrf: token }, { 'Sec-Fetch-Site': 'same-origin' })).status,
        303,
      )
    })
  }

  it('cannot sign anybody in', async () => {
    const fields = { username: clerk.username, password }
    const browser = new Visitor(testApp)
    assert.equal((await browser.post('/login', fields)).status, 403)
    const withToken = { ...fields, _csrf: await tokenOf(browser, '/login') }
    assert.equal((await browser.post('/login', withToken, { 'Sec-Fetch-Site': 'cross-site' })).status, 403)
    assert.equal((await browser.post('/login', withToken, { Origin: 'https://evil.example' })).status, 403)
    const other = new Visitor(testApp)
    await other.get('/login')
    assert.equal((await other.post('/login', withToken)).status, 403)
    assert.equal((await other.get('/')).status, 303)
    assert.equal((await browser.post('/login', withToken)).status, 303)
  })

  it('changes nothing as a GET, and no other method stands in for POST', async () => {
    const browser = await visit(testApp, clerk)
    assert.equal((await browser.get('/logout?_method=POST')).status, 405)
    const answer = await browser.get('/logout', { 'X-HTTP-Method-Override': 'POST' })
    assert.equal(answer.status, 405)
    await stillIn(browser)
  })

  it('takes the way of the browser’s own form when neither header is sent', async () => {
    const browser = await visit(testApp, clerk)
    assert.equal((await browser.post('/logout', { _csrf: await tokenOf(browser) })).status, 303)
  })
})
