import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { assignCare, makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { logAt, linkTo } from '../audit/search/log-entries.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'

/** What the page says of each access, without markup. */
const entries = (html: string): string[] =>
  [...html.matchAll(/<li class="mg-timeline__entry[^"]*">(.*?)<\/li>/gs)].map(([, inner = '']) =>
    inner
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )

describe('who opened a record', () => {
  let testApp: TestApp
  let physician: TestUser
  let surgery: Visitor
  let patient: { id: string; recordNumber: string }
  let other: { id: string; recordNumber: string }
  let own: Visitor
  let account: TestUser

  before(async () => {
    testApp = await startTestApp()
    physician = await makeUser(testApp, 'physician', { displayName: 'Dr Naledi Khumalo' })
  })
  after(() => testApp.close())

  beforeEach(async () => {
    patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    other = await makePatient(testApp, { givenName: 'Sipho', familyName: 'Dube' })
    await assignCare(testApp, patient.id, physician.id)
    account = await makeUser(testApp, 'patient', { patientId: patient.id, displayName: 'Nomvula Sithole' })
    surgery = await visit(testApp, physician)
    own = await visit(testApp, account)
  })

  const ownLog = async (query = '') => entries((await own.get(`/my/access-log${query}`)).text)

  it('tells the patient in plain words who did what, by what right', async () => {
    await surgery.get(`/patients/${patient.id}`)
    const [mine, theirs] = await ownLog()
    assert.match(mine ?? '', /^You looked up who opened your record/)
    assert.match(theirs ?? '', /^Dr Naledi Khumalo \(Physician\) opened your chart .* In your care team$/)
  })

  it('tells the care team the same in their words, under who the patient is', async () => {
    await own.get('/my/record')
    const page = await surgery.get(`/patients/${patient.id}/access-log`)
    assert.match(page.text, /Sithole, Nomvula/)
    const [mine, theirs] = entries(page.text)
    assert.match(mine ?? '', /^You looked up who opened the patient’s record/)
    assert.match(theirs ?? '', /^The patient opened the patient’s own record/)
  })

  it('makes emergency access stand out, and says why the glass was broken', async () => {
    const oncall = await makeUser(testApp, 'physician', { displayName: 'Dr Aisha Patel' })
    const browser = await visit(testApp, oncall)
    const broken = await browser.submit(`/patients/${patient.id}/break-glass`, {
      reasonCode: 'life-threatening',
      reason: 'Unconscious after a fall; <allergies> needed.',
      accessCode: oncall.accessCode ?? '',
      code: '',
    })
    assert.equal(broken.status, 303)
    await browser.get(`/patients/${patient.id}`)
    const { text } = await own.get('/my/access-log?show=openings')
    const loud = text.match(/<li class="mg-timeline__entry mg-timeline__entry--emergency">/g) ?? []
    assert.equal(loud.length, 2)
    const [, chart, started] = entries(text)
    assert.match(
      chart ?? '',
      /^Dr Aisha Patel \(Physician\) opened your chart .* Emergency access Life is in danger$/,
    )
    assert.match(
      started ?? '',
      /started emergency access .* Unconscious after a fall; &lt;allergies&gt; needed\.$/,
    )
  })

  it('lists a search that showed the name, and leaves it out where only openings are asked for', async () => {
    const clerk = await visit(
      testApp,
      await makeUser(testApp, 'admin_staff', { displayName: 'Pieter Clerk' }),
    )
    await clerk.get('/patients?q=Sithole')
    await clerk.get(`/patients/${patient.id}`)
    const all = await ownLog()
    assert.match(all[1] ?? '', /^Pieter Clerk \(Administrative staff\) opened your name and contact details/)
    assert.match(all[2] ?? '', /^Pieter Clerk .* saw your name in the result of a search/)
    const openings = await ownLog('?show=openings')
    assert.ok(!openings.some((entry) => entry.includes('result of a search')))
    assert.ok(openings.some((entry) => entry.includes('opened your name and contact details')))
  })

  it('tells the same list shown again and again once, with how often', async () => {
    const actor = { id: physician.id, displayName: physician.displayName, roleName: 'physician' }
    for (const minute of ['00', '05', '09']) {
      await logAt(testApp, `2026-02-10T08:${minute}:00Z`, {
        event: 'patient.searched',
        actor,
        patientIds: [patient.id],
      })
    }
    const repeated = (await ownLog()).filter((entry) => entry.includes('result of a search'))
    assert.equal(repeated.length, 1)
    assert.match(repeated[0] ?? '', /10 Feb 2026, 10:09 3 times since 10:00/)
  })

  it('shows nobody what was refused: it showed nothing of the patient', async () => {
    const passer = await makeUser(testApp, 'nurse', { displayName: 'Sister Curious' })
    assert.equal((await (await visit(testApp, passer)).get(`/patients/${patient.id}`)).status, 403)
    assert.ok(!(await ownLog()).some((entry) => entry.includes('Sister Curious')))
    const team = await surgery.get(`/patients/${patient.id}/access-log`)
    assert.doesNotMatch(team.text, /Sister Curious/)
  })

  it('shows patients their own record’s only, whatever they ask for', async () => {
    await logAt(testApp, '2026-02-10T08:00:00Z', {
      event: 'chart.viewed',
      patientId: other.id,
      actor: { id: physician.id, displayName: 'Dr Somebody Else', roleName: 'physician' },
    })
    for (const query of ['', `?patient=${other.id}`, `?id=${other.id}&patientId=${other.id}`]) {
      assert.ok(!(await ownLog(query)).some((entry) => entry.includes('Somebody Else')))
    }
    for (const id of [other.id, patient.id]) {
      assert.equal((await own.get(`/patients/${id}/access-log`)).status, 403)
    }
    assert.equal((await own.get('/audit')).status, 403)
  })

  it('is not for staff outside the care team, nor for those who have no record', async () => {
    const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
    assert.equal((await nurse.get(`/patients/${patient.id}/access-log`)).status, 403)
    for (const role of ['pharmacist', 'admin_staff', 'audit_reviewer', 'security_officer']) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await browser.get(`/patients/${patient.id}/access-log`)).status, 403, role)
    }
    assert.equal((await surgery.get('/my/access-log')).status, 403)
    const [row] = await auditRows(testApp, 'own-disclosures.viewed')
    assert.equal(row?.outcome, 'refused')
    const recordless = await visit(testApp, await makeUser(testApp, 'patient'))
    assert.equal((await recordless.get('/my/access-log')).status, 404)
  })

  it('is recorded itself', async () => {
    await own.get('/my/access-log')
    const [mine] = await auditRows(testApp, 'own-disclosures.viewed')
    assert.deepEqual([mine?.patient_id, mine?.actor_id, mine?.rule], [patient.id, account.id, 'own-record'])
    await surgery.get(`/patients/${patient.id}/access-log`)
    const [theirs] = await auditRows(testApp, 'disclosures.viewed')
    assert.deepEqual([theirs?.patient_id, theirs?.actor_id], [patient.id, physician.id])
  })

  it('still names somebody who was removed since', async () => {
    const leaver = await makeUser(testApp, 'nurse', { displayName: 'Nurse Gone' })
    await assignCare(testApp, patient.id, leaver.id)
    await (await visit(testApp, leaver)).get(`/patients/${patient.id}`)
    await testApp.sql('DELETE FROM users WHERE id = $1', [leaver.id])
    assert.ok((await ownLog()).some((entry) => entry.startsWith('Nurse Gone (Nurse) opened your chart')))
  })

  it('goes on page by page without losing or repeating anything while it is being read', async () => {
    const actor = { id: physician.id, displayName: physician.displayName, roleName: 'physician' }
    const count = 120
    for (let n = 0; n < count; n += 1) {
      await logAt(
        testApp,
        new Date(Date.parse('2026-02-01T00:00:00Z') + Math.floor(n / 3) * 60_000).toISOString(),
        {
          event: 'prescription.viewed',
          actor: { ...actor, displayName: `Dr Number ${n}` },
          patientId: patient.id,
        },
      )
    }
    const seen: string[] = []
    for (let next: string | undefined = '/my/access-log'; next !== undefined;) {
      const { status, text } = await own.get(next)
      assert.equal(status, 200)
      seen.push(...entries(text).flatMap((entry) => /Dr Number (\d+)/.exec(entry)?.[1] ?? []))
      next = linkTo(text, /Older/)
    }
    assert.equal(seen.length, count)
    assert.equal(new Set(seen).size, count)
    assert.equal((await own.get('/my/access-log?cursor=%00x_y')).status, 400)
  })
})
