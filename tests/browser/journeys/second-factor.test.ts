import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

async function givesPassword(person: Person, user: TestUser): Promise<void> {
  await person.opens('/login')
  await person.page.getByLabel('Username').fill(user.username)
  await person.page.getByLabel('Password', { exact: true }).fill(password)
  await person.presses('Sign in')
}

const seedShown = async ({ page }: Person) =>
  (await page.locator('.mg-secret').textContent())?.replaceAll(' ', '') ?? ''

describe('two-step verification', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  /** Scans nothing: types the key into an app, and the app's code into the page. */
  async function confirmsApp(person: Person): Promise<string> {
    const seed = await seedShown(person)
    testApp.clock.advance({ seconds: 30 })
    await person.fills({ 'One-time code': totpCode(seed, testApp.clock.now()) })
    await person.presses('Confirm')
    await person.seesHeading('Your backup codes')
    return seed
  }

  for (const screen of ['phone', 'desktop'] as const) {
    it(`is set up and used, the phone lost, a backup code used, the other session ended, a new phone set up: on a ${screen}`, async () => {
      const user = await makeUser(testApp, 'nurse', { enrolled: false })
      const ward = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await givesPassword(ward, user)
      await ward.seesHeading('Set up two-step verification')
      const first = await confirmsApp(ward)
      const codes = await ward.page.locator('.mg-backup-codes .mg-code').allTextContents()
      assert.equal(codes.length, 10)
      await ward.follows('I have kept them')
      await ward.signsOut()
      await givesPassword(ward, user)
      await ward.seesHeading('Enter your code')
      await ward.fills({ 'One-time code': ward.nextCode({ ...user, totpSeed: first }) })
      await ward.presses('Continue')

      const home = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await givesPassword(home, user)
      await home.seesHeading('Enter your code')
      await home.fills({ 'One-time code': codes[0] ?? '' })
      await home.presses('Continue')
      await home.opens('/account/sessions')
      await home.sees('This one')
      await home.presses(/^End the session on /)
      await home.sees('The session has ended.')
      await ward.opens('/patients')
      await ward.seesHeading('Sign in')
      await ward.standsUp()
      await home.opens('/account/activity')
      await home.sees('You signed in from a new device')
      await home.opens('/account/mfa')
      await home.sees('Backup codes left')
      await home.follows('Set up another authenticator app')
      await home.fills({ 'Current password': password, 'One-time code': codes[1] ?? '' })
      await home.presses('Continue')
      const second = await confirmsApp(home)
      assert.notEqual(second, first)
      await home.follows('I have kept them')

      await home.opens('/account/sessions')
      assert.equal(await home.page.getByRole('button', { name: 'End all other sessions' }).count(), 0)
      await home.standsUp()
    })
  }

  it('is skipped on a trusted device until it is forgotten: on a phone', async () => {
    const user = await makeUser(testApp, 'physician')
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await givesPassword(person, user)
    await person.page.getByLabel(/Do not ask for a code on this device/).check()
    await person.fills({ 'One-time code': person.nextCode(user) })
    await person.presses('Continue')
    await person.signsOut()
    await givesPassword(person, user)
    await person.opens('/account/devices')
    await person.sees('This one')
    await person.presses('Forget')
    await person.sees('No trusted device')
    await person.signsOut()
    await givesPassword(person, user)
    await person.seesHeading('Enter your code')
    await person.standsUp()
  })

  it('is set up and turned off again by those who may, and reset by an administrator: on a desktop', async () => {
    const clerk = await makeUser(testApp, 'admin_staff', { displayName: 'Lerato Khumalo' })
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'desktop')
    await person.hasSignedIn(clerk)
    await person.opens('/account/password')
    const typed = person.page.getByLabel('New password', { exact: true })
    await typed.fill('nine blue')
    await person.sees('6 more characters needed')
    await typed.fill('nine blue elephants dance')
    await person.sees('By length and variety: very good')
    await person.opens('/account/mfa')
    await person.follows('Set up two-step verification')
    await person.fills({ 'Current password': password })
    await person.presses('Continue')
    await confirmsApp(person)
    await person.follows('I have kept them')
    const admin = await Person.sitsDown(browser, testApp, baseUrl, 'desktop')
    await admin.hasSignedIn(await makeUser(testApp, 'system_admin'))
    await admin.opens('/account/devices')
    await admin.opens(`/admin/users/${clerk.id}`)
    await person.opens('/account/mfa')
    await person.follows('Turn off two-step verification')
    await person.presses('Turn it off')
    await person.sees('There is a problem')
    await admin.presses('Reset two-step verification')
    await admin.sees('None, and the role needs none')
    await person.opens('/account/mfa')
    await person.seesHeading('Sign in')
    await person.standsUp()
    await admin.standsUp()
  })
})
