import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, Visitor } from '../../support/request.ts'

const forged = {
  'X-Forwarded-For': '203.0.113.7',
  'X-Real-IP': '203.0.113.7',
  Forwarded: 'for=203.0.113.7',
  'True-Client-IP': '203.0.113.7',
  'X-Forwarded-Host': 'evil.example',
}

/** The address that the newest audit row says. */
const recorded = async (testApp: TestApp) => {
  const [row] = await testApp.sql<{ address: string }>(
    'SELECT host(address) AS address FROM audit_events ORDER BY occurred_at DESC, id DESC LIMIT 1',
  )
  return row?.address
}

describe('where a request comes from', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  it('is the connection’s own address, whatever the headers say', async () => {
    const browser = await visit(testApp, clerk)
    assert.equal((await browser.get('/patients', forged)).status, 200)
    assert.equal(await recorded(testApp), '127.0.0.1')
  })

  it('does not follow the headers into a network that the role may be used from', async () => {
    await testApp.sql(`UPDATE roles SET allowed_networks = '{203.0.113.0/24}' WHERE name = 'admin_staff'`)
    const answer = await (await visit(testApp, clerk)).get('/patients', forged)
    await testApp.sql(`UPDATE roles SET allowed_networks = '{}' WHERE name = 'admin_staff'`)
    assert.equal(answer.status, 403)
    assert.match(answer.text, /network-not-allowed/)
  })

  it('does not change what pages link to', async () => {
    const answer = await new Visitor(testApp).get('/patients', { ...forged, Host: 'medguard.example' })
    assert.equal(answer.headers['location'], '/login?next=%2Fpatients')
    assert.doesNotMatch((await new Visitor(testApp).get('/login', forged)).text, /evil/)
  })
})

describe('behind a configured proxy', () => {
  let testApp: TestApp
  let clerk: TestUser

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.1, ::1, 10.0.0.0/8' } })
    clerk = await makeUser(testApp, 'admin_staff')
  })
  after(() => testApp.close())

  const addressFor = async (forwarded: string) => {
    await new Visitor(testApp).get('/login', { 'X-Forwarded-For': forwarded })
    const browser = new Visitor(testApp)
    const page = await browser.submit('/login', { username: 'nobody', password: 'x' })
    assert.equal(page.status, 422)
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    await browser.post(
      '/login',
      { username: 'nobody', password: 'x', _csrf: token },
      { 'X-Forwarded-For': forwarded },
    )
    return recorded(testApp)
  }

  it('is what the proxy says', async () => {
    assert.equal(await addressFor('203.0.113.7'), '203.0.113.7')
    assert.equal(await addressFor('::ffff:203.0.113.8'), '203.0.113.8')
    assert.equal(await addressFor('2001:DB8::0001'), '2001:db8::1')
  })

  it('is the last address that no configured proxy stands behind, not the first that is claimed', async () => {
    assert.equal(await addressFor('198.51.100.1, 203.0.113.7'), '203.0.113.7')
    assert.equal(await addressFor('198.51.100.1, 203.0.113.7, 10.1.2.3'), '203.0.113.7')
  })

  it('is nobody’s address where it cannot be read', async () => {
    assert.equal(await addressFor('not an address'), '0.0.0.0')
  })

  it('belongs to the session: another address behind the proxy is another place', async () => {
    const browser = new Visitor(testApp)
    await browser.signIn(clerk)
    assert.equal((await browser.get('/patients')).status, 200)
    assert.equal((await browser.get('/patients', { 'X-Forwarded-For': '203.0.113.9' })).status, 303)
  })
})
