import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { importCodes } from '../../../server/diagnoses/import-codes.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

const csv = 'code,title\nI10,Essential hypertension\nJ45,Asthma\nJ46,Status asthmaticus\n'

describe('a diagnosis in a note', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    await testApp.services.sequelize.transaction((transaction) =>
      importCodes(testApp.services, transaction, { system: 'icd-10', csv }, testApp.clock.now()),
    )
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  const begins = async (screen: 'desktop' | 'phone' | 'without JavaScript') => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${patientId}/encounters/new`)
    await person.page.fill('#reason', `Tired (${screen})`)
    return person
  }

  for (const screen of ['desktop', 'phone'] as const) {
    it(`is picked with the keyboard among what fits what is typed, and added to the problems (${screen})`, async () => {
      const person = await begins(screen)
      const { page } = person
      const field = page.locator('#diagnosis1')
      await field.pressSequentially('high blood')
      await page.locator('[role=option]').first().waitFor()
      assert.equal(await field.getAttribute('aria-expanded'), 'true')
      await field.press('ArrowDown')
      const active = await field.getAttribute('aria-activedescendant')
      assert.equal(await page.locator(`#${active}`).textContent(), 'Essential hypertension I10')
      await field.press('Enter')
      assert.equal(await field.inputValue(), 'Essential hypertension')
      assert.equal(await field.getAttribute('aria-expanded'), 'false')
      await page.locator('label[for=diagnosis1Problem]').click()
      await person.presses('Record the encounter')
      await person.sees('Essential hypertension (I10)')
      await person.standsUp()
    })
  }

  async function recorded(): Promise<number | undefined> {
    const [row] = await testApp.sql<{ count: number }>('SELECT count(*)::int AS count FROM encounters')
    return row?.count
  }

  it('is not recorded by Enter, whether the list is open with nothing chosen in it or not there', async () => {
    const person = await begins('desktop')
    const { page } = person
    const field = page.locator('#diagnosis1')
    const earlier = await recorded()
    await field.pressSequentially('asth')
    await page.locator('[role=option]').first().waitFor()
    await field.press('Enter')
    await field.press('Escape')
    await field.press('Enter')
    assert.equal(await field.inputValue(), 'asth')
    assert.equal(await recorded(), earlier)
    assert.ok(page.url().endsWith('/encounters/new'))
    await person.standsUp()
  })

  it('whose words are changed after a code was picked goes without the code', async () => {
    const person = await begins('desktop')
    const { page } = person
    const field = page.locator('#diagnosis1')
    await field.pressSequentially('asth')
    await page.locator('[role=option]').first().click()
    assert.equal(await field.inputValue(), 'Asthma')
    await field.press('End')
    await field.pressSequentially(', perhaps')
    assert.equal(await page.locator('[name=diagnosis1Code]').inputValue(), '')
    await field.press('Escape')
    await person.presses('Record the encounter')
    await person.sees('Asthma, perhaps')
    await person.standsUp()
  })

  it('is searched and chosen without JavaScript, and nothing that was typed is lost', async () => {
    const person = await begins('without JavaScript')
    const { page } = person
    await page.fill('#notes', 'Long notes')
    await page.fill('#diagnosis1', 'asthma')
    await page.getByRole('button', { name: 'Search codes for diagnosis 1' }).click()
    await person.sees('2 codes fit')
    assert.equal(await page.inputValue('#notes'), 'Long notes')
    await page.selectOption('#diagnosis1Code', { label: 'J45 Asthma' })
    await person.presses('Record the encounter')
    await person.sees('Asthma (J45): asthma')
    await person.standsUp()
  })
})
