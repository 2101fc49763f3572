import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('a patient’s account and a record', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let clerk: TestUser
  let colleague: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    clerk = await makeUser(testApp, 'admin_staff')
    colleague = await makeUser(testApp, 'admin_staff')
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const screen of ['desktop', 'phone'] as const) {
    it(`are tied by the front desk’s invitation, which the person accepts, and parted by two people (${screen})`, async () => {
      const { id } = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
      const holder = await makeUser(testApp, 'patient')

      const desk = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await desk.hasSignedIn(clerk)
      await desk.opens(`/patients/${id}`)
      await desk.follows('Who reads this record online')
      await desk.page.getByLabel('The patient', { exact: true }).check()
      await desk.page.getByLabel('Proof of identity that you saw').selectOption('identity-card')
      await desk.presses('Invite')
      await desk.sees(/The code is/)
      const said = (await desk.page.getByText(/The code is/).textContent()) ?? ''
      const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(said)?.[0]
      assert.ok(code)

      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.opens('/invitation')
      await person.follows('sign in')
      await person.signsIn(holder)
      if (screen === 'phone') {
        await person.page.getByRole('navigation', { name: 'Main menu' }).getByText('More').click()
      }
      await person.follows('Whose record')
      await person.sees('Your account is not connected to a record')
      await person.fills({ 'Code from the front desk': code })
      await person.presses('Accept')
      await person.follows('My record')
      await person.sees('Sithole, Nomvula')
      await person.sees('Who may read this record online')

      await desk.opens(`/patients/${id}/accounts`)
      await desk.sees('May read the record')
      await desk.fills({ 'Why this access should end': 'The wrong person was invited' })
      await desk.presses('Ask to end this access')
      await desk.sees('You asked to end this access. A colleague has to agree.')
      await desk.standsUp()

      const second = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await second.hasSignedIn(colleague)
      await second.opens(`/patients/${id}/accounts`)
      await second.sees('The wrong person was invited')
      await second.presses('Agree and end this access')
      await second.sees('The tie is ended.')
      await second.standsUp()

      await person.opens('/my/record')
      await person.doesNotSee('Sithole, Nomvula')
      await person.standsUp()
    })
  }
})
