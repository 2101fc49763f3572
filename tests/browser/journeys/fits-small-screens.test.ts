import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { roleSeeds } from '../../../config/roles.ts'
import {
  assignCare,
  makePage,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { Person } from '../person.ts'
import { emptyChromium, sharedChromium } from '../shared-chromium.ts'

const roles = roleSeeds.map(({ name }) => name)

/** Names and words that nothing in them breaks. */
const long = 'Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftschaferswessenschafewaren'
const rightToLeft = 'عبد الرحمن بن عبد العزيز بن محمد الهاشمي'

/** The kind of a page: its address without what names one record. */
const kindOf = (address: string): string =>
  new URL(address).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

/** Where the links of a page lead to that show a page: nothing is sent, printed or taken away. */
const linksOf = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('a[href]')]
    .filter((link) => !link.hasAttribute('download') && link.origin === location.origin)
    .map((link) => link.href.split('#')[0])`)

/** What reaches past the right edge of the screen: what is the innermost of it. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    return [...document.querySelectorAll('main *, header *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.children.length === 0 && one.closest('.mg-menu') === null)
      .map((one) => one.outerHTML.slice(0, 100)).concat('it is ' + document.documentElement.scrollWidth + ' wide').slice(0, 3)
  })()`)

describe('every page that one finds by its links', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  const people = new Map<string, TestUser>()

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    const { id: patientId } = await makePatient(testApp, {
      familyName: long,
      givenName: rightToLeft,
      email: `${long}@example.org`,
      address: long,
      allergies: `${long}\nPenicillin`,
      medicalHistory: long,
    })
    for (const role of roles) {
      const changes = role === 'patient' ? { patientId } : {}
      people.set(role, await makeUser(testApp, role, { ...changes, displayName: `${rightToLeft} ${long}` }))
    }
    const prescriberId = people.get('physician')?.id ?? ''
    await assignCare(testApp, patientId, prescriberId)
    await assignCare(testApp, patientId, people.get('nurse')?.id ?? '')
    const order = { patientId, prescriberId, instructions: long, dose: '1 capsule' }
    await makePrescription(testApp, order)
    await makePrescription(testApp, { ...order, status: 'approved', repeats: 1 })
    await makePage(testApp, { path: 'a-page', title: long, body: long, inMenu: true })
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const role of roles) {
    it(`has no sideways scrolling at 390 and 320 pixels, whatever the names: ${role.replace('_', ' ')}`, async () => {
      const user = people.get(role)
      assert.ok(user !== undefined)
      const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
      await person.hasSignedIn(user)
      const { page } = person
      const seen = new Set<string>()
      const waiting = [new URL('/', baseUrl).href]
      const faults: string[] = []
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const kind = kindOf(next)
        if (seen.has(kind)) {
          continue
        }
        seen.add(kind)
        const answer = await page.goto(next).catch(() => null)
        if (answer === null || !(answer.headers()['content-type'] ?? '').startsWith('text/html')) {
          continue
        }
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 844 })
          faults.push(...(await tooWide(page)).map((fault) => `${kind} at ${width}: ${fault}`))
        }
        waiting.push(...(await linksOf(page)))
      }
      assert.deepEqual(faults, [])
      assert.ok(seen.size >= 6, [...seen].join(' '))
      await person.standsUp()
    })
  }
})
