import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { foreignFields } from '../../server/http/forms/foreign-fields.ts'
import { createRoutes } from '../../server/routes.ts'
import {
  assignCare,
  makePage,
  makePatient,
  makePrescription,
  makeUser,
  makeWard,
} from '../support/factories.ts'
import { nameOf, readTable } from '../house-rules/who-may.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { csrfTokenOf, visit, type Visitor } from '../support/request.ts'

const nobody = '0198a000-0000-7000-8000-000000000000'

/** Forms that are looked for before they are read, about something that this house has none of. */
const aboutNothing = new Set([
  'POST /account/devices/:id/name',
  'POST /patients/:id/allergies/:allergyId/correct',
  'POST /patients/:id/allergies/:allergyId/state',
  'POST /patients/:id/conditions/:conditionId/correct',
  'POST /patients/:id/conditions/:conditionId/state',
  'POST /patients/:id/encounters/:encounterId/amend',
  'POST /patients/:id/vital-signs/:observationId/correct',
  'POST /patients/:id/vital-signs/:observationId/state',
  'POST /patients/:id/results/:resultId/correct',
  'POST /patients/:id/results/:resultId/state',
  'POST /prescriptions/:id/dispensings/:dispensingId/reverse',
  'POST /prescriptions/:id/cancel-for-another',
  'POST /break-glass/:id/extend',
  'POST /break-glass/:id/review',
  'POST /audit/holds/:id',
  'POST /audit/searches/:id/edit',
  'POST /security/alerts/:id',
  'POST /security/approvals/:id/approve',
  'POST /security/approvals/:id/reject',
  'POST /security/approvals/:id/withdraw',
  'POST /security/setting-changes/:id/approve',
  'POST /security/setting-changes/:id/refuse',
  'POST /security/setting-changes/:id/withdraw',
  'POST /security/erasures/:id/approve',
  'POST /security/erasures/:id/refuse',
  'POST /account/mfa/text-messages',
  'POST /account/mfa/text-messages/confirm',
  'POST /account/mfa/text-messages/remove',
])

