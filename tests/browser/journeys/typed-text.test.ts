import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'
import { Person } from '../person.ts'

const discards = (person: Person) => person.presses('Discard it and start again')

describe('what somebody is typing', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let nurse: TestUser
  let address: string
  let physician: TestUser
  let prescription: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    nurse = await makeUser(testApp, 'nurse')
    const { id } = await makePatient(testApp, { givenName: 'Bongani', familyName: 'Khoza' })
    await assignCare(testApp, id, nurse.id)
    address = `/patients/${id}/encounters/new`
    physician = await makeUser(testApp, 'physician')
    await assignCare(testApp, id, physician.id)
    const draft = await makePrescription(testApp, { patientId: id, prescriberId: physician.id })
    prescription = `/prescriptions/${draft.id}`
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  const begins = async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(nurse)
    await person.page.clock.install()
    await person.opens(address)
    return person
  }

  it('is kept some seconds after the last word, and said to be kept once the server has said so', async () => {
    const person = await begins()
    await person.page.route(/\/account\/session\/draft$/, (route) => route.abort())
    await person.fills({ Reason: 'Half a sentence about' })
    await person.page.clock.fastForward(4_000)
    await person.sees('Not kept yet: MedGuard cannot be reached.')
    await person.doesNotSee(/^Kept at/)
    await person.page.unroute(/\/account\/session\/draft$/)
    await person.page.clock.fastForward(11_000)
    await person.sees(/^Kept at \d\d:\d\d\.$/)
    await person.opens('/')
    await person.opens(address)
    await person.sees(/What you had typed is back/)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Half a sentence about')
    await discards(person)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), '')
    await person.standsUp()
  })

  it('survives a laptop that slept past the end of the session: on waking it is kept, and leads to signing in', async () => {
    const person = await begins()
    await person.fills({ Reason: 'Written just before the lid closed' })
    // The lid closes before anything was sent: time passes for the house, and for the browser all at once.
    testApp.clock.advance({ minutes: 45 })
    await person.page.clock.fastForward(45 * 60_000)
    await person.seesHeading('You were signed out')
    await person.doesNotSee(/khoza/i)
    await person.follows('Sign in again')
    await person.signsIn(nurse)
    await person.opens(address)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Written just before the lid closed')
    await discards(person)
    await person.standsUp()
  })

  it('is kept in other tabs when one signs out; they go blank, and Back shows nothing', async () => {
    const person = await begins()
    const other = await person.page.context().newPage()
    await other.goto(`${baseUrl}${address}`)
    await other.getByLabel('Reason').fill('In the other tab')
    const kept = other.waitForResponse(/\/account\/session\/draft$/)
    await person.page.locator('.mg-person > summary').click()
    await person.page.getByRole('button', { name: 'Sign out' }).click()
    await person.page.clock.fastForward(1_000)
    assert.equal((await kept).status(), 200)
    await person.seesHeading('Sign in')
    await other.getByRole('heading', { name: 'You were signed out' }).waitFor()
    assert.equal(await other.getByText(/khoza/i).count(), 0)
    await person.page.goBack()
    await person.doesNotSee(/khoza/i)
    await person.opens('/login')
    await person.signsIn(nurse)
    await person.opens(address)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'In the other tab')
    await discards(person)
    await person.standsUp()
  })

  it('into a short box on a page survives the end of the session too, and is back in that very box', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.signsIn(physician)
    await person.page.clock.install()
    await person.opens(prescription)
    await person.page.getByText('Cancel this prescription').click()
    await person.fills({ Reason: 'Rash after the second dose' })
    testApp.clock.advance({ minutes: 45 })
    await person.page.clock.fastForward(45 * 60_000)
    await person.seesHeading('You were signed out')
    await person.follows('Sign in again')
    await person.signsIn(physician)
    await person.opens(prescription)
    await person.sees(/What you had typed is back, as it was kept on/)
    const box = person.page.getByLabel('Reason')
    assert.equal(await box.inputValue(), 'Rash after the second dose')
    assert.ok(await box.isVisible())
    await discards(person)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), '')
    await person.standsUp()
  })

  it('into two tabs of one form is kept twice', async () => {
    const person = await begins()
    const other = await person.page.context().newPage()
    await other.clock.install()
    await other.goto(`${baseUrl}${address}`)
    for (const [page, words] of [
      [person.page, 'In the first tab'],
      [other, 'In the second tab'],
    ] as const) {
      await page.getByLabel('Reason').fill(words)
      await page.clock.fastForward(4_000)
      await page.getByText(/^Kept at/).waitFor()
    }
    await person.opens(address)
    assert.match(await person.page.getByLabel('Reason').inputValue(), /In the second tab|In the first tab/)
    const first = await person.page.getByLabel('Reason').inputValue()
    await person.follows(/\d\d:\d\d$/)
    assert.notEqual(await person.page.getByLabel('Reason').inputValue(), first)
    await discards(person)
    await discards(person)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), '')
    await person.standsUp()
  })

  it('into a short box without JavaScript is back in it when it was sent too late', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'without JavaScript')
    await person.hasSignedIn(physician)
    await person.opens(prescription)
    assert.doesNotMatch(await person.page.content(), /http-equiv="refresh"/i)
    await person.page.getByText('Cancel this prescription').click()
    await person.fills({ Reason: 'Sent after forty minutes' })
    testApp.clock.advance({ minutes: 40 })
    await person.presses('Cancel the prescription')
    await person.seesHeading('Sign in')
    await person.signsIn(physician)
    await person.opens(prescription)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Sent after forty minutes')
    await person.standsUp()
  })

  it('is not claimed to be kept without JavaScript, the page is not taken away, and what is sent too late is back', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'without JavaScript')
    await person.hasSignedIn(nurse)
    await person.opens(address)
    const html = await person.page.content()
    assert.doesNotMatch(html, /http-equiv="refresh"/i)
    await person.sees(/Nothing is kept while you type/)
    await person.fills({ Reason: 'Typed for forty minutes' })
    testApp.clock.advance({ minutes: 40 })
    await person.presses('Record the encounter')
    await person.seesHeading('Sign in')
    await person.sees(/nothing had happened for 30 minutes/)
    await person.signsIn(nurse)
    await person.opens(address)
    assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Typed for forty minutes')
    await person.standsUp()
  })
})
