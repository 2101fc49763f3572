import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { csrfTokenOf } from '../../support/request.ts'

const overTls = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '10.20.30.40' }

const cookiesOf = (answer: Response, name: string) =>
  answer.headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`))

describe('the session’s cookie', () => {
  let testApp: TestApp
  let url: string

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8' } })
    url = await testApp.serve()
  })
  after(() => testApp.close())

  it('is random: two hundred have 192 bits each, and none comes twice', async () => {
    const values: string[] = []
    for (let round = 0; round < 8; round += 1) {
      const answers = await Promise.all(Array.from({ length: 25 }, () => fetch(`${url}/login`)))
      for (const answer of answers) {
        const [cookie = ''] = cookiesOf(answer, 'medguard')
        values.push(decodeURIComponent(/^medguard=([^;]*)/.exec(cookie)?.[1] ?? ''))
        await answer.body?.cancel()
      }
    }
    const ids = values.map((value) => /^s:([\w-]{32})\./.exec(value)?.[1] ?? '')
    assert.ok(ids.every((id) => Buffer.from(id, 'base64url').length === 24))
    assert.equal(new Set(ids).size, 200)
    // Every place of the id takes many values: nothing in it counts up or stands still.
    for (let place = 0; place < 32; place += 1) {
      assert.ok(new Set(ids.map((id) => id[place])).size > 32, `place ${place}`)
    }
  })

  it('is bound to this host and to TLS, before and after signing in, and kept from scripts and other sites', async () => {
    const page = await fetch(`${url}/login`, { headers: overTls })
    const [first = ''] = cookiesOf(page, '__Host-medguard')
    const user = await makeUser(testApp, 'admin_staff')
    const body = new URLSearchParams({
      username: user.username,
      password,
      _csrf: csrfTokenOf(await page.text()),
    })
    const headers = { ...overTls, Cookie: first.split(';')[0] ?? '' }
    const answer = await fetch(`${url}/login`, { method: 'POST', headers, body, redirect: 'manual' })
    assert.equal(answer.status, 303)
    const [second = ''] = cookiesOf(answer, '__Host-medguard')
    assert.notEqual(second.split(';')[0], first.split(';')[0])
    for (const cookie of [first, second]) {
      const attributes = cookie.split('; ').slice(1).toSorted()
      assert.deepEqual(attributes, ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    }
    assert.deepEqual(cookiesOf(answer, 'medguard'), [])
  })
})
