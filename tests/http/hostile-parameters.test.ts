import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { assignCare, makePatient, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

const id = '01900000-0000-7000-8000-000000000000'
const impossible = [
  `+275760-09-13T00:00:00.000Z_${id}`,
  `-271821-04-20T00:00:00.000Z_${id}`,
  `0000-01-01T00:00:00.000Z_${id}`,
  `0000-01-01T00:00:00Z_${id}`,
  `2026-02-31T00:00:00.000Z_${id}`,
  `9999-99-99T00:00:00.000Z_${id}`,
]
const values = [
  ...impossible,
  `0000-01-01T00:00:00.000000Z_${id}`,
  '0000-00-00',
  '99999-01-01',
  '+275760-09-13',
  '-1',
  '1e309',
  '9'.repeat(40),
  "' OR 1=1 --",
  '%',
  '\u0000',
  '\ud800',
  '[object Object]',
]
const names = [
  'cursor',
  'q',
  'from',
  'to',
  'date',
  'user',
  'patient',
  'event',
  'status',
  'page',
  'sort',
  'role',
  'days',
]

describe('the parameters of an address', () => {
  let testApp: TestApp
  const browsers = new Map<string, Visitor>()
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    const patient = await makePatient(testApp)
    chart = `/patients/${patient.id}`
    for (const role of [
      'physician',
      'pharmacist',
      'admin_staff',
      'audit_reviewer',
      'security_officer',
      'system_admin',
    ]) {
      const user = await makeUser(testApp, role)
      await assignCare(testApp, patient.id, user.id)
      browsers.set(role, await visit(testApp, user))
    }
  })
  after(() => testApp.close())

  const pages = (): readonly (readonly [string, readonly string[]])[] => [
    [
      'physician',
      [
        '/',
        '/patients',
        `${chart}/encounters`,
        `${chart}/prescriptions`,
        '/prescriptions',
        '/break-glass',
        '/account/activity',
      ],
    ],
    ['pharmacist', ['/prescriptions']],
    ['admin_staff', ['/patients', '/cms/pages', `${chart}/care-team`]],
    [
      'audit_reviewer',
      [
        '/audit',
        '/audit/exports',
        '/audit/print',
        '/audit/reports/daily',
        '/break-glass/reviews',
        `/audit/reports/patient/${id}`,
      ],
    ],
    [
      'security_officer',
      [
        '/security/alerts',
        '/security/sessions',
        '/security/users',
        '/security/rights',
        '/security/approvals',
      ],
    ],
    ['system_admin', ['/admin/users']],
  ]
  const all = () => pages().flatMap(([role, addresses]) => addresses.map((address) => ({ role, address })))

  it('are an error of the reader’s, never the server’s, whatever they are: no answer of 5xx, no critical row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...all()),
        fc.constantFrom(...names),
        fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 40 })),
        async ({ role, address }, name, value) => {
          const query = `${name}=${encodeURIComponent(value.toWellFormed())}`
          const { status } = await (browsers.get(role) ?? assert.fail()).get(`${address}?${query}`)
          assert.ok(status < 500, `${address}?${query} answered ${status}`)
        },
      ),
      { numRuns: 150 },
    )
    assert.deepEqual(await auditRows(testApp, 'request.failed'), [])
  })

  it('say in words that a place in a list cannot be, where the year is one that there is not', async () => {
    for (const cursor of impossible) {
      for (const [role, address] of [
        ['security_officer', '/security/alerts'],
        ['physician', `${chart}/encounters`],
        ['audit_reviewer', '/audit/exports'],
      ] as const) {
        const page = await (browsers.get(role) ?? assert.fail()).get(
          `${address}?cursor=${encodeURIComponent(cursor)}`,
        )
        assert.ok(page.status === 400 || page.status === 404, `${address} ${cursor} answered ${page.status}`)
      }
    }
  })
})
