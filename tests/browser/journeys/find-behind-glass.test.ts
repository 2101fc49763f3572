import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('somebody who cannot say who they are', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let next = ''

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    const of = (givenName: string, sex: 'female' | 'male') =>
      makePatient(testApp, { givenName, familyName: 'Dlamini', birthDate: '1984-03-27', sex })
    await of('Nomvula', 'female')
    await of('Sipho', 'male')
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  it('is found by name, birth date and sex, masked; the glass is broken, and the next code has a panel of its own', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await person.hasSignedIn(physician)
    await person.opens('/patients?q=Dlamini')
    await person.follows(/find somebody outside your care/)
    await person.seesHeading('Find a record in an emergency')
    await person.fills({ Name: 'Dlamini', 'Date of birth': '1984-03-27' })
    await person.page.getByLabel('Sex').selectOption('female')
    await person.presses('Search')
    await person.sees('D•••, N•••')
    await person.doesNotSee(/Nomvula/)
    await person.follows(/Break the glass/)
    await person.page.getByLabel(/cannot say who they are/).check()
    await person.fills({
      'Why do you need this record now?': 'Found at the taxi rank, the card in her bag says Dlamini',
      'Your access code': physician.accessCode ?? '',
    })
    await person.presses('Open the record')
    await person.seesHeading(/Dlamini, Nomvula/i)
    await person.sees('Note this down now')
    next = (await person.page.getByText(/Your next access code is/).textContent()) ?? ''
    await person.standsUp()
  })

  it('is not reviewed while the access runs; its page says until when, and takes the review afterwards', async () => {
    const officer = await Person.sitsDown(browser, testApp, baseUrl)
    await officer.hasSignedIn(await makeUser(testApp, 'security_officer'))
    await officer.opens('/')
    await officer.follows('Emergency reviews')
    await officer.sees('On now')
    await officer.follows('Dr Naledi Mokoena')
    await officer.sees(/still running, until/)
    await officer.doesNotSee('Record the review')
    await officer.doesNotSee(next.slice(-11))
    testApp.clock.advance({ minutes: 61 })
    await officer.signsIn(await makeUser(testApp, 'security_officer'))
    await officer.follows('Emergency reviews')
    await officer.follows('Dr Naledi Mokoena')
    await officer.page.getByLabel('Justified', { exact: true }).check()
    await officer.fills({ Comment: 'The ambulance sheet agrees' })
    await officer.presses('Record the review')
    await officer.sees('The review is recorded.')
    await officer.standsUp()
  })
})
