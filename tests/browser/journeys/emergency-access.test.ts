import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('emergency access at night', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    const mine = await makePatient(testApp, { givenName: 'Thandeka', familyName: 'Mokwena' })
    await assignCare(testApp, mine.id, physician.id)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  it('lets a physician go on after hours, get more time, and end it', async () => {
    testApp.clock.set('2026-03-04T19:58:00Z')
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await person.signsIn(physician)
    testApp.clock.set('2026-03-04T20:01:00Z')
    await person.follows('Patients')
    await person.seesHeading('Outside your working hours')
    await person.follows(/Work now all the same/)
    await person.page.getByLabel('I was called in').check()
    await person.fills({
      'Why do you need to work now?': 'Called in: my patient on ward 7 is worse',
      'Your access code': physician.accessCode ?? '',
    })
    await person.presses('Start working')
    await person.sees('Your own work, outside hours')
    await person.follows('Patients')
    await person.follows('Mokwena, Thandeka')
    await person.seesHeading('Mokwena, Thandeka')
    await person.follows(/Extend/)
    await person.fills({ 'Why do you need more time?': 'Waiting for the surgeon with her' })
    await person.presses('Extend by 60 minutes')
    await person.sees('120 minutes left')
    await person.presses(/End emergency access/)
    await person.sees('Emergency access has ended.')
    await person.opens('/patients')
    await person.seesHeading('Outside your working hours')
    await person.standsUp()
  })

  it('is reviewed by an officer, who looks at the numbers too; nobody reviews their own', async () => {
    const officer = await Person.sitsDown(browser, testApp, baseUrl)
    const officerUser = await makeUser(testApp, 'security_officer')
    await officer.signsIn(officerUser)
    await officer.follows('Emergency reviews')
    await officer.follows('Dr Naledi Mokoena')
    await officer.sees('Called in: my patient on ward 7 is worse')
    await officer.sees('Waiting for the surgeon with her')
    await officer.page.getByLabel('Justified', { exact: true }).check()
    await officer.fills({ Comment: 'The ward confirms the call' })
    await officer.presses('Record the review')
    await officer.sees('The review is recorded.')
    await officer.follows('Reviewed')
    await officer.follows('Statistics and export')
    await officer.seesHeading('Statistics of emergency access')
    await officer.sees('I was called in')
    await officer.standsUp()

    await testApp.sql(`
      UPDATE emergency_grants SET review_state = 'due';
      INSERT INTO role_permissions SELECT id, 'emergency-access.review' FROM roles WHERE name = 'physician';
      UPDATE roles SET access_windows = '[]' WHERE name = 'physician';`)
    const breaker = await Person.sitsDown(browser, testApp, baseUrl)
    await breaker.signsIn(physician)
    await breaker.follows('Emergency reviews')
    await breaker.follows('Dr Naledi Mokoena')
    await breaker.doesNotSee('Record the review')
    await breaker.standsUp()
  })
})
