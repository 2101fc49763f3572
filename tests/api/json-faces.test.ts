import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestUser, assignCare, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { freshCode, hiddenFields, statusOf } from '../prescriptions/forms.ts'
import { Visitor, visit } from '../support/request.ts'

/** What two rows must share, whichever face was asked. */
const rowsOf = (testApp: TestApp, event: string, resource: string) =>
  testApp.sql<Record<string, unknown>>(
    `SELECT event, outcome, severity, actor_id, patient_id, rule, purpose_of_use, resource_type, details
       FROM audit_events
      WHERE event = $1 AND (patient_id::text = $2 OR resource_id = $2) ORDER BY occurred_at, id`,
    [event, resource],
  )

describe('a program', () => {
  let testApp: TestApp
  let physician: TestUser
  let browser: Visitor
  let patientId: string

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician')
    patientId = (await makePatient(testApp, { familyName: 'Sithole', givenName: 'Nomvula' })).id
    await assignCare(testApp, patientId, physician.id)
    browser = await visit(testApp, physician)
  })
  after(() => testApp.close())

  const draft = () => makePrescription(testApp, { patientId, prescriberId: physician.id })
  const token = async () => ({ 'X-CSRFToken': await browser.token() })

  describe('that reads a chart', () => {
    it('gets it as JSON with the same audit row as the page', async () => {
      const { id } = await makePatient(testApp, { familyName: 'Dlamini', nationalId: '8001015009087' })
      await assignCare(testApp, id, physician.id)
      const page = await browser.get(`/patients/${id}`)
      assert.equal(page.status, 200)
      const answer = await browser.get(`/api/v1/patients/${id}`)
      assert.equal(answer.status, 200)
      assert.match(answer.headers['content-type'] ?? '', /^application\/json; charset=utf-8$/)
      assert.equal(answer.body.id, id)
      assert.equal(answer.body.identity.family_name, 'Dlamini')
      assert.deepEqual(answer.body.allergies.state, 'not-asked')
      assert.doesNotMatch(answer.text, /8001015009087/)
      const [first, second, ...others] = await rowsOf(testApp, 'chart.viewed', id)
      assert.ok(first !== undefined)
      assert.deepEqual(second, first)
      assert.deepEqual(others, [])
    })

    it('gets no section that its person may not see, not even an empty one', async () => {
      const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
      const answer = await clerk.get(`/api/v1/patients/${patientId}`)
      assert.equal(answer.status, 200)
      assert.deepEqual(Object.keys(answer.body).toSorted(), ['contact', 'id', 'identity', 'version'])
    })

    it('is refused with the status of the page and one row with its event', async () => {
      const { id } = await makePatient(testApp, { familyName: 'Another' })
      const page = await browser.get(`/patients/${id}`)
      const answer = await browser.get(`/api/v1/patients/${id}`)
      assert.equal(answer.status, page.status)
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/)
      assert.equal(answer.body.status, page.status)
      assert.match(answer.body.request_id, /^[0-9a-f-]{36}$/)
      const [first, second, ...others] = await rowsOf(testApp, 'chart.viewed', id)
      assert.equal(first?.['outcome'], 'refused')
      assert.deepEqual(second, first)
      assert.deepEqual(others, [])
    })

    it('leaves no row where it only asks with HEAD', async () => {
      const { id } = await makePatient(testApp, { familyName: 'Unseen' })
      await assignCare(testApp, id, physician.id)
      const answer = await browser.head(`/api/v1/patients/${id}`)
      assert.equal(answer.status, 200)
      assert.deepEqual(await rowsOf(testApp, 'chart.viewed', id), [])
    })

    it('is told to sign in where nobody is, and finds nothing at addresses that are none', async () => {
      const stranger = new Visitor(testApp)
      const answer = await stranger.get(`/api/v1/patients/${patientId}`)
      assert.equal(answer.status, 401)
      assert.equal(answer.headers['www-authenticate'], 'Bearer')
      assert.equal(answer.headers['location'], undefined)
      assert.equal(answer.body.code, 'sign_in_needed')
      assert.equal((await browser.get('/api/v1/patients/not-an-id')).status, 404)
      const nowhere = await browser.get('/api/v1/no/such/thing')
      assert.equal(nowhere.status, 404)
      assert.equal(nowhere.body.code, 'not_found')
    })
  })

  describe('that signs a prescription', () => {
    it('does what the form does, with the same audit row', async () => {
      const [byForm, byProgram] = [await draft(), await draft()]
      const page = await browser.get(`/prescriptions/${byForm.id}`)
      const fields = hiddenFields(page.text, `/prescriptions/${byForm.id}/sign`)
      const sent = await browser.post(`/prescriptions/${byForm.id}/sign`, {
        ...fields,
        code: freshCode(testApp, physician),
      })
      assert.equal(sent.status, 303)
      const shown = hiddenFields(
        (await browser.get(`/prescriptions/${byProgram.id}`)).text,
        `/prescriptions/${byProgram.id}/sign`,
      )['shown']
      const answer = await browser.send(
        `/api/v1/prescriptions/${byProgram.id}/sign`,
        { shown, code: freshCode(testApp, physician) },
        await token(),
      )
      assert.equal(answer.status, 200)
      assert.deepEqual(answer.body, {
        id: byProgram.id,
        status: 'approved',
        signed_at: testApp.clock.now().toISOString(),
      })
      const [row] = await rowsOf(testApp, 'prescription.signed', byForm.id)
      assert.ok(row !== undefined)
      assert.deepEqual(await rowsOf(testApp, 'prescription.signed', byProgram.id), [row])
      const again = await browser.send(
        `/api/v1/prescriptions/${byProgram.id}/sign`,
        { shown, code: freshCode(testApp, physician) },
        await token(),
      )
      assert.equal(again.status, 409)
      assert.equal(again.body.code, 'already_signed')
    })

    it('signs nothing with a wrong code, and is told which field it is', async () => {
      const { id } = await draft()
      await browser.get(`/prescriptions/${id}`)
      const answer = await browser.send(
        `/api/v1/prescriptions/${id}/sign`,
        { shown: await shownHash(id), code: '000000' },
        await token(),
      )
      assert.equal(answer.status, 422)
      assert.equal(answer.body.code, 'code_invalid')
      assert.deepEqual(
        answer.body.errors.map(({ field, code }: { field: string; code: string }) => ({ field, code })),
        [{ field: 'code', code: 'code_invalid' }],
      )
      assert.equal(await statusOf(testApp, id), 'draft')
    })

    it('names a field that it lacks or misspelt, and changes nothing', async () => {
      const { id } = await draft()
      const lacking = await browser.send(`/api/v1/prescriptions/${id}/sign`, {}, await token())
      assert.equal(lacking.status, 422)
      assert.deepEqual(
        lacking.body.errors.map(({ field }: { field: string }) => field),
        ['code'],
      )
      const misspelt = await browser.send(
        `/api/v1/prescriptions/${id}/sign`,
        { code: freshCode(testApp, physician), override_reson: 'The reaction was mild' },
        await token(),
      )
      assert.equal(misspelt.status, 422)
      assert.match(misspelt.body.detail, /does not take “override_reson”.*Did you mean “override_reason”/)
      const foreign = await browser.send(
        `/api/v1/prescriptions/${id}/sign`,
        { code: freshCode(testApp, physician), blood_type: 'B' },
        await token(),
      )
      assert.equal(foreign.status, 422)
      assert.match(foreign.body.detail, /does not take “blood_type”/)
      assert.equal(await statusOf(testApp, id), 'draft')
    })

    it('must bring the token of its session, from no other place, and JSON', async () => {
      const { id } = await draft()
      const address = `/api/v1/prescriptions/${id}/sign`
      const body = { code: freshCode(testApp, physician) }
      const bare = await browser.send(address, body)
      assert.equal(bare.status, 403)
      assert.equal(bare.body.code, 'form_expired')
      const inBody = await browser.send(address, { ...body, _csrf: await browser.token() })
      assert.equal(inBody.status, 403)
      const elsewhere = { ...(await token()), 'Sec-Fetch-Site': 'cross-site' }
      assert.equal((await browser.send(address, body, elsewhere)).status, 403)
      assert.equal((await browser.post(address, { code: body.code }, await token())).status, 415)
      assert.equal((await browser.send(address, '{"code": ', await token())).status, 400)
      const deep = `{"code": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`
      assert.equal((await browser.send(address, deep, await token())).status, 422)
      assert.equal((await browser.get(address)).status, 405)
      const stranger = new Visitor(testApp)
      assert.equal((await stranger.send(address, body)).status, 401)
      assert.equal(await statusOf(testApp, id), 'draft')
    })

    it('is refused before anything is said of what was sent, where it is not its person’s to sign', async () => {
      const { id } = await draft()
      const colleague = await makeUser(testApp, 'physician')
      await assignCare(testApp, patientId, colleague.id)
      const other = await visit(testApp, colleague)
      const headers = { 'X-CSRFToken': await other.token() }
      const answer = await other.send(
        `/api/v1/prescriptions/${id}/sign`,
        { code: freshCode(testApp, colleague) },
        headers,
      )
      assert.equal(answer.status, 403)
      assert.equal(answer.body.code, 'not_the_prescriber')
      const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
      const refused = await nurse.send(
        `/api/v1/prescriptions/${id}/sign`,
        { nonsense: 1 },
        { 'X-CSRFToken': await nurse.token() },
      )
      assert.equal(refused.status, 403)
      const outcomes = (await rowsOf(testApp, 'prescription.signed', id)).map(({ outcome }) => outcome)
      assert.deepEqual(outcomes, ['refused', 'refused'])
      assert.equal(await statusOf(testApp, id), 'draft')
    })
  })

  async function shownHash(id: string): Promise<string | undefined> {
    return hiddenFields((await browser.get(`/prescriptions/${id}`)).text, `/prescriptions/${id}/sign`)[
      'shown'
    ]
  }
})
