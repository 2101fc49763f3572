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
import { launchChromium } from '../chromium.ts'
import { Person } from '../person.ts'

/** On how many lines each piece of the e-mail address in the contacts stands. */
const linesOfAddress = `(() => {
  const shown = [...document.querySelectorAll('#contact dd')].find((value) => value.textContent.includes('@'))
  return [...shown.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
  })
})()`

const topsOf = (person: Person, names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => (await person.page.locator(`#${name}`).boundingBox())?.y ?? Number.NaN),
  )

describe('the shape of a chart and of its forms', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  let physician: TestUser
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await launchChromium()
    physician = await makeUser(testApp, 'physician')
    const email = 'r.hartleywhitfield89@mail.example'
    patientId = (await makePatient(testApp, { email })).id
    await assignCare(testApp, patientId, physician.id)
  })
  after(async () => {
    await browser.close()
    await testApp.close()
  })

  it('on a phone what holds now comes first: problems, medicines, vital signs, then what happened and the rest', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${patientId}`)
    const tops = await topsOf(person, ['conditions', 'prescriptions', 'encounters', 'allergies', 'history'])
    assert.deepEqual(
      tops,
      tops.toSorted((one, other) => one - other),
    )
    assert.equal(new Set(tops).size, tops.length)
  })

  it('on a wide screen problems stand beside medicines, above what happened', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${patientId}`)
    const [problems = 0, medicines = 0, encounters = 0, allergies = 0] = await topsOf(person, [
      'conditions',
      'prescriptions',
      'encounters',
      'allergies',
    ])
    assert.equal(problems, medicines)
    assert.ok(problems < encounters && encounters < allergies)
  })

  it('many medicines are all there, a line each', async () => {
    const many = await makePatient(testApp)
    await assignCare(testApp, many.id, physician.id)
    for (let number = 0; number < 8; number += 1) {
      await makePrescription(testApp, { patientId: many.id, prescriberId: physician.id, status: 'approved' })
    }
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${many.id}`)
    assert.equal(await person.page.locator('#prescriptions li').count(), 8, 'none is left out')
  })

  it('an e-mail address breaks after its @ only', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl)
    await person.hasSignedIn(physician)
    await person.opens(`/patients/${patientId}`)
    // What stands before the @, and what stands after it: each is whole.
    assert.deepEqual(await person.page.evaluate<number[]>(linesOfAddress), [1, 1])
  })

  for (const screen of ['desktop', 'phone'] as const) {
    it(`a date in a hint stays on one line (${screen})`, async () => {
      const clerk = await Person.sitsDown(browser, testApp, baseUrl, screen)
      await clerk.hasSignedIn(await makeUser(testApp, 'admin_staff'))
      await clerk.opens('/patients/new')
      const dates = clerk.page.locator('#birthDate--hint .mg-nowrap')
      assert.equal(await dates.count(), 3)
      for (const box of await dates.all()) {
        assert.ok(((await box.boundingBox())?.height ?? 0) < 30)
      }
    })
  }
})
