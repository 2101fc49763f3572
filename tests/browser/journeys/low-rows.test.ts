import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
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

/** The heights of the rows of the page's longest table, the lowest first. */
const rowHeights = (page: Page): Promise<number[]> =>
  page.evaluate(`(() => {
    const [longest = []] = [...document.querySelectorAll('table')]
      .map((one) => [...one.querySelectorAll('tbody tr')])
      .toSorted((one, other) => other.length - one.length)
    return longest.map((row) => row.getBoundingClientRect().height).toSorted((one, other) => one - other)
  })()`)

type Bound = { median: number; highest: number }

/** In pixels. One line on a desktop, two on a phone; where a cell has two lines of its own, as much more as they need. */
const bounds: readonly {
  role: string
  page: string
  desktop: Bound
  phone: Bound
}[] = [
  {
    role: 'audit_reviewer',
    page: '/audit',
    desktop: { median: 36, highest: 37 },
    phone: { median: 60, highest: 84 },
  },
  {
    role: 'security_officer',
    page: '/security/detectors',
    desktop: { median: 36, highest: 37 },
    phone: { median: 84, highest: 84 },
  },
  {
    role: 'security_officer',
    page: '/security/sessions',
    desktop: { median: 56, highest: 60 },
    phone: { median: 150, highest: 170 },
  },
  {
    role: 'security_officer',
    page: '/security/users',
    desktop: { median: 38, highest: 56 },
    phone: { median: 136, highest: 150 },
  },
  {
    role: 'system_admin',
    page: '/admin/users',
    desktop: { median: 38, highest: 56 },
    phone: { median: 136, highest: 150 },
  },
  {
    role: 'physician',
    page: '/patients',
    desktop: { median: 37, highest: 37 },
    phone: { median: 90, highest: 110 },
  },
  {
    role: 'physician',
    page: '/prescriptions',
    desktop: { median: 56, highest: 78 },
    phone: { median: 180, highest: 220 },
  },
  {
    role: 'pharmacist',
    page: '/prescriptions',
    desktop: { median: 46, highest: 56 },
    phone: { median: 150, highest: 170 },
  },
]

describe('the rows of long tables', () => {
  let testApp: TestApp
  let browser: Browser
  let baseUrl: string
  const people = new Map<string, TestUser>()

  before(async () => {
    testApp = await startTestApp()
    baseUrl = await testApp.serve()
    browser = await sharedChromium()
    for (const [role, displayName] of [
      ['audit_reviewer', 'Fatima Jacobs'],
      ['security_officer', 'Pieter van Wyk'],
      ['system_admin', 'Sipho Nkosi'],
      ['physician', 'Dr Naledi Mokoena'],
      ['pharmacist', 'Thabo Dlamini'],
    ] as const) {
      people.set(role, await makeUser(testApp, role, { displayName }))
    }
    const prescriberId = people.get('physician')?.id ?? ''
    for (let number = 0; number < 12; number += 1) {
      const { id: patientId } = await makePatient(testApp, { familyName: 'Letsoalo', givenName: 'Tshepo' })
      await assignCare(testApp, patientId, prescriberId)
      await makePrescription(testApp, { patientId, prescriberId, status: 'approved' })
    }
    for (const user of people.values()) {
      const person = await Person.sitsDown(browser, testApp, baseUrl)
      await person.signsIn(user)
      await person.standsUp()
    }
  })
  after(async () => {
    await emptyChromium(browser)
    await testApp.close()
  })

  for (const screen of ['desktop', 'phone'] as const) {
    for (const { role, page, [screen]: most } of bounds) {
      it(`are low enough to read many at once: ${page} of a ${role.replace('_', ' ')} (${screen})`, async () => {
        const person = await Person.sitsDown(browser, testApp, baseUrl, screen)
        const user = people.get(role)
        assert.ok(user !== undefined)
        await person.hasSignedIn(user)
        await person.opens(page)
        const heights = await rowHeights(person.page)
        assert.ok(heights.length >= 5, `${heights.length} rows`)
        const median = heights[heights.length >> 1] ?? 0
        const highest = heights.at(-1) ?? 0
        assert.ok(median <= most.median, `half of them are higher than ${median}: ${heights.join(' ')}`)
        assert.ok(highest <= most.highest, `one is ${highest} high: ${heights.join(' ')}`)
        await person.standsUp()
      })
    }
  }

  it('of the audit log stand under their day, and say the day to anyone who does not see it', async () => {
    const person = await Person.sitsDown(browser, testApp, baseUrl, 'phone')
    const user = people.get('audit_reviewer')
    assert.ok(user !== undefined)
    await person.hasSignedIn(user)
    await person.opens('/audit')
    const { page } = person
    const day = (await page.locator('.mg-row-heading').first().innerText()).trim()
    assert.match(day, /^\d{1,2} \w+ 2026$/)
    const moment = page.locator('tbody th a').first()
    assert.match((await moment.textContent()) ?? '', new RegExp(`^${day}, \\d\\d:\\d\\d:\\d\\d$`))
    await person.opens('/audit?sort=event')
    assert.equal(await page.locator('.mg-row-heading').count(), 0)
    assert.match(await page.locator('tbody th a').first().innerText(), /2026, \d\d:\d\d:\d\d$/)
  })
})
