import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/boot.ts'
import { createLog } from '../../server/log.ts'
import { createRoutes } from '../../server/routes.ts'
import { newId } from '../../models/new-id.ts'
import {
  assignCare,
  makeMedication,
  makePatient,
  makePrescription,
  makeUser,
  makeWard,
  type TestUser,
} from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { hiddenFields } from '../prescriptions/forms.ts'
import { csrfTokenOf, visit, Visitor } from '../support/request.ts'
import { testEnvironment } from '../support/test-environment.ts'

const encounter: Record<string, string> = {
  kind: 'ambulatory',
  occurredAt: '2026-03-02T09:30',
  reason: 'Cough for a week',
  notes: 'Chest clear',
}

/** The hidden fields of a form on a page. */
const form = async (who: Visitor, page: string, action = page) =>
  hiddenFields((await who.get(page)).text, action)

/** Sends one form twenty times at once. */
const twenty = (browser: Visitor, action: string, fields: Record<string, string>) =>
  Promise.all(Array.from({ length: 20 }, () => browser.post(action, fields)))

describe('a form that is sent twice', () => {
  let testApp: TestApp
  let physician: TestUser
  let patientId: string
  let browser: Visitor
  let clerk: Visitor
  let administrator: Visitor
  let officer: Visitor
  let auditor: Visitor
  let medicationId: string
  let pharmacist: Visitor
  let prescriptionId: string
  let otherPatientId: string
  let wardId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Dlamini' })).id
    await assignCare(testApp, patientId, physician.id)
    medicationId = (await makeMedication(testApp)).id
    otherPatientId = (await makePatient(testApp)).id
    await assignCare(testApp, otherPatientId, physician.id)
    const order = { patientId, prescriberId: physician.id, status: 'approved' } as const
    prescriptionId = (await makePrescription(testApp, order)).id
    wardId = await makeWard(testApp)
    pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    browser = await visit(testApp, physician)
    clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    administrator = await visit(testApp, await makeUser(testApp, 'system_admin'))
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
  })
  after(() => testApp.close())

  const count = async (table: string) => {
    const [row] = await testApp.sql<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`)
    return row?.count ?? 0
  }

  /** How many requests have changed something, whatever each of them wrote of it. */
  const changes = async () =>
    (
      await testApp.sql(
        "SELECT DISTINCT request_id FROM audit_events WHERE outcome = 'success' AND method = 'POST'",
      )
    ).length

  /** Every form that creates something: who sends it, where, with what, and where it is stored. */
  const creating: readonly {
    what: string
    who: () => Visitor
    page: () => string
    /** Where the form is sent to, if not to the address of its page. */
    action?: () => string
    fields: () => Promise<Record<string, string>>
    table: string
  }[] = [
    {
      what: 'an encounter',
      who: () => browser,
      page: () => `/patients/${patientId}/encounters/new`,
      fields: async () => encounter,
      table: 'encounters',
    },
    {
      what: 'a prescription',
      who: () => browser,
      page: () => `/patients/${patientId}/prescriptions/new`,
      fields: async () => ({
        medicationId,
        dose: '1 capsule',
        route: 'oral',
        frequency: 'three times a day',
        quantity: '21',
        repeats: '0',
        expiresOn: '2026-04-01',
      }),
      table: 'prescriptions',
    },
    {
      what: 'a patient',
      who: () => clerk,
      page: () => '/patients/new',
      fields: async () => ({
        givenName: 'Zanele',
        familyName: 'Mokoena',
        birthDate: '1990-02-03',
        sex: 'female',
      }),
      table: 'patients',
    },
    {
      what: 'a place in a care team',
      who: () => clerk,
      page: () => `/patients/${patientId}/care-team`,
      fields: async () => ({ userId: (await makeUser(testApp, 'nurse')).id, relationship: 'covering' }),
      table: 'care_team_assignments',
    },
    {
      what: 'a page',
      who: () => clerk,
      page: () => '/cms/pages/new',
      fields: async () => ({
        title: 'Visiting hours',
        path: 'visiting-hours',
        audience: 'everyone',
        body: 'Two to four.',
      }),
      table: 'pages',
    },
    {
      what: 'a user',
      who: () => administrator,
      page: () => '/admin/users/new',
      fields: async () => ({
        username: 'sipho.new',
        displayName: 'Sipho New',
        email: 'sipho.new@example.org',
        role: 'admin_staff',
      }),
      table: 'users',
    },
    {
      what: 'a saved search of the log',
      who: () => auditor,
      page: () => '/audit/searches/new?outcome=refused',
      fields: async () => ({ name: 'Refusals' }),
      table: 'saved_searches',
    },
    {
      what: 'a report by mail',
      who: () => auditor,
      page: () => '/audit/reports/by-mail',
      fields: async () => ({ report: 'daily', frequency: 'daily' }),
      table: 'report_subscriptions',
    },
    {
      what: 'a legal hold',
      who: () => officer,
      page: () => '/audit/holds',
      fields: async () => ({ recordNumber: '', reason: 'A claim of negligence' }),
      table: 'audit_legal_holds',
    },
    {
      what: 'an exception to somebody’s hours',
      who: () => officer,
      page: () => `/security/users/${physician.id}/hours/new`,
      fields: async () => ({
        from: '2026-03-05T18:00',
        until: '2026-03-06T23:00',
        reason: 'Stands in for a colleague',
        hours: 'any',
      }),
      table: 'hour_exceptions',
    },
    {
      what: 'a ward',
      who: () => administrator,
      page: () => '/admin/wards/new',
      fields: async () => ({ kind: 'ward', name: 'Ward of the once' }),
      table: 'wards',
    },
    {
      what: 'a time on a ward',
      who: () => administrator,
      page: () => `/admin/wards/${wardId}`,
      fields: async () => ({ userId: physician.id, capacity: 'member', from: '', until: '' }),
      table: 'ward_members',
    },
    {
      what: 'an allergy',
      who: () => browser,
      page: () => `/patients/${patientId}/allergies/new`,
      fields: async () => ({ substance: 'Peanut', reaction: 'Rash', criticality: 'high' }),
      table: 'allergies',
    },
    {
      what: 'that there are no known allergies',
      who: () => browser,
      page: () => `/patients/${otherPatientId}/allergies/none-known`,
      fields: async () => ({ scope: 'any' }),
      table: 'allergy_statements',
    },
    {
      what: 'a condition',
      who: () => browser,
      page: () => `/patients/${patientId}/conditions/new`,
      fields: async () => ({ description: 'Asthma', onset: '2019' }),
      table: 'conditions',
    },
    {
      what: 'a vital sign',
      who: () => browser,
      page: () => `/patients/${patientId}/vital-signs/new`,
      fields: async () => ({ takenAt: '2026-03-01T08:00', pulse: '72' }),
      table: 'observations',
    },
    {
      what: 'a result',
      who: () => browser,
      page: () => `/patients/${patientId}/results/new`,
      fields: async () => ({
        collectedAt: '2026-03-01T08:00',
        status: 'final',
        test1: 'Potassium',
        value1: '4.1',
        unit1: 'mmol/L',
      }),
      table: 'results',
    },
    {
      what: 'an invitation to a record',
      who: () => clerk,
      page: () => `/patients/${patientId}/accounts`,
      fields: async () => ({ kind: 'self', document: 'passport', grounds: '', endsOn: '', email: '' }),
      table: 'record_ties',
    },
    {
      what: 'a wish to be erased',
      who: () => clerk,
      page: () => `/patients/${otherPatientId}/erasure`,
      fields: async () => ({ reason: 'The patient asked for it', identityCheck: 'document' }),
      table: 'erasure_requests',
    },
    {
      what: 'emergency access for one’s own work',
      who: () => browser,
      page: () => '/break-glass/out-of-hours',
      fields: async () => ({
        reasonCode: 'unconscious',
        reason: 'Called back to theatre tonight',
        accessCode: physician.accessCode ?? '',
      }),
      table: 'emergency_grants',
    },
    {
      what: 'a medicine of the catalogue',
      who: () => pharmacist,
      page: () => '/medicines/import',
      fields: async () => ({
        medicines: 'generic,strength,form,schedule,atc\nthalidomide,50 mg,capsule,4,L04AX02',
        others: 'kept',
        step: 'import',
      }),
      table: 'medications',
    },
    {
      what: 'that something was dispensed',
      who: () => pharmacist,
      page: () => `/prescriptions/${prescriptionId}`,
      action: () => `/prescriptions/${prescriptionId}/dispense`,
      fields: async () => ({ quantity: '1' }),
      table: 'dispensings',
    },
    {
      what: 'that something was not dispensed',
      who: () => pharmacist,
      page: () => `/prescriptions/${prescriptionId}`,
      action: () => `/prescriptions/${prescriptionId}/not-dispensed`,
      fields: async () => ({ notDispensedReason: 'out-of-stock' }),
      table: 'not_dispensed',
    },
  ]

  /** What the other forms do to what there is: there is nothing that a second sending could make twice. */
  const changing = [
    /^\/account\//,
    /\/(?:edit|end|close|agree|withdraw|correct|state|amend|death|medical-history|networks)$/,
    /\/(?:sign|cancel|cancel-for-another|reverse|extend|review|contact|access-code)$/,
    /\/(?:approve|refuse|reject|confirm|keep|delete|terminate|unlock|revoke|acknowledge)$/,
    /\/(?:send-first-password|reset-second-factor|restore|publish|verify|day|retention|settings|explain)$/,
    /^\/security\/settings\/results$/,
    /^\/(?:audit\/holds|security\/alerts|security\/detectors|admin\/users)\/:\w+$/,
    // The same verbs as a clerk’s wish to be erased, and as emergency access for one’s own work.
    /^\/my\/record\/erasure$/,
    /^\/patients\/:id\/break-glass$/,
    /^\/security\/diagnosis-codes$/,
    // Several that are signed at once.
    /^\/prescriptions\/to-sign$/,
    // Who is looked up while one types: nothing is stored.
    /^\/api\/v1\/patient-look-up$/,
  ]

  it('is asked of every form of the house that creates something', () => {
    const { entries } = createRoutes(testApp.services, createPassport(testApp.services))
    const actions = creating.map(({ page, action }) => (action?.() ?? page()).split('?')[0] ?? '')
    assert.deepEqual(
      entries
        .filter(({ method, declaration }) => method === 'post' && declaration.kind !== 'public')
        .map(({ pattern }) => pattern)
        .filter((pattern) => !changing.some((known) => known.test(pattern)))
        .filter((pattern) => {
          const asked = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
          return !actions.some((action) => asked.test(action))
        }),
      [],
    )
  })

  for (const { what, who, page, action: sentTo, fields, table } of creating) {
    it(`stores ${what} once under twenty at once, and answers all alike`, async () => {
      const address = page()
      const action = sentTo?.() ?? address.split('?')[0] ?? address
      const sent = { ...(await form(who(), address, action)), ...(await fields()) }
      const [rows, recorded] = [await count(table), await changes()]
      const answers = await twenty(who(), action, sent)
      const [first] = answers
      assert.equal(
        first?.status,
        303,
        /<ul class="nhsuk-list nhsuk-error-summary__list">.*?<\/ul>/.exec(first?.text ?? '')?.[0],
      )
      for (const answer of answers) {
        assert.equal(answer.status, 303)
        assert.equal(answer.headers['location'], first?.headers['location'])
      }
      assert.equal(await count(table), rows + 1)
      assert.equal(await changes(), recorded + 1)
      const again = await who().post(action, sent)
      assert.equal(again.headers['location'], first?.headers['location'])
      assert.equal(await count(table), rows + 1)
    })
  }

  it('gets the same words both times', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...(await form(browser, page)), ...encounter, notes: 'Same words' }
    const told = []
    for (let times = 0; times < 2; times += 1) {
      const answer = await browser.post(page, sent)
      told.push(
        /<output[^>]*>(.*?)<\/output>/.exec((await browser.get(answer.headers['location'] ?? '')).text)?.[1],
      )
    }
    assert.deepEqual(told, ['The encounter is recorded.', 'The encounter is recorded.'])
  })

  it('is told so where it says something else under the same key, and nothing typed is lost', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...(await form(browser, page)), ...encounter }
    assert.equal((await browser.post(page, sent)).status, 303)
    const rows = await count('encounters')
    const other = await browser.post(page, { ...sent, notes: 'Wheeze on the left' })
    assert.equal(other.status, 422)
    assert.match(other.text, /sent already with other content/)
    assert.match(other.text, /Wheeze on the left/)
    assert.equal(await count('encounters'), rows)
    const next = hiddenFields(other.text, page)
    assert.notEqual(next['idempotencyKey'], sent['idempotencyKey'])
    assert.equal(
      (await browser.post(page, { ...next, ...encounter, notes: 'Wheeze on the left' })).status,
      303,
    )
    assert.equal(await count('encounters'), rows + 1)
  })

  it('counts twice without a key, as a client that knows the described fields only sends it', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const rows = await count('encounters')
    for (let times = 0; times < 2; times += 1) {
      assert.equal((await browser.submit(page, encounter)).status, 303)
    }
    assert.equal(await count('encounters'), rows + 2)
  })

  it('is refused in words where its key is none of ours', async () => {
    const page = `/patients/${patientId}/encounters/new`
    for (const idempotencyKey of ['', 'once', "'; DROP TABLE encounters; --"]) {
      const answer = await browser.submit(page, { ...encounter, idempotencyKey })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /Load the page again/)
    }
  })

  it('is kept apart by person and by address, though the key is the same', async () => {
    const colleague = await makeUser(testApp, 'physician')
    const otherPatient = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, colleague.id)
    await assignCare(testApp, otherPatient, physician.id)
    const rows = await count('encounters')
    const idempotencyKey = newId()
    const theirs = await visit(testApp, colleague)
    for (const [who, patient] of [
      [browser, patientId],
      [theirs, patientId],
      [browser, otherPatient],
    ] as const) {
      const page = `/patients/${patient}/encounters/new`
      assert.equal((await who.submit(page, { ...encounter, idempotencyKey })).status, 303)
    }
    assert.equal(await count('encounters'), rows + 3)
  })

  it('may be mended and sent again with its key after it was refused for what it said', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...(await form(browser, page)), ...encounter }
    assert.equal((await browser.post(page, { ...sent, reason: '', notes: '' })).status, 422)
    assert.equal((await browser.post(page, sent)).status, 303)
  })

  it('leaves its key free where the change was rolled back', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...(await form(browser, page)), ...encounter }
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const failed = await browser.post(page, sent)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(failed.status, 503)
    const rows = await count('encounters')
    assert.equal((await browser.post(page, sent)).status, 303)
    assert.equal(await count('encounters'), rows + 1)
  })

  it('is answered as before when what it did has ended the right to do it', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await assignCare(testApp, patientId, nurse.id)
    const [assignment] = await testApp.sql<{ id: string }>(
      'SELECT id FROM care_team_assignments WHERE user_id = $1',
      [nurse.id],
    )
    const page = `/patients/${patientId}/care-team`
    const action = `${page}/${assignment?.id}/end`
    const sent = await form(clerk, page, action)
    const first = await clerk.post(action, sent)
    const second = await clerk.post(action, sent)
    assert.equal(first.status, 303)
    assert.equal(second.status, 303)
    assert.equal(second.headers['location'], first.headers['location'])
  })

  it('is said to be taken where its process died between the change and the answer', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...(await form(browser, page)), ...encounter }
    assert.equal((await browser.post(page, sent)).status, 303)
    await testApp.sql('UPDATE form_submissions SET answer = NULL WHERE key = $1', [sent['idempotencyKey']])
    const rows = await count('encounters')
    const answer = await browser.post(page, sent)
    assert.equal(answer.status, 303)
    assert.match((await browser.get(answer.headers['location'] ?? '')).text, /taken already/)
    assert.equal(await count('encounters'), rows)
  })

  it('is kept sealed, without what was typed, and for a day', async () => {
    const page = `/patients/${patientId}/encounters/new`
    const sent: Record<string, string> = {
      ...(await form(browser, page)),
      ...encounter,
      notes: 'Not to be found',
    }
    await browser.post(page, sent)
    const [row] = await testApp.sql<{ row: string }>(
      "SELECT encode(content, 'escape') || encode(answer, 'escape') AS row FROM form_submissions WHERE key = $1",
      [sent['idempotencyKey']],
    )
    assert.doesNotMatch(row?.row ?? '', /Not to be found|recorded/)
    const known = () => testApp.sql('SELECT FROM form_submissions WHERE key = $1', [sent['idempotencyKey']])
    const { formSubmissions } = testApp.services
    await formSubmissions.prune(new Date(testApp.clock.now().getTime() + 23 * 3_600_000))
    assert.equal((await known()).length, 1)
    await formSubmissions.prune(new Date(testApp.clock.now().getTime() + 25 * 3_600_000))
    assert.equal((await known()).length, 0)
  })
})

describe('a form that is sent to two processes at once', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  it('counts once, and is answered alike by both', async () => {
    const physician = await makeUser(testApp, 'physician')
    const patientId = (await makePatient(testApp)).id
    await assignCare(testApp, patientId, physician.id)
    const browser = await visit(testApp, physician)
    const page = `/patients/${patientId}/encounters/new`
    const sent = { ...hiddenFields((await browser.get(page)).text, page), ...encounter }

    const { services, database } = await openServices({
      environment: testEnvironment(),
      clock: testApp.clock,
      log: createLog('silent'),
      appUrl: testApp.urls.appUrl,
    })
    const elsewhere = new Visitor({ ...testApp, services, app: createApp(services) })
    await elsewhere.signIn(physician)
    const token = csrfTokenOf((await elsewhere.get('/')).text)
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => browser.post(page, sent)),
      ...Array.from({ length: 5 }, () => elsewhere.post(page, { ...sent, _csrf: token })),
    ])
    await database.close()
    for (const answer of answers) {
      assert.equal(answer.status, 303)
      assert.equal(answer.headers['location'], `/patients/${patientId}`)
    }
    assert.equal((await testApp.sql('SELECT FROM encounters')).length, 1)
  })
})
