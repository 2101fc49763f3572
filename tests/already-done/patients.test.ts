import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { assignCare, makePatient, makePrescription, makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { Visitor, visit } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'
import { atOnce, freshCodes, personOf, post, toldWhoDidIt, wordsOf, type Person } from './at-once.ts'

describe('what a second person finds done already in a record', () => {
  let testApp: TestApp
  let clerks: readonly [Person, Person]
  let clinicians: readonly [Person, Person]
  let third: Person
  let patientId: string
  let chart: string

  before(async () => {
    testApp = await startTestApp()
    clerks = [
      await personOf(testApp, 'admin_staff', 'Lerato Khumalo'),
      await personOf(testApp, 'admin_staff', 'Sipho Dube'),
    ]
    clinicians = [
      await personOf(testApp, 'physician', 'Dr Naledi Mokoena'),
      await personOf(testApp, 'physician', 'Dr Jan Venter'),
    ]
    third = await personOf(testApp, 'admin_staff', 'Thandi Nkosi')
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    await freshCodes(testApp)
    patientId = (await makePatient(testApp)).id
    chart = `/patients/${patientId}`
    for (const { id } of clinicians) {
      await assignCare(testApp, patientId, id)
    }
  })

  const newest = async (table: string) => {
    const [row] = await testApp.sql<{ id: string }>(
      `SELECT id FROM ${table} WHERE patient_id = $1 ORDER BY id DESC LIMIT 1`,
      [patientId],
    )
    return row?.id ?? ''
  }

  it('an assignment to the care team is ended once, and the page says by whom', async () => {
    const id = await newest('care_team_assignments')
    const next = `${chart}/care-team`
    const answered = await atOnce(clerks, (who) => post(who, `${next}/${id}/end`))
    await toldWhoDidIt(testApp, answered, { done: 'ended', event: 'care-team.ended', next })
    const [row] = await testApp.sql<{ ended_how: string; ended_by: string }>(
      'SELECT ended_how, ended_by FROM care_team_assignments WHERE id = $1',
      [id],
    )
    assert.deepEqual(row, { ended_how: 'by-hand', ended_by: answered.winner.id })
    assert.ok(wordsOf((await third.browser.get(next)).text).includes(`By ${answered.winner.displayName}`))
  })

  it('an assignment that ended by itself says so, and who had set its last day', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const next = `${chart}/care-team`
    const until = testApp.services.time.isoDate(testApp.clock.now())
    const fields = { userId: nurse.id, relationship: 'covering', until }
    assert.equal((await post(clerks[0], next, fields)).status, 303)
    const id = await newest('care_team_assignments')
    const [row] = await testApp.sql<{ ended_how: string; ended_by: string; ends_at: Date }>(
      'SELECT ended_how, ended_by, ends_at FROM care_team_assignments WHERE id = $1',
      [id],
    )
    assert.deepEqual([row?.ended_how, row?.ended_by], ['last-day', clerks[0].id])
    const now = testApp.clock.now()
    testApp.clock.advance({ days: 1 })
    const later = { ...clerks[1], browser: await visit(testApp, clerks[1]) }
    const late = await post(later, `${next}/${id}/end`)
    assert.equal(late.status, 409)
    const at = testApp.services.time.dateTime(row?.ends_at ?? now)
    const words = `already ended by itself after the last day that Lerato Khumalo had set, at ${at}`
    assert.ok(wordsOf(late.text).includes(words), wordsOf(late.text).slice(0, 800))
    assert.match(wordsOf((await later.browser.get(next)).text), /On its last day, set by Lerato Khumalo/)
    testApp.clock.set(now.toISOString())
  })

  it('somebody is put into the care team once, and the second is told by whom', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const next = `${chart}/care-team`
    const fields = { userId: nurse.id, relationship: 'primary', until: '' }
    const answered = await atOnce(clerks, (who) => post(who, next, fields))
    const done = 'put into the care team'
    await toldWhoDidIt(testApp, answered, { done, event: 'care-team.assigned', next })
  })

  const invited = async () => {
    const page = `${chart}/accounts`
    const answer = await post(third, page, { kind: 'self', document: 'identity-card' })
    assert.equal(answer.status, 303, wordsOf(answer.text).slice(0, 800))
    const code = /The code is ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec((await third.browser.get(page)).text)?.[1]
    assert.ok(code)
    return code
  }

  it('the end of a tie is asked for once and agreed to once', async () => {
    const account = await makeUser(testApp, 'patient')
    const person = { ...account, browser: await visit(testApp, account) }
    assert.equal((await post(person, '/account/records', { code: await invited() })).status, 303)
    const next = `${chart}/accounts`
    const path = `${next}/${await newest('record_ties')}`
    const asked = await atOnce(clerks, (who) =>
      post(who, `${path}/end`, { reason: `${who.displayName} asks` }),
    )
    await toldWhoDidIt(testApp, asked, { done: 'asked for', event: 'record-tie.end-asked', next })
    assert.ok(wordsOf(asked.late.text).includes(`${asked.loser.displayName} asks`))
    const agreed = await atOnce([asked.loser, third], (who) => post(who, `${path}/agree`))
    await toldWhoDidIt(testApp, agreed, { done: 'ended', event: 'record-tie.ended', next })
  })

  it('an invitation is accepted once, and who comes later with its code is not told the name of the other', async () => {
    const code = await invited()
    const people: Person[] = []
    for (const name of ['Own Person', 'Other Person']) {
      people.push(await personOf(testApp, 'patient', name))
    }
    const [one, other] = people
    assert.ok(one && other)
    const answered = await atOnce([one, other], (who) => post(who, '/account/records', { code }))
    const next = '/account/records'
    const by = 'another person'
    await toldWhoDidIt(testApp, answered, { done: 'accepted', event: 'record-tie.accepted', next, by })
    assert.ok(!answered.late.text.includes(answered.winner.displayName))
    assert.match(answered.late.text, /If that was not you, tell the front desk at once/)
    const stranger = new Visitor(testApp)
    const joining = { code, username: 'late.comer', email: 'late.comer@example.org' }
    const joined = await stranger.submit('/invitation', joining)
    assert.equal(joined.status, 409)
    assert.match(wordsOf(joined.text), /was already accepted by another person at/)
    assert.deepEqual(await testApp.sql(`SELECT FROM users WHERE username = 'late.comer'`), [])
  })

  it('an invitation that was withdrawn says so, and no name of the staff to anyone who holds its code', async () => {
    const code = await invited()
    const path = `${chart}/accounts/${await newest('record_ties')}/end`
    const answered = await atOnce(clerks, (who) => post(who, path, { reason: 'The wrong person' }))
    const next = `${chart}/accounts`
    await toldWhoDidIt(testApp, answered, { done: 'withdrawn', event: 'record-tie.end-asked', next })
    const holder = await personOf(testApp, 'patient', 'Holder of a code')
    const late = await post(holder, '/account/records', { code })
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /This invitation was already withdrawn by the facility’s staff at/)
    assert.ok(!late.text.includes(answered.winner.displayName))
  })

  it('an erasure that two ask for at once is asked for once, and the second is told by whom and when', async () => {
    const next = `${chart}/erasure`
    const desk = [
      await personOf(testApp, 'admin_staff', 'Lerato Khumalo'),
      await personOf(testApp, 'admin_staff', 'Sipho Dube'),
    ] as const
    const answered = await atOnce(desk, (who) =>
      post(who, next, { identityCheck: 'document', reason: `Asked of ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, { done: 'asked for', event: 'erasure.requested', next })
    assert.ok(wordsOf(answered.late.text).includes(`Asked of ${answered.loser.displayName}`))
    const account = await makeUser(testApp, 'patient', { patientId })
    const own = await post(
      { ...account, displayName: '', browser: await visit(testApp, account) },
      '/my/record/erasure',
      {
        reason: 'I have moved away',
      },
    )
    assert.equal(own.status, 409)
    assert.match(
      wordsOf(own.text),
      /The erasure of this record was already asked for by the facility’s staff at/,
    )
    assert.ok(!own.text.includes(answered.winner.displayName))
    assert.ok(own.text.includes('I have moved away') && own.text.includes('href="/my/record/erasure"'))
    const rows = await testApp.sql('SELECT FROM erasure_requests WHERE patient_id = $1', [patientId])
    assert.equal(rows.length, 1)
  })

  it('an officer who decides what a patient has taken back is told so, and not whose account it is', async () => {
    const account = await makeUser(testApp, 'patient', { patientId, displayName: 'Palesa Sithole' })
    const browser = await visit(testApp, account)
    assert.equal((await browser.submit('/my/record/erasure', { reason: 'I have moved away' })).status, 303)
    const clerk = await personOf(testApp, 'admin_staff', 'Thandi Nkosi')
    const again = await post(clerk, `${chart}/erasure`, { identityCheck: 'document', reason: 'By letter' })
    assert.match(wordsOf(again.text), /The erasure of this record was already asked for by the patient at/)
    assert.equal((await browser.submit('/my/record/erasure', {}, '/my/record/erasure/withdraw')).status, 303)
    const officer = await personOf(testApp, 'security_officer', 'Officer Naidoo')
    const path = `/security/erasures/${await newest('erasure_requests')}`
    const late = await post(officer, `${path}/approve`)
    assert.equal(late.status, 409)
    assert.match(wordsOf(late.text), /This request was already withdrawn by the patient at/)
    for (const { text } of [late, again, await officer.browser.get(path)]) {
      assert.doesNotMatch(text, /Sithole/)
    }
  })

  it('a patient who takes back a request for erasure that was decided is told so, without the officer’s name', async () => {
    const account = await makeUser(testApp, 'patient', { patientId })
    const officer = await personOf(testApp, 'security_officer', 'Officer Naidoo')
    const id = newId()
    await testApp.sql(
      `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
       VALUES ($1, $2, $3, $4, 'signed-in', '')`,
      [id, patientId, account.id, testApp.clock.now()],
    )
    const person = { ...account, browser: await visit(testApp, account) }
    const refusal = 'The law keeps it for ten years'
    assert.equal((await post(officer, `/security/erasures/${id}/refuse`, { refusal })).status, 303)
    const late = await post(person, '/my/record/erasure/withdraw')
    assert.equal(late.status, 409, wordsOf(late.text).slice(0, 500))
    assert.match(wordsOf(late.text), /This request was already refused by the facility’s staff at/)
    assert.doesNotMatch(late.text, /Naidoo/)
  })

  it('details that two change at once: the second sees who was faster, and keeps what they typed', async () => {
    const path = `${chart}/edit`
    const fields = formFields((await clerks[0].browser.get(path)).text)
    const answered = await atOnce(clerks, (who) =>
      post(who, path, { ...fields, address: `Typed by ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, { done: 'changed', event: 'patient.changed', next: chart })
    assert.ok(wordsOf(answered.late.text).includes(`Typed by ${answered.loser.displayName}`))
  })

  it('an allergy, a condition and the history: the second who corrects one sees who was faster', async () => {
    const allergy = { substance: 'Penicillin', criticality: 'high', certainty: 'confirmed' }
    assert.equal((await post(clinicians[0], `${chart}/allergies/new`, allergy)).status, 303)
    const condition = { description: 'Asthma', status: 'active', certainty: 'confirmed' }
    assert.equal((await post(clinicians[0], `${chart}/conditions/new`, condition)).status, 303)
    for (const [table, event, field] of [
      ['allergies', 'allergy.corrected', 'note'],
      ['conditions', 'condition.corrected', 'note'],
    ] as const) {
      testApp.clock.advance({ minutes: 1 })
      const next = `${chart}/${table}/${await newest(table)}`
      const page = await clinicians[0].browser.get(next)
      const path = new RegExp(`href="(${next}/[a-z]+)"`).exec(page.text)?.[1] ?? ''
      const fields = formFields((await clinicians[0].browser.get(path)).text)
      const answered = await atOnce(clinicians, (who) =>
        post(who, path, { ...fields, [field]: `Noted by ${who.displayName}` }),
      )
      await toldWhoDidIt(testApp, answered, { done: 'changed', event, next })
      assert.ok(wordsOf(answered.late.text).includes(`Noted by ${answered.loser.displayName}`), table)
    }
    testApp.clock.advance({ minutes: 1 })
    const path = `${chart}/medical-history`
    const fields = formFields((await clinicians[0].browser.get(path)).text)
    const answered = await atOnce(clinicians, (who) =>
      post(who, path, { ...fields, medicalHistory: `Told to ${who.displayName}` }),
    )
    const event = 'medical-history.written'
    await toldWhoDidIt(testApp, answered, { done: 'changed', event, next: chart })
  })

  it('a statement that there are no allergies is withdrawn once', async () => {
    const stated = await post(clinicians[0], `${chart}/allergies/none-known`, { scope: 'any' })
    assert.equal(stated.status, 303, wordsOf(stated.text).slice(0, 500))
    const path = `${chart}/allergies/statements/${await newest('allergy_statements')}/withdraw`
    const answered = await atOnce(clinicians, (who) => post(who, path))
    const next = `${chart}/allergies`
    await toldWhoDidIt(testApp, answered, { done: 'withdrawn', event: 'no-known-allergies.withdrawn', next })
  })

  it('an encounter is amended once: the second is told by whom, led to the newer one, and loses no note', async () => {
    const page = `${chart}/encounters/new`
    const written = formFields((await clinicians[0].browser.get(page)).text)
    assert.equal(
      (await post(clinicians[0], page, { ...written, reason: 'Cough', notes: 'First' })).status,
      303,
    )
    const path = `${chart}/encounters/${await newest('encounters')}/amend`
    const fields = formFields((await clinicians[0].browser.get(path)).text)
    const answered = await atOnce(clinicians, (who) =>
      post(who, path, { ...fields, notes: `Seen by ${who.displayName}` }),
    )
    const next = `${chart}/encounters/${await newest('encounters')}/amend`
    await toldWhoDidIt(testApp, answered, { done: 'amended', event: 'encounter.amended', next })
    assert.ok(wordsOf(answered.late.text).includes(`Seen by ${answered.loser.displayName}`))
  })

  it('a prescription is cancelled once by two who may, and a dispensing reversed once', async () => {
    const [prescriber] = clinicians
    const pharmacists = [
      await personOf(testApp, 'pharmacist', 'Pharmacist Pillay'),
      await personOf(testApp, 'pharmacist', 'Pharmacist Adams'),
    ] as const
    const made = { patientId, prescriberId: prescriber.id, quantity: 21 }
    const open = await makePrescription(testApp, { ...made, status: 'approved' })
    const path = `/prescriptions/${open.id}`
    const cancelled = await atOnce(clinicians, (who) => post(who, `${path}/cancel`, { reason: 'Not needed' }))
    const event = 'prescription.cancelled'
    await toldWhoDidIt(testApp, cancelled, { done: 'cancelled', event, next: path })
    const closed = await makePrescription(testApp, {
      ...made,
      status: 'dispensed',
      pharmacistId: pharmacists[0].id,
    })
    const [dispensing] = await testApp.sql<{ id: string }>(
      'SELECT id FROM dispensings WHERE prescription_id = $1',
      [closed.id],
    )
    testApp.clock.advance({ minutes: 1 })
    const reversed = await atOnce(pharmacists, (who) =>
      post(who, `/prescriptions/${closed.id}/dispensings/${dispensing?.id}/reverse`, { reason: 'Came back' }),
    )
    const next = '/prescriptions/supplied'
    await toldWhoDidIt(testApp, reversed, {
      done: 'reversed',
      event: 'prescription.dispensing-reversed',
      next,
    })
  })
})
