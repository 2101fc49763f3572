import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { newId } from '../../models/new-id.ts'
import { makePatient } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { visit } from '../support/request.ts'
import { atOnce, freshCodes, personOf, post, toldWhoDidIt, wordsOf, type Person } from './at-once.ts'

describe('emergency access that somebody else has dealt with meanwhile', () => {
  let testApp: TestApp
  let doctor: Person
  let officers: readonly [Person, Person]

  before(async () => {
    testApp = await startTestApp()
    doctor = await personOf(testApp, 'physician', 'Dr Zanele Khoza')
    officers = [
      await personOf(testApp, 'security_officer', 'Officer Naidoo'),
      await personOf(testApp, 'security_officer', 'Officer Botha'),
    ]
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await freshCodes(testApp)
  })

  const code = async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_access_codes (id, user_id, code_hash, issued_at, used_at) VALUES ($1, $2, '', $3, $3)`,
      [id, doctor.id, testApp.clock.now()],
    )
    return id
  }

  /** Access by the doctor that began now. */
  async function granted({ over = false }: { over?: boolean } = {}): Promise<string> {
    const { id: patientId } = await makePatient(testApp)
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, gen_random_uuid(), 'other', '', $5, $5::timestamptz + interval '1 hour')`,
      [id, doctor.id, patientId, await code(), testApp.clock.now()],
    )
    if (over) {
      await testApp.sql('UPDATE emergency_grants SET ended_at = $2 WHERE id = $1', [id, testApp.clock.now()])
    }
    return id
  }

  it('ends once, in two windows of its person at once: the second is told that they ended it themselves, and when', async () => {
    const id = await granted()
    const elsewhere = { ...doctor, browser: await visit(testApp, doctor) }
    const answered = await atOnce([doctor, elsewhere], (who) => post(who, `/break-glass/${id}/end`))
    const { late } = answered
    await toldWhoDidIt(testApp, answered, {
      done: 'ended',
      by: 'you',
      event: 'emergency-access.ended',
      next: '/break-glass',
    })
    assert.match(late.text, /already-ended/)
  })

  it('that ran out by itself is told as such, at the moment when its time was over, and no end is recorded', async () => {
    const id = await granted()
    const end = new Date(testApp.clock.now().getTime() + 3_600_000)
    testApp.clock.advance({ hours: 2 })
    doctor = { ...doctor, browser: await visit(testApp, doctor) }
    const answer = await post(doctor, `/break-glass/${id}/end`)
    assert.equal(answer.status, 409)
    const words = `already ended by itself, its time being over, at ${testApp.services.time.dateTime(end)}`
    assert.ok(wordsOf(answer.text).includes(words), wordsOf(answer.text).slice(0, 800))
    const [row] = await testApp.sql<{ ended_at: Date | null }>(
      'SELECT ended_at FROM emergency_grants WHERE id = $1',
      [id],
    )
    assert.equal(row?.ended_at, null)
    officers = [
      { ...officers[0], browser: await visit(testApp, officers[0]) },
      { ...officers[1], browser: await visit(testApp, officers[1]) },
    ]
  })

  it('is extended once, and what was typed for a second extension is shown again', async () => {
    const { id: patientId } = await makePatient(testApp)
    const key = doctor.accessCode ?? ''
    const fields = { reasonCode: 'unconscious', reason: 'Collapsed at the taxi rank', accessCode: key }
    await doctor.browser.submit(`/patients/${patientId}/break-glass`, fields)
    const [grant] = await testApp.sql<{ id: string }>(
      'SELECT id FROM emergency_grants WHERE patient_id = $1',
      [patientId],
    )
    const path = `/break-glass/${grant?.id}/extend`
    const elsewhere = { ...doctor, browser: await visit(testApp, doctor) }
    const answered = await atOnce([doctor, elsewhere], (who) =>
      post(who, path, { reason: 'Still in theatre with the patient' }),
    )
    const event = 'emergency-access.extended'
    await toldWhoDidIt(testApp, answered, { done: 'extended', by: 'you', event, next: '/break-glass' })
    assert.match(answered.late.text, /What you typed was not stored[^]*Still in theatre with the patient/)
    const page = await doctor.browser.get(path)
    assert.equal(page.status, 404)
    assert.match(wordsOf(page.text), /was already extended by you/)
  })

  it('beyond the day’s limit is decided once: a second officer is told who decided, and how', async () => {
    const id = newId()
    await testApp.sql(
      `INSERT INTO emergency_requests (id, user_id, code_id, session_id, reason_code, reason, asked_at, lapses_at)
       VALUES ($1, $2, $3, gen_random_uuid(), 'other', '', $4, $4::timestamptz + interval '1 hour')`,
      [id, doctor.id, await code(), testApp.clock.now()],
    )
    const path = `/break-glass/approvals/${id}`
    const answered = await atOnce(officers, (who) => post(who, `${path}/refuse`))
    const next = '/break-glass/approvals'
    await toldWhoDidIt(testApp, answered, {
      done: 'refused',
      event: 'emergency-access.request-refused',
      next,
    })
    const late = await post(answered.loser, `${path}/approve`)
    assert.equal(late.status, 409)
    assert.ok(wordsOf(late.text).includes(`already refused by ${answered.winner.displayName}`))
  })

  it('is reviewed once: a second reviewer is told who did, and loses no word of their comment', async () => {
    const id = await granted({ over: true })
    const path = `/break-glass/${id}/review`
    const answered = await atOnce(officers, (who) =>
      post(who, path, { outcome: 'justified', comment: `The findings of ${who.displayName}` }),
    )
    await toldWhoDidIt(testApp, answered, {
      done: 'reviewed',
      event: 'emergency-access.reviewed',
      next: path,
    })
    assert.ok(wordsOf(answered.late.text).includes(`The findings of ${answered.loser.displayName}`))
    const reviews = await testApp.sql('SELECT FROM emergency_reviews WHERE grant_id = $1', [id])
    assert.equal(reviews.length, 1)
  })
})
