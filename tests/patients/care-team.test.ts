import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { endOfDay } from '../../server/patients/care-team/care-team-form.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, type Visitor } from '../support/request.ts'

describe('the care team of a patient', () => {
  let testApp: TestApp
  let clerk: TestUser
  let desk: Visitor
  let physician: TestUser
  let ward: Visitor
  let id: string
  let page: string

  before(async () => {
    testApp = await startTestApp()
    clerk = await makeUser(testApp, 'admin_staff', { displayName: 'Lerato Khumalo' })
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Mokoena' })
    desk = await visit(testApp, clerk)
    ward = await visit(testApp, physician)
  })
  after(() => testApp.close())

  beforeEach(async () => {
    testApp.clock.set('2026-03-04T08:10:00Z')
    id = (await makePatient(testApp, { familyName: 'Radebe' })).id
    page = `/patients/${id}/care-team`
  })

  const assign = (changes: Record<string, string> = {}) =>
    desk.submit(page, { userId: physician.id, relationship: 'primary', until: '', ...changes })

  const endOf = async (assignmentId: string, patientId = id) =>
    desk.submit(page, {}, `/patients/${patientId}/care-team/${assignmentId}/end`)

  const openAssignment = async (): Promise<string> => {
    const [row] = await testApp.sql<{ id: string }>(
      'SELECT id FROM care_team_assignments WHERE patient_id = $1 ORDER BY id DESC LIMIT 1',
      [id],
    )
    return row?.id ?? ''
  }

  const chart = async (who = ward) => (await who.get(`/patients/${id}`)).status

  it('opens the chart to whom it takes in, and shuts it with the very next request to whom it lets go', async () => {
    assert.equal(await chart(), 403)
    assert.equal((await assign()).status, 303)
    assert.equal(await chart(), 200)
    const [assigned] = await auditRows(testApp, 'care-team.assigned')
    assert.equal(assigned?.patient_id, id)
    assert.equal(assigned?.actor_id, clerk.id)
    assert.deepEqual(assigned?.details, { userId: physician.id, relationship: 'primary' })
    assert.equal((await endOf(await openAssignment())).status, 303)
    assert.equal(await chart(), 403)
    const [ended] = await auditRows(testApp, 'care-team.ended')
    assert.equal(ended?.resource_id, await openAssignment())
    assert.deepEqual(ended?.details, { userId: physician.id, relationship: 'primary' })
  })

  it('shows who is in it, who was, since when and by whom it can be ended, and that is recorded', async () => {
    await assign()
    const present = await desk.get(page)
    assert.match(present.text, /Dr Naledi Mokoena/)
    assert.match(present.text, /Primary/)
    assert.match(present.text, /Radebe/)
    assert.match(present.text, new RegExp(`/care-team/${await openAssignment()}/end`))
    await endOf(await openAssignment())
    const past = await desk.get(page)
    assert.match(past.text, /Nobody is in the care team/)
    assert.match(past.text, /Before/)
    assert.doesNotMatch(past.text, /\/end"/)
    const [row] = await auditRows(testApp, 'care-team.viewed')
    assert.equal(row?.patient_id, id)
  })

  it('holds all through the last day that was set, in the facility’s zone, and not longer', async () => {
    await assign({ until: '2026-03-05' })
    assert.match((await desk.get(page)).text, /Dr Naledi Mokoena/)
    testApp.clock.set('2026-03-05T21:59:00Z')
    const late = await visit(testApp, await makeUser(testApp, 'security_officer'))
    assert.equal((await late.get('/')).status, 200)
    const [row] = await testApp.sql<{ ends_at: Date }>(
      'SELECT ends_at FROM care_team_assignments WHERE id = $1',
      [await openAssignment()],
    )
    assert.equal(row?.ends_at.toISOString(), '2026-03-05T22:00:00.000Z')
    testApp.clock.set('2026-03-05T19:00:00Z')
    const evening = await visit(testApp, physician)
    assert.equal(await chart(evening), 200)
    testApp.clock.set('2026-03-06T08:00:00Z')
    const morning = await visit(testApp, physician)
    assert.equal(await chart(morning), 403)
  })

  it('follows the day on which clocks change', () => {
    assert.equal(endOfDay('2026-03-29', 'Europe/Berlin').toISOString(), '2026-03-29T22:00:00.000Z')
    assert.equal(endOfDay('2026-10-25', 'Europe/Berlin').toISOString(), '2026-10-25T23:00:00.000Z')
    assert.equal(endOfDay('2028-02-29', 'Africa/Johannesburg').toISOString(), '2028-02-29T22:00:00.000Z')
  })

  it('takes nobody in twice, however they are in it', async () => {
    await assign()
    const again = await assign({ relationship: 'covering' })
    assert.equal(again.status, 409)
    assert.match(again.text, /already put into the care team by you at 4 Mar 2026/)
    await endOf(await openAssignment())
    assert.equal((await assign({ until: '2026-03-09' })).status, 303)
    assert.equal((await assign({ relationship: 'consulting' })).status, 409)
    await endOf(await openAssignment())
    assert.equal((await assign()).status, 303)
  })

  it('takes somebody in once when the form arrives many times at once', async () => {
    const token = csrfTokenOf((await desk.get(page)).text)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        desk.post(page, {
          userId: physician.id,
          relationship: 'primary',
          until: index % 2 === 0 ? '' : '2026-03-09',
          _csrf: token,
        }),
      ),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 7)
  })

  it('offers and takes active people only whose role cares for patients', async () => {
    const disabled = await makeUser(testApp, 'nurse', { active: false, displayName: 'Gone Nurse' })
    const pharmacist = await makeUser(testApp, 'pharmacist', { displayName: 'Thabo Pharmacist' })
    const offered = (await desk.get(page)).text
    assert.match(offered, /Dr Naledi Mokoena/)
    assert.doesNotMatch(offered, /Gone Nurse|Thabo Pharmacist|<option[^>]*>Lerato/)
    for (const userId of [disabled.id, pharmacist.id, clerk.id, newId(), 'nobody', '']) {
      const answer = await assign({ userId })
      assert.equal(answer.status, 422, userId)
      assert.match(answer.text, /href="#userId"/)
    }
    assert.equal(await openAssignment(), '')
  })

  for (const [field, value, says] of [
    ['relationship', 'owner', /Choose what the person is to the patient/],
    ['relationship', '', /Choose what the person is to the patient/],
    ['until', '2026-03-03', /over already/],
    ['until', '2026-02-30', /Enter the last day as YYYY-MM-DD/],
    ['until', '9999-12-31', /too far away/],
    ['until', 'tomorrow', /Enter the last day as YYYY-MM-DD/],
  ] as const) {
    it(`refuses ${JSON.stringify(value)} as ${field}, and keeps the rest`, async () => {
      const answer = await assign({ [field]: value })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.match(answer.text, new RegExp(`value="${physician.id}" selected`))
      assert.equal(await openAssignment(), '')
    })
  }

  it('does not end what is not of this patient, and ends nothing twice', async () => {
    await assign()
    const mine = await openAssignment()
    const other = await makePatient(testApp)
    assert.equal((await endOf(mine, other.id)).status, 404)
    assert.equal((await endOf(newId())).status, 404)
    assert.equal((await endOf('x')).status, 404)
    assert.equal(await chart(), 200)
    assert.equal((await endOf(mine)).status, 303)
    const again = await endOf(mine)
    assert.equal(again.status, 409)
    assert.match(again.text, /already ended by you at 4 Mar 2026/)
  })

  it('is not for clinicians, in the care team or not', async () => {
    await assignCare(testApp, id, physician.id)
    for (const who of [ward, await visit(testApp, await makeUser(testApp, 'nurse'))]) {
      const answer = await who.get(page)
      assert.equal(answer.status, 403)
      const fields = { userId: physician.id, relationship: 'primary', _csrf: csrfTokenOf(answer.text) }
      assert.equal((await who.post(page, fields)).status, 403)
      assert.equal((await who.post(`${page}/${await openAssignment()}/end`, fields)).status, 403)
    }
    assert.equal(await chart(), 200)
  })

  it('is not changed when that cannot be recorded', async () => {
    await assign()
    const opened = await desk.get(page)
    const fields = { _csrf: csrfTokenOf(opened.text) }
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await desk.post(`${page}/${await openAssignment()}/end`, fields)
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal(await chart(), 200)
  })
})
