import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

const colourOf = (one: Locator): Promise<string> =>
  one.evaluate('(element) => getComputedStyle(element).backgroundColor')

describe('text that was saved separately, since it may be somebody else’s', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let encounter: string
  let prescription: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician')
    const { id } = await makePatient(testApp)
    await assignCare(testApp, id, physician.id)
    encounter = `/patients/${id}/encounters/new`
    const order = await makePrescription(testApp, {
      patientId: id,
      prescriberId: physician.id,
      status: 'approved',
    })
    prescription = `/prescriptions/${order.id}`
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  const arrives = (path: string, page: string, fields: Record<string, string>) =>
    testApp.services.setAsideForms.keep({
      userId: physician.id,
      path,
      page,
      fields,
      fromAddress: '198.51.100.7',
      because: 'held',
      at: testApp.clock.now(),
    })

  const left = () => testApp.sql('SELECT id FROM set_aside_forms')

  for (const screen of ['desktop', 'phone'] as const) {
    it(`fills the form under a notice in amber that says from where and when it came and that nothing is stored, and is gone once it was sent (${screen})`, async () => {
      const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await person.hasSignedIn(physician)
      assert.equal(await arrives(encounter, encounter, { reason: 'Words from another network' }), true)
      await person.opens(encounter)
      await person.follows('It was me: fill the form with it')
      assert.equal(await person.page.getByLabel('Reason').inputValue(), 'Words from another network')
      const notice = person.page.locator('.mg-callout', { hasText: 'Below stands text' })
      const words = (await notice.innerText()).replaceAll(/\s+/g, ' ')
      assert.match(
        words,
        /came from another network.*sent on \d+ \w+ 2026.*198\.51\.100\.7.*Nothing of it is stored yet/,
      )
      assert.equal(await person.page.locator('.mg-notice').count(), 0)
      await person.presses('Record the encounter')
      await person.sees('The encounter is recorded.')
      assert.deepEqual(await left(), [])
      await person.opens(encounter)
      await person.doesNotSee(/Text for this page|Below stands text/)
      await person.standsUp()
    })
  }

  it('fills a form inside of a page under a notice in amber too', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await arrives(`${prescription}/cancel`, prescription, { reason: 'Words from another network' })
    await person.opens(prescription)
    await person.follows('It was me: fill the form with it')
    const notice = person.page.locator('.mg-notice--doubtful')
    assert.match(await notice.innerText(), /came from elsewhere.*Nothing of it is stored yet/s)
    const warning = person.page.locator('.mg-callout', { hasText: 'Below stands text' })
    assert.equal(await colourOf(notice), await colourOf(warning))
    await person.presses('Cancel the prescription')
    await person.sees(/cancelled/i)
    assert.deepEqual(await left(), [])
    await person.standsUp()
  })
})
