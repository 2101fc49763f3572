import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Visitor } from '../../support/request.ts'

describe('a fresh installation', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const signIn = (username: string, typed: string) =>
    new Visitor(testApp).submit('/login', { username, password: typed })

  it('has no account at all, and so none with a default password', async () => {
    assert.deepEqual(await testApp.sql('SELECT username FROM users'), [])
    for (const [username, typed] of [
      ['admin', 'admin'],
      ['admin', 'password'],
      ['root', 'root'],
      ['medguard', 'medguard'],
    ] as const) {
      assert.equal((await signIn(username, typed)).status, 422, username)
    }
  })

  it('asks for no new password however old one is', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    await testApp.sql(`UPDATE users SET password_changed_at = password_changed_at - interval '5 years'`)
    assert.equal((await signIn(clerk.username, password)).headers['location'], '/')
  })
})