describe('a field that a form does not take', () => {
  let testApp: TestApp
  const people = new Map<string, Visitor>()
  let forms: readonly {
    readonly name: string
    readonly pattern: string
    readonly fields: ReadonlySet<string>
  }[]
  let inAddress: Readonly<Record<string, string>>
  let patientId: string
  let draftId: string
  let signedId: string

  before(async () => {
    testApp = await startTestApp()
    patientId = (await makePatient(testApp)).id
    const physician = await makeUser(testApp, 'physician')
    const nurse = await makeUser(testApp, 'nurse')
    for (const { id } of [physician, nurse]) {
      await assignCare(testApp, patientId, id)
    }
    const order = { patientId, prescriberId: physician.id }
    draftId = (await makePrescription(testApp, order)).id
    signedId = (await makePrescription(testApp, { ...order, status: 'approved' })).id
    const other = await makeUser(testApp, 'nurse')
    const page = await makePage(testApp, { path: 'visiting' })
    const wardId = await makeWard(testApp)
    inAddress = { user: other.id, page: page.id, ward: wardId }
    for (const [role, user] of [
      ['physician', physician],
      ['nurse', nurse],
      ...(await Promise.all(
        (['pharmacist', 'admin_staff', 'system_admin', 'security_officer', 'audit_reviewer'] as const).map(
          async (name) => [name, await makeUser(testApp, name)] as const,
        ),
      )),
      ['patient', await makeUser(testApp, 'patient', { patientId })],
    ] as const) {
      people.set(role, await visit(testApp, user))
    }
    const routes = createRoutes(testApp.services, createPassport(testApp.services))
    forms = routes.entries.flatMap((entry) =>
      entry.declaration.kind === 'public' || entry.declaration.face === 'json' || entry.method === 'get'
        ? []
        : [{ name: nameOf(entry), pattern: entry.pattern, fields: entry.declaration.fields ?? new Set() }],
    )
  })
  after(() => testApp.close())

  const addressOf = (pattern: string): string =>
    pattern
      .replace(/^\/patients\/:id/, `/patients/${patientId}`)
      .replace(
        /^\/prescriptions\/:id/,
        `/prescriptions/${/sign$|cancel$/.test(pattern) ? draftId : signedId}`,
      )
      .replace(/^\/(admin|security)\/users\/:id/, `/$1/users/${inAddress['user']}`)
      .replace(/^\/cms\/pages\/:id/, `/cms/pages/${inAddress['page']}`)
      .replace(/^\/admin\/wards\/:wardId/, `/admin/wards/${inAddress['ward']}`)
      .replace(':name', 'nurse')
      .replace(':kind', 'bulk-reading')
      .replace(':number', '1')
      .replaceAll(/:\w+/g, nobody)

  const whoMay = (name: string): Visitor => {
    const line = readTable().find(({ route }) => route === name)
    // The others must have a second factor, and may not take it away.
    const role = name.includes('/account/')
      ? 'patient'
      : Object.entries(line?.who ?? {}).find(([, cell]) => cell !== '–')?.[0]
    const visitor = people.get(role ?? '')
    assert.ok(visitor, name)
    return visitor
  }

  /** What was changed, as the log has it: a try to read is none. */
  const everything = () =>
    testApp.sql(
      `SELECT event, count(*) FROM audit_events WHERE method = 'POST' AND outcome = 'success'
         AND event ~ '(recorded|changed|registered|ended|signed|started|given|drafted)$' GROUP BY event ORDER BY event`,
    )

  it('is refused by its name on every form of the house, where it belongs into a record or says something of a person, and nothing is stored', async () => {
    assert.ok(forms.length > 80)
    const stored = await everything()
    for (const { name, pattern, fields } of forms) {
      const visitor = whoMay(name)
      const foreign = ['bloodType', fields.has('medicationId') ? 'sex' : 'medicationId']
      const answer = await visitor.post(addressOf(pattern), {
        _csrf: await visitor.token(),
        ...Object.fromEntries(foreign.map((field) => [field, 'Canary'])),
      })
      if (aboutNothing.has(name) && answer.status === 404) {
        continue
      }
      assert.equal(answer.status, 422, name)
      for (const field of foreign) {
        assert.match(answer.text, new RegExp(`does not take “${field}”`), name)
      }
    }
    assert.deepEqual(await everything(), stored)
  })

  it('says nothing where it is empty, and what is no content is no field', async () => {
    const clerk = people.get('admin_staff')
    const answer = await clerk?.submit('/patients/new', {
      givenName: 'Zanele',
      familyName: 'Mokoena',
      birthDate: '1990-02-03',
      sex: 'female',
      allergies: '',
      familyNane: ' ',
      _charset_: 'utf-8',
      code: '',
    })
    assert.equal(answer?.status, 303)
  })

  it('is refused where it is misspelt, and the field that was meant is named', async () => {
    const clerk = people.get('admin_staff')
    const valid = { givenName: 'Zanele', birthDate: '1990-02-03', sex: 'female', familyName: 'Mokoena' }
    for (const [misspelt, meant] of [
      ['nationalID', 'nationalId'],
      ['national_id', 'nationalId'],
      ['phonee', 'phone'],
      ['adress', 'address'],
      ['familyNane', 'familyName'],
    ] as const) {
      const answer = await clerk?.submit('/patients/new', { ...valid, [misspelt]: '8001015009087' })
      assert.equal(answer?.status, 422, misspelt)
      assert.match(answer.text, new RegExp(`does not take “${misspelt}”.*Did you mean “${meant}”`))
    }
  })

  it('is none of what browsers, tools and programs send along: every form that is sent with that is taken', async () => {
    const along = `submit button commit save send confirm continue cancel reset go ok csrf csrfToken
      csrfmiddlewaretoken authenticity_token xsrf token nonce utf8 _method _charset_ _ form formId form_id
      page tab x y submit.x next returnTo redirect referer lang locale timezone timestamp requestId id
      patientId utm_source website captcha method type version trustDevice status role active isAdmin
      userId prescriberId createdAt permissions`.split(/\s+/)
    const extra = Object.fromEntries(along.map((name) => [name, 'Something']))
    const answer = await people.get('admin_staff')?.submit('/patients/new', {
      givenName: 'Thandi',
      familyName: 'Nkosi',
      birthDate: '1991-02-03',
      sex: 'female',
      ...extra,
    })
    assert.equal(answer?.status, 303, answer?.text)
    for (const { name, fields } of forms) {
      assert.deepEqual(foreignFields(fields, { body: extra }), [], name)
      assert.deepEqual(
        foreignFields(fields, { body: extra }, undefined, true),
        [],
        `${name}, which takes nothing else`,
      )
    }
  })

  it('is none of those that the page itself has: every form is taken as it stands on its page', async () => {
    const pages: readonly (readonly [string, string])[] = [
      ['physician', `/patients/${patientId}/encounters/new`],
      ['physician', `/patients/${patientId}/vital-signs/new`],
      ['physician', `/patients/${patientId}/results/new?layout=full-blood-count`],
      ['physician', `/patients/${patientId}/prescriptions/new`],
      ['physician', `/patients/${patientId}/allergies/new`],
      ['physician', `/patients/${patientId}/allergies/none-known`],
      ['physician', `/patients/${patientId}/conditions/new`],
      ['physician', `/patients/${patientId}/medical-history`],
      ['physician', `/patients/${patientId}/death`],
      ['physician', `/prescriptions/${draftId}`],
      ['physician', '/break-glass/out-of-hours'],
      ['physician', '/break-glass/access-code'],
      ['pharmacist', `/prescriptions/${signedId}`],
      ['admin_staff', '/patients/new'],
      ['admin_staff', `/patients/${patientId}/edit`],
      ['admin_staff', `/patients/${patientId}/care-team`],
      ['admin_staff', `/patients/${patientId}/accounts`],
      ['admin_staff', `/patients/${patientId}/erasure`],
      ['admin_staff', '/cms/pages/new'],
      ['admin_staff', `/cms/pages/${inAddress['page']}/edit`],
      ['patient', '/my/record/erasure'],
      ['patient', '/account/records'],
      ['patient', '/account/email'],
      ['patient', '/account/confirm'],
      ['system_admin', '/admin/users/new'],
      ['system_admin', `/admin/users/${inAddress['user']}/edit`],
      ['system_admin', `/security/users/${inAddress['user']}/hours/new`],
      ['system_admin', `/security/users/${inAddress['user']}/networks`],
      ['system_admin', '/security/roles/nurse/edit'],
      ['security_officer', '/security/settings'],
      ['security_officer', '/security/explain'],
      ['security_officer', '/security/detectors/bulk-reading'],
      ['security_officer', '/security/erasures/retention'],
      ['security_officer', '/break-glass/approvals/contact'],
      ['audit_reviewer', '/audit/holds'],
      ['audit_reviewer', '/audit/searches/new'],
      ['audit_reviewer', '/audit/reports/by-mail'],
      ['audit_reviewer', '/audit/reports/after-hours/day'],
    ]
    const technical = new Set(['_csrf', 'idempotencyKey', 'code', 'draftKey', 'draftPage', 'draftPath'])
    for (const [role, page] of pages) {
      const answer = await people.get(role)?.get(page)
      assert.equal(answer?.status, 200, page)
      assert.ok(csrfTokenOf(answer?.text ?? ''))
      let found = 0
      for (const [, attributes = '', body = ''] of (answer?.text ?? '').matchAll(
        /<form([^>]*)>(.*?)<\/form>/gs,
      )) {
        const action = / action="([^"]+)"/.exec(attributes)?.[1] ?? ''
        const form = forms.find(({ pattern }) =>
          new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(action),
        )
        if (form === undefined || !attributes.includes('method="post"')) {
          continue
        }
        found += 1
        const names = [...body.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name)
        assert.deepEqual(
          names.filter((name) => !form.fields.has(name) && !technical.has(name)),
          [],
          `${page}: ${form.name}`,
        )
      }
      assert.ok(found > 0, page)
    }
  })
})
