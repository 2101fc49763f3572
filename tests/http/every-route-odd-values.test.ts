import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { createPassport } from '../../middleware/passport.ts'
import type { RouteTable } from '../../server/http/routes/declared-route.ts'
import { createRoutes } from '../../server/routes.ts'
import {
  assignCare,
  makePage,
  makePatient,
  makePrescription,
  makeUser,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'
import { oddForm, oddQuery, oddTexts, shownFields, type ShownField } from './odd-requests.ts'

const roles = [
  'physician',
  'nurse',
  'pharmacist',
  'admin_staff',
  'patient',
  'system_admin',
  'security_officer',
  'audit_reviewer',
]

/** The parameters that any page reads from its address. */
const parameters =
  'another again apart birthDate chart cursor date days direction event format from group ip line medication month next outcome page patient q reason role severity sex show size sort state status to user what'.split(
    ' ',
  )

/** Fields that forms anywhere have, for addresses that show none themselves. */
const usualFields: ShownField[] =
  'reason comment code quantity idempotencyKey outcome decision name title body path email userId relationship kind occurredAt'
    .split(' ')
    .map((name) => ({ name, value: '1' }))

/** Whose work the forms of an address are. */
const homes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/patients/, ['physician', 'admin_staff']],
  [/^\/prescriptions/, ['physician', 'pharmacist']],
  [/^\/break-glass/, ['physician', 'security_officer']],
  [/^\/(?:my|account\/records)/, ['patient']],
  [/^\/audit/, ['audit_reviewer']],
  [/^\/security/, ['security_officer']],
  [/^\/admin/, ['system_admin']],
  [/^\/cms/, ['admin_staff']],
  [/^\/account/, ['nurse']],
]

const rolesAtHome = (pattern: string) => homes.find(([shape]) => shape.test(pattern))?.[1] ?? []

const sample = <Value>(arbitrary: fc.Arbitrary<Value>): Value => fc.sample(arbitrary, 1)[0] ?? assert.fail()

describe('every address there is', () => {
  let testApp: TestApp
  let routes: RouteTable
  let ids: Map<string, string>
  const people = new Map<string, TestUser>()

  before(async () => {
    testApp = await startTestApp()
    routes = createRoutes(testApp.services, createPassport(testApp.services))
    const patient = await makePatient(testApp)
    for (const role of roles) {
      const user = await makeUser(testApp, role, role === 'patient' ? { patientId: patient.id } : {})
      people.set(role, user)
      if (['physician', 'nurse'].includes(role)) {
        await assignCare(testApp, patient.id, user.id)
      }
    }
    const prescriber = people.get('physician')?.id ?? assert.fail()
    const { id: prescription } = await makePrescription(testApp, {
      patientId: patient.id,
      prescriberId: prescriber,
      status: 'approved',
    })
    const { id: page } = await makePage(testApp, { path: 'odd-values' })
    const spare = await makeUser(testApp, 'nurse')
    const [event] = await testApp.sql<{ id: string }>('SELECT id FROM audit_events LIMIT 1')
    ids = new Map([
      ['patients', patient.id],
      ['prescriptions', prescription],
      ['pages', page],
      ['users', spare.id],
      ['lockouts', spare.id],
      ['events', event?.id ?? prescription],
      ['user', spare.id],
      ['patient', patient.id],
      ['roles', 'nurse'],
      ['detectors', 'failed-sign-ins'],
      ['revisions', '1'],
    ])
  })
  after(() => testApp.close())

  /** An address of a pattern: mostly of something that there is, at times of something that cannot be. */
  function addressOf(pattern: string): string {
    return pattern.split('/').reduce((address, part) => {
      const written = /^[:*]/.test(part) ? placeholder(address.split('/').at(-1) ?? '') : part
      return address === '' && part === '' ? '' : `${address}/${written}`
    }, '')
  }

  function placeholder(kind: string): string {
    const odd = fc.constantFrom(...oddTexts.filter((text) => text.length < 1_000)).map(encodeURIComponent)
    const there = ids.get(kind) ?? '01900000-0000-7000-8000-000000000000'
    return sample(fc.oneof({ weight: 5, arbitrary: fc.constant(there) }, odd)) || '-'
  }

  const browserOf = async (role: string) =>
    role === 'stranger' ? new Visitor(testApp) : visit(testApp, people.get(role) ?? assert.fail())

  const patterns = (method: 'get' | 'post') =>
    routes.entries.filter((entry) => entry.method === method).map(({ pattern }) => pattern)

  for (const role of [...roles, 'stranger']) {
    it(`answers a ${role.replace('_', ' ')} who asks for it in odd ways with a page or a refusal, never with a fault of the server`, async () => {
      const browser = await browserOf(role)
      const faults: string[] = []
      for (const pattern of patterns('get')) {
        const address = `${addressOf(pattern)}?${sample(oddQuery(parameters))}`
        const { status } = await browser.get(address)
        if (status >= 500) {
          faults.push(`${status} GET ${address.slice(0, 300)}`)
        }
      }
      assert.deepEqual(faults, [])
    })
  }

  it('answers whoever sends it a form with fields that are missing, odd or doubled the same way', async () => {
    const browsers = new Map<string, { browser: Visitor; token: string }>()
    const signedIn = async (role: string) => {
      const known = browsers.get(role)
      if (known !== undefined) {
        return known
      }
      const browser = await browserOf(role)
      const page = await browser.get(role === 'stranger' ? '/login' : '/account/sessions')
      const made = { browser, token: csrfTokenOf(page.text) }
      browsers.set(role, made)
      return made
    }
    const shows = new Set(patterns('get'))
    const faults: string[] = []
    const answers = new Map<number, number>()
    for (const pattern of patterns('post')) {
      for (const role of new Set([...rolesAtHome(pattern), sample(fc.constantFrom(...roles, 'stranger'))])) {
        const { browser, token } = await signedIn(role)
        const address = addressOf(pattern)
        const shown = shows.has(pattern) ? shownFields((await browser.get(address)).text) : []
        const body = sample(oddForm(shown.length > 0 ? shown : usualFields))
        const answer = await browser.post(address, `${body}&_csrf=${encodeURIComponent(token)}`)
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
        if (answer.status >= 500) {
          faults.push(`${answer.status} POST ${address.slice(0, 300)} ${body.slice(0, 1_000)}`)
        }
        // What a form did may have ended the session, or begun another.
        if (
          answer.status === 403 ||
          /^\/(?:login|signed-out|account\/mfa)/.test(answer.headers['location'] ?? '')
        ) {
          browsers.delete(role)
        }
      }
    }
    assert.deepEqual(faults, [])
    // Forms were taken and faulted, not only turned away at the door.
    assert.ok((answers.get(422) ?? 0) > 20 && (answers.get(303) ?? 0) > 10, JSON.stringify([...answers]))
  })

  it('has recorded no failure by then', async () => {
    assert.deepEqual(await auditRows(testApp, 'request.failed'), [])
  })
})
