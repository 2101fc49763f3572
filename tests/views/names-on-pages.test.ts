import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'
import { textsOf, type PageText } from './text-of-pages.ts'

const hebrew = /\p{Script=Hebrew}/u
/** What stands alone in one of these is a paragraph of its own: nothing beside it can be turned round. */
const ownParagraph = new Set(['td', 'th', 'dd', 'h1', 'h2', 'h3', 'li', 'p', 'option'])
const mostPages = 60

const keepsToItself = ({ text, within, alone }: PageText): boolean =>
  within.includes('bdi') ||
  (alone && ownParagraph.has(within.at(-1) ?? '')) ||
  !hebrew.test(text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, ''))

/** The address without what differs from one record to the next. */
const kindOf = (address: string) =>
  address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '')

describe('a name that is written from right to left', () => {
  let testApp: TestApp
  const users: Record<string, TestUser> = {}

  before(async () => {
    testApp = await startTestApp()
    const patient = await makePatient(testApp, {
      givenName: 'ליאת',
      familyName: 'כהן',
      nationalId: '8001015009087',
    })
    for (const role of [
      'physician',
      'nurse',
      'pharmacist',
      'admin_staff',
      'system_admin',
      'security_officer',
      'audit_reviewer',
    ]) {
      users[role] = await makeUser(testApp, role, { displayName: `שרה ${role}` })
    }
    users['patient'] = await makeUser(testApp, 'patient', { displayName: 'שרה כהן', patientId: patient.id })
    const { physician, nurse } = users
    assert.ok(physician && nurse)
    await assignCare(testApp, patient.id, physician.id)
    await assignCare(testApp, patient.id, nurse.id)
    for (const status of ['draft', 'approved', 'dispensed', 'cancelled'] as const) {
      await makePrescription(testApp, { patientId: patient.id, prescriberId: physician.id, status })
    }
    const browser = await visit(testApp, physician)
    const written = await browser.submit(`/patients/${patient.id}/encounters/new`, {
      kind: 'ambulatory',
      occurredAt: '2026-03-04T09:00',
      reason: 'Cough',
    })
    assert.equal(written.status, 303)
  })
  after(() => testApp.close())

  for (const role of [
    'physician',
    'nurse',
    'pharmacist',
    'admin_staff',
    'system_admin',
    'security_officer',
    'audit_reviewer',
    'patient',
  ]) {
    it(`turns round nothing beside it, on every page that leads on from where a person of the role ${role} begins`, async () => {
      const user = users[role]
      assert.ok(user)
      const browser = await visit(testApp, user)
      const waiting = ['/']
      const seen = new Set(['/'])
      let named = 0
      const wrong = new Set<string>()
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        const page = await browser.get(address)
        assert.ok(page.status < 500, `${address} answered ${page.status}`)
        if (page.type !== 'text/html') {
          continue
        }
        const texts = textsOf(page.text).filter(({ text }) => hebrew.test(text))
        named += texts.length
        for (const { text, within } of texts.filter((one) => !keepsToItself(one))) {
          wrong.add(`${kindOf(address)}: ${within.slice(-2).join(' > ')}: ${text}`)
        }
        for (const [, href = ''] of page.text.matchAll(/ href="(\/[^"#]*)"/g)) {
          const next = href.replaceAll('&amp;', '&')
          if (seen.size < mostPages && !/^\/(?:assets|audit\/export)/.test(next) && !seen.has(kindOf(next))) {
            seen.add(kindOf(next))
            waiting.push(next)
          }
        }
      }
      assert.deepEqual([...wrong], [])
      assert.ok(named > 0)
    })
  }
})
