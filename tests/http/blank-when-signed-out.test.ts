import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { createRoutes } from '../../server/routes.ts'
import { assignCare, makePage, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { nameOf, readTable } from '../house-rules/who-may.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit, type Visitor } from '../support/request.ts'

/** Printed or shown to strangers: nobody is signed in there, or the page is the very end of a session. */
const withoutSession = new Set(['/signed-out', '/login'])

describe('signing out in one tab', () => {
  let testApp: TestApp
  const people = new Map<string, Visitor>()
  let addresses: Readonly<Record<string, string>>

  before(async () => {
    testApp = await startTestApp()
    const patientId = (await makePatient(testApp)).id
    const physician = await makeUser(testApp, 'physician')
    await assignCare(testApp, patientId, physician.id)
    const order = { patientId, prescriberId: physician.id, status: 'approved' } as const
    const prescription = await makePrescription(testApp, order)
    const page = await makePage(testApp, { path: 'visiting' })
    const other = await makeUser(testApp, 'nurse')
    addresses = {
      '/patients/:id': `/patients/${patientId}`,
      '/prescriptions/:id': `/prescriptions/${prescription.id}`,
      '/cms/pages/:id': `/cms/pages/${page.id}`,
      '/admin/users/:id': `/admin/users/${other.id}`,
      '/security/users/:id': `/security/users/${other.id}`,
      '/security/roles/:name': '/security/roles/nurse',
      '/pages/*path': '/pages/visiting',
    }
    people.set('physician', await visit(testApp, physician))
    for (const role of [
      'nurse',
      'pharmacist',
      'admin_staff',
      'system_admin',
      'security_officer',
      'audit_reviewer',
    ]) {
      people.set(role, await visit(testApp, await makeUser(testApp, role)))
    }
    people.set('patient', await visit(testApp, await makeUser(testApp, 'patient', { patientId })))
  })
  after(() => testApp.close())

  const addressOf = (pattern: string): string => {
    const known = Object.entries(addresses).find(([start]) => pattern.startsWith(start))
    return known === undefined ? pattern : pattern.replace(known[0], known[1])
  }

  it('blanks every page in the others: each listens for it and asks on coming back, pages of the CMS and of one’s own record too', async () => {
    const lines = readTable()
    const { entries } = createRoutes(testApp.services, createPassport(testApp.services))
    const seen: string[] = []
    for (const entry of entries.filter(({ method }) => method === 'get')) {
      const address = addressOf(entry.pattern)
      const who = lines.find(({ route }) => route === nameOf(entry))?.who ?? { patient: 'yes' }
      const role = Object.entries(who).find(([, cell]) => cell !== '–')?.[0]
      const visitor = people.get(role ?? '')
      if (/[:*]/.test(address) || withoutSession.has(address) || visitor === undefined) {
        continue
      }
      const answer = await visitor.get(address)
      if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('text/html')) {
        continue
      }
      seen.push(address)
      assert.match(answer.text, /<script[^>]* src="\/assets\/[^"]+\/idle\.js"/, address)
      assert.match(answer.text, /data-signed-out-href="\/signed-out/, address)
      assert.match(String(answer.headers['cache-control']), /no-store/, address)
    }
    assert.ok(seen.length > 50, String(seen.length))
    for (const page of ['/pages/visiting', '/my/record', '/my/access-log', '/cms/pages']) {
      assert.ok(seen.includes(page), page)
    }
  })
})
