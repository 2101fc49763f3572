import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

describe('somebody who is called away from the screen', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let nurse: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    nurse = await makeUser(testApp, 'nurse')
    patientId = (await makePatient(testApp, { givenName: 'Bongani', familyName: 'Khoza' })).id
    await assignCare(testApp, patientId, nurse.id)
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  /** Time passes for the browser and for the house alike. */
  const waits = async (person: Person, minutes: number) => {
    testApp.clock.advance({ minutes })
    await person.page.clock.fastForward(minutes * 60_000)
  }

  it('is warned two minutes before, and stays by the keyboard alone', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(nurse)
    await person.page.clock.install()
    await person.opens(`/patients/${patientId}`)
    await waits(person, 29)
    const dialog = person.page.getByRole('dialog', { name: 'Are you still there?' })
    await dialog.waitFor()
    assert.match((await dialog.textContent()) ?? '', /signed out in [01]:\d\d/)
    const answered = person.page.waitForResponse(/\/account\/session\/stay/)
    await person.page.keyboard.press('Enter')
    assert.equal((await answered).status(), 200)
    await dialog.waitFor({ state: 'hidden' })
    await waits(person, 20)
    await person.opens(`/patients/${patientId}`)
    await person.seesHeading('Khoza, Bongani')
    await person.standsUp()
  })

  it('finds the page cleared afterwards in every tab, Back showing nothing, and the half-written form again after signing in', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(nurse)
    await person.page.clock.install()
    await person.opens(`/patients/${patientId}`)
    await person.opens(`/patients/${patientId}/encounters/new`)
    const otherTab = await person.page.context().newPage()
    await otherTab.goto(`${baseUrl}/patients/${patientId}`)
    await person.fills({ Reason: 'Half a sentence about' })
    const saved = person.page.waitForResponse(/\/account\/session\/draft/)
    await waits(person, 29)
    assert.equal((await saved).status(), 200)
    await waits(person, 31)
    await person.seesHeading('You were signed out')
    await otherTab.getByRole('heading', { name: 'You were signed out' }).waitFor()
    await person.doesNotSee('Khoza')
    await person.page.goBack()
    await person.doesNotSee(/Khoza/)
    await person.opens(`/login?next=/patients/${patientId}/encounters/new`)
    await person.signsIn(nurse)
    await person.opens(`/patients/${patientId}/encounters/new`)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Half a sentence about')
    await person.standsUp()
  })

  it('has the page cleared without JavaScript too', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'without JavaScript')
    await person.signsIn(nurse)
    const answer = await person.page.request.get(`${baseUrl}/patients/${patientId}`)
    assert.match(await answer.text(), /<noscript><meta http-equiv="refresh" content="\d+;url=\/signed-out/i)
    await person.standsUp()
  })
})
