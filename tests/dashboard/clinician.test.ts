import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { Alert } from '../../models/security/alert.ts'
import { Encounter } from '../../models/patients/encounter.ts'
import { assignCare, makePatient, makePrescription, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit } from '../support/request.ts'

describe('the dashboard of a clinician', () => {
  let testApp: TestApp
  let physician: TestUser
  before(async () => {
    testApp = await startTestApp()
  })
  beforeEach(async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    physician = await makeUser(testApp, 'physician')
  })
  after(() => testApp.close())

  const inCare = async (familyName: string, userId = physician.id) => {
    const { id } = await makePatient(testApp, { familyName })
    await assignCare(testApp, id, userId)
    return id
  }

  const seen = (patientId: string, iso: string) =>
    Encounter.create({
      patientId,
      kind: 'ambulatory',
      occurredAt: new Date(iso),
      createdAt: testApp.clock.now(),
    })

  const open = async (user = physician) => {
    const page = await (await visit(testApp, user)).get('/')
    assert.equal(page.status, 200)
    return page.text
  }

  /** The patients that the audit row of the newest dashboard names. */
  const named = async () =>
    (await auditRows(testApp, 'dashboard.viewed')).find((row) => row.actor_id === physician.id)
      ?.patient_ids ?? []

  it('lists eight patients in one’s care, those seen last first, and leads to the others', async () => {
    const ids = await Promise.all(
      Array.from({ length: 9 }, (_none, number) => inCare(`Family${String.fromCodePoint(65 + number)}`)),
    )
    await Promise.all(ids.slice(0, 8).map((id, day) => seen(id, `2026-02-0${day + 1}T09:00:00Z`)))
    const text = await open()
    const order = [...text.matchAll(/>Family([A-I]),/g)].map(([, letter]) => letter)
    assert.deepEqual(order, ['H', 'G', 'F', 'E', 'D', 'C', 'B', 'A'])
    assert.match(text, /All 9 patients/)
    assert.deepEqual(new Set(await named()), new Set(ids.slice(0, 8)))
  })

  it('names nobody whom one does not care for', async () => {
    const other = await makeUser(testApp, 'physician')
    const id = await inCare('Stranger', other.id)
    await makePrescription(testApp, { patientId: id, prescriberId: physician.id })
    assert.doesNotMatch(await open(), /Stranger/i)
    assert.deepEqual(await named(), [])
  })

  it('names nobody any more once the care has ended', async () => {
    const { id } = await makePatient(testApp, { familyName: 'Departed' })
    await assignCare(testApp, id, physician.id, {
      startsAt: new Date('2026-01-01T08:00:00Z'),
      endsAt: new Date('2026-03-04T08:00:00Z'),
    })
    assert.doesNotMatch(await open(), /Departed/i)
  })

  it('shows what one has still to sign, and the patients it is for stand in the audit row', async () => {
    const id = await inCare('Unsigned')
    const draft = await makePrescription(testApp, { patientId: id, prescriberId: physician.id })
    const text = await open()
    assert.match(text, new RegExp(`To sign.*href="/prescriptions/${draft.id}"`, 's'))
    assert.deepEqual(await named(), [id])
  })

  it('leaves out drafts that can no longer be signed, and those of colleagues', async () => {
    const id = await inCare('Several')
    const colleague = await makeUser(testApp, 'physician')
    const old = await makePrescription(testApp, {
      patientId: id,
      prescriberId: physician.id,
      expiresOn: '2026-03-03',
    })
    const theirs = await makePrescription(testApp, { patientId: id, prescriberId: colleague.id })
    const text = await open()
    assert.ok(!text.includes(old.id))
    assert.ok(!text.includes(theirs.id))
  })

  it('offers nurses nothing to sign', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    assert.doesNotMatch(await open(nurse), /To sign/)
  })

  it('shows what ends within seven days, the day itself included, and nothing that has ended', async () => {
    const id = await inCare('Ending')
    const ending = (expiresOn: string) =>
      makePrescription(testApp, { patientId: id, prescriberId: physician.id, status: 'approved', expiresOn })
    const [past, today, last, later] = await Promise.all(
      ['2026-03-03', '2026-03-04', '2026-03-11', '2026-03-12'].map(ending),
    )
    const text = await open()
    assert.deepEqual(
      [past, today, last, later].map((prescription) => text.includes(prescription?.id ?? 'none')),
      [false, true, true, false],
    )
  })

  it('names the patient of live emergency access, and no longer once it is over', async () => {
    const { id } = await makePatient(testApp, { familyName: 'Collapsed' })
    const browser = await visit(testApp, physician)
    const asked = await browser.submit(`/patients/${id}/break-glass`, {
      reasonCode: 'unconscious',
      reason: 'Found on the floor of the waiting room',
      accessCode: physician.accessCode ?? '',
    })
    assert.equal(asked.status, 303)
    assert.match((await browser.get('/')).text, /Emergency access is on.*Collapsed/s)
    assert.deepEqual(await named(), [id])
    assert.equal(await Alert.count({ where: { patientId: id } }), 1)
    testApp.clock.advance({ minutes: 61 })
    assert.doesNotMatch(await open(), /Collapsed/)
    assert.deepEqual(await named(), [])
  })

  it('shows of each patient the newest critical value, whose is newest first, and says how many more there are', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const ward = await visit(testApp, nurse)
    const ids = new Map<string, string>()
    for (const letter of 'ABCDEF') {
      const id = await inCare(`Ward${letter}`)
      await assignCare(testApp, id, nurse.id)
      ids.set(letter, id)
    }
    const record = async (letter: string, takenAt: string, fields: Record<string, string>) => {
      const to = `/patients/${ids.get(letter)}/vital-signs/new`
      assert.equal((await ward.submit(to, { takenAt, ...fields })).status, 303)
    }
    for (const [place, letter] of [...'ABCDEF'].entries()) {
      await record(letter, `2026-03-0${place < 3 ? 2 : 3}T0${place}:00`, { oxygenSaturation: '85' })
    }
    await record('A', '2026-03-04T08:30', { temperature: '41.7', pulse: '150' })
    await record('B', '2026-03-01T08:30', { pulse: '30' })
    const text = await open()
    const card = /Critical values not yet acknowledged(.*?)<\/section>/s.exec(text)?.[1] ?? text
    const order = [...card.matchAll(/#critical-values"[^>]*>(?:<[^>]*>)*Ward([A-F])/g)].map(
      ([, letter]) => letter,
    )
    assert.deepEqual(order, ['A', 'F', 'E', 'D', 'C'])
    assert.match(
      card,
      /WardA.*?(?:Temperature|Pulse), 4 Mar 2026, 08:30.*?Critically high.*?2 more critical values wait/s,
    )
    assert.match(card, new RegExp(`href="/patients/${ids.get('A')}/vital-signs"`))
    assert.match(card, /WardF.*?Oxygen saturation, 3 Mar 2026, 05:00.*?Critically low/s)
    assert.doesNotMatch(card, /WardB/)
    assert.match(card, /5 of 6 patients with such values are shown/)
    assert.match(card, /href="\/patients"/)
  })

  it('says what to do where nothing waits', async () => {
    const text = await open()
    assert.match(text, /No patients in your care/)
    assert.match(text, /once the front desk has put you into their care team/)
    assert.match(text, /Begin from a patient’s chart/)
  })

  it('is not served when the audit row cannot be written', async () => {
    await inCare('Unrecorded')
    const browser = await visit(testApp, physician)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const page = await browser.get('/')
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(page.status, 503)
    assert.doesNotMatch(page.text, /Unrecorded/i)
  })
})
