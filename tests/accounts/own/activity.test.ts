import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { openHouse, type House } from '../../support/house.ts'
import { visit, Visitor } from '../../support/request.ts'
import { codeNow, freshCode, half, seedIn } from '../second-factor/second-factor-steps.ts'

const activity = async (browser: Visitor) => (await browser.get('/account/activity')).text

const count = (html: string) => html.split('Somebody entered a wrong password').length - 1

describe('one’s own activity', () => {
  let house: House
  let nurse: TestUser

  before(async () => {
    house = await openHouse()
    nurse = await makeUser(house, 'nurse')
  })
  after(() => house.close())

  it('tells in plain words who got in, who tried, and what was changed, by whomever', async () => {
    const stranger = new Visitor(house)
    await stranger.submit('/login', { username: nurse.username, password: 'guessed' })
    const thief = await half(house, nurse)
    await thief.submit('/login/mfa', { code: '000000' })
    const browser = await visit(house, nurse)
    await browser.submit('/account/mfa', { code: freshCode(house, nurse) }, '/account/mfa/backup-codes')
    const admin = await makeUser(house, 'system_admin')
    const desk = await visit(house, admin)
    await desk.submit(`/admin/users/${nurse.id}`, {}, `/admin/users/${nurse.id}/reset-second-factor`)
    const anew = new Visitor(house)
    await anew.submit('/login', { username: nurse.username, password })
    const seed = seedIn((await anew.get('/account/mfa/setup')).text)
    await anew.submit('/account/mfa/setup', { code: codeNow(house, seed) })
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
    const user = await makeUser(house, 'nurse')
    for (let index = 0; index < 8; index += 1) {
      await visit(house, user)
    }
    for (let index = 0; index < 24; index += 1) {
      house.clock.advance({ minutes: 2 })
      await house.sql('DELETE FROM sign_in_failures')
      await new Visitor(house).submit('/login', { username: user.username, password: `wrong ${index}` })
    }
    await house.sql('DELETE FROM rate_limits')
    await house.sql('DELETE FROM sign_in_failures')
    const browser = await visit(house, user)
    const first = await activity(browser)
    assert.match(first, /You signed in/)
    assert.doesNotMatch(first, /wrong \d/)
    const older = /href="(\/account\/activity\?cursor=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = (await browser.get(older.replaceAll('&amp;', '&'))).text
    assert.equal(count(first) + count(second), 24)
    const other = await visit(house, await makeUser(house, 'admin_staff'))
    assert.equal(count(await activity(other)), 0)
    assert.equal((await new Visitor(house).get('/account/activity')).status, 303)
  })
})
