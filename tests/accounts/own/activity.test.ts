import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { visit, Visitor } from '../../support/request.ts'
import { codeNow, freshCode, half, seedIn } from '../second-factor/second-factor-steps.ts'

const activity = async (browser: Visitor) => (await browser.get('/account/activity')).text

const count = (html: string) => html.split('Somebody entered a wrong password').length - 1

describe('one’s own activity', () => {
  let testApp: TestApp
  let nurse: TestUser

  before(async () => {
    testApp = await startTestApp()
    nurse = await makeUser(testApp, 'nurse')
  })
  after(() => testApp.close())

  it('tells in plain words who got in, who tried, and what was changed, by whomever', async () => {
    const stranger = new Visitor(testApp)
    await stranger.submit('/login', { username: nurse.username, password: 'guessed' })
    const thief = await half(testApp, nurse)
    await thief.submit('/login/mfa', { code: '000000' })
    const browser = await visit(testApp, nurse)
    await browser.submit('/account/mfa', { code: freshCode(testApp, nurse) }, '/account/mfa/backup-codes')
    const admin = await makeUser(testApp, 'system_admin')
    const desk = await visit(testApp, admin)
    await desk.submit(`/admin/users/${nurse.id}`, {}, `/admin/users/${nurse.id}/reset-second-factor`)
    const anew = new Visitor(testApp)
    await anew.submit('/login', { username: nurse.username, password })
    const seed = seedIn((await anew.get('/account/mfa/setup')).text)
    await anew.submit('/account/mfa/setup', { code: codeNow(testApp, seed) })
    const page = await activity(anew)
    for (const told of [
      'Somebody entered a wrong password for your account',
      'Your password was right, but no code followed',
      'A wrong code was entered',
      'You signed in from a new device',
      'Backup codes made',
      'Your two-step verification was reset by an administrator',
      'Second factor set up',
    ]) {
      assert.ok(page.includes(told), told)
    }
    assert.doesNotMatch(page, /guessed|000000/)
    // From where an administrator works is not the nurse's to know; the three sign-ins, once complete, are not half done.
    assert.equal(page.split('no code followed').length, 2)
  })

  it('shows it to nobody else, page by page, and loses none', async () => {
    const user = await makeUser(testApp, 'nurse')
    for (let index = 0; index < 8; index += 1) {
      await visit(testApp, user)
    }
    for (let index = 0; index < 24; index += 1) {
      testApp.clock.advance({ minutes: 2 })
      await testApp.sql('DELETE FROM sign_in_failures')
      await new Visitor(testApp).submit('/login', { username: user.username, password: `wrong ${index}` })
    }
    await testApp.sql('DELETE FROM rate_limits')
    await testApp.sql('DELETE FROM sign_in_failures')
    const browser = await visit(testApp, user)
    const first = await activity(browser)
    assert.match(first, /You signed in/)
    assert.doesNotMatch(first, /wrong \d/)
    const older = /href="(\/account\/activity\?cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = (await browser.get(older.replaceAll('&amp;', '&'))).text
    assert.equal(count(first) + count(second), 24)
    const other = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal(count(await activity(other)), 0)
    assert.equal((await new Visitor(testApp).get('/account/activity')).status, 303)
  })
})
