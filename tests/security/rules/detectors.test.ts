import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { AuditEvent } from '../../../models/audit/audit-event.ts'
import { Encounter } from '../../../models/patients/encounter.ts'
import type { EventName } from '../../../server/audit/events.ts'
import { auditRow } from '../../../server/audit/audit-row.ts'
import { runDetectors } from '../../../server/security/rules/run-detectors.ts'
import { assignCare, makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit } from '../../support/request.ts'
import { approve, proposalIn } from '../../administration/second-person.ts'
import { mailTo } from '../../mail/read-mail.ts'

type Role = 'nurse' | 'physician' | 'admin_staff' | 'pharmacist'

describe('what looks for snooping in the audit log', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    testApp.clock.advance({ days: 3 })
    await testApp.sql('DELETE FROM alerts')
    await testApp.sql('DELETE FROM detector_progress')
    await testApp.sql("DELETE FROM facility_settings WHERE name LIKE 'detector:%'")
    await testApp.sql('UPDATE patients SET created_at = $1', [new Date(0)])
  })

  const person = async (roleName: Role, displayName: string, patientId?: string) => ({
    ...(await makeUser(testApp, roleName, {
      displayName,
      ...(patientId === undefined ? {} : { patientId }),
    })),
    roleName,
  })
  const minutesAgo = (minutes: number) => new Date(testApp.clock.now().getTime() - minutes * 60_000)

  /** Writes down that somebody opened a record, as the product does. */
  const opened = (
    who: TestUser & { roleName: string },
    patientIds: string | readonly string[],
    how: { rule?: string; at?: Date; event?: EventName; outcome?: 'success' | 'refused' } = {},
  ) => {
    const { rule = 'demographic-role', at = minutesAgo(1), event = 'chart.viewed', outcome = 'success' } = how
    const actor = { id: who.id, displayName: who.displayName, roleName: who.roleName }
    return AuditEvent.bulkCreate(
      [patientIds].flat().map((patientId) => auditRow({ event, outcome, actor, patientId, rule }, at)),
    )
  }
  const alerts = () =>
    testApp.sql<{ kind: string; user_id: string; patient_id: string; details: Record<string, unknown> }>(
      'SELECT * FROM alerts ORDER BY kind, raised_at, id',
    )
  const kinds = async (pace: 'at-once' | 'nightly' = 'at-once') => {
    await runDetectors(testApp.services, pace)
    return (await alerts()).map(({ kind }) => kind)
  }
  const set = (kind: string, thresholds: Record<string, number>, on = true) =>
    testApp.sql(
      `INSERT INTO facility_settings (name, value, updated_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET value = $2, updated_at = $3`,
      [`detector:${kind}`, JSON.stringify({ on, thresholds }), testApp.clock.now()],
    )
  const patients = async (count: number) => {
    const made: string[] = []
    while (made.length < count) {
      made.push((await makePatient(testApp, { familyName: `Unshared${testApp.clock.now().getTime()}` })).id)
    }
    return made
  }

  it('flags one’s own record, by the account or by the e-mail address, whatever the right; not as a patient', async () => {
    const own = await makePatient(testApp, { familyName: 'Radebe' })
    const nurse = await person('nurse', 'Sister Zola Radebe', own.id)
    await opened(nurse, own.id, { rule: 'own-record', event: 'own-record.viewed' })
    await opened(nurse, own.id, { outcome: 'refused' })
    assert.deepEqual(await kinds(), [])
    await opened(nurse, own.id, { rule: 'care-team' })
    assert.deepEqual(await kinds(), ['own-record'])
    const [alert] = await alerts()
    assert.equal(alert?.user_id, nurse.id)
    assert.equal(alert?.details['knownBy'], 'account')
    const clerk = await person('admin_staff', 'Office Ndlela')
    const twin = await makePatient(testApp, { familyName: 'Ndlela', email: `${clerk.username}@Example.org` })
    await opened(clerk, twin.id)
    // The same name is no second alert: it is the same person.
    assert.deepEqual(await kinds(), ['own-record', 'own-record'])
    assert.deepEqual(
      (await alerts()).map(({ details }) => details['knownBy']),
      ['account', 'email'],
    )
  })

  it('flags a rare surname and a shared address outside the care team, and what many bear not', async () => {
    const clerk = await person('admin_staff', 'Ms Nomvula Kekana')
    const same = await makePatient(testApp, { familyName: 'van KEKANA' })
    const longer = await makePatient(testApp, { familyName: 'Kekanalo', givenName: 'Kekana' })
    await opened(clerk, longer.id)
    const nurse = await person('nurse', 'Sister Kekana')
    await opened(nurse, same.id, { rule: 'care-team' })
    assert.deepEqual(await kinds(), [], 'another surname, a given name, or the care team')
    await set('family-or-household', { 'most-holders': 1 })
    const relative = await makePatient(testApp, { familyName: 'Kekana' })
    await opened(clerk, same.id)
    assert.deepEqual(await kinds(), [], 'two have the name, and one may')
    await set('family-or-household', { 'most-holders': 2 })
    assert.deepEqual(await kinds(), ['family-or-household'], 'the overlap is read again')
    assert.equal((await alerts())[0]?.details['shared'], 'surname')
    const home = { address: '14 Church Street,\nPretoria' }
    const own = await makePatient(testApp, { familyName: 'Bopape', ...home })
    const spouse = await makePatient(testApp, { familyName: 'Else', address: '14 CHURCH street Pretoria' })
    await opened(await person('admin_staff', 'Mr Tau', own.id), spouse.id)
    await kinds()
    assert.deepEqual(
      (await alerts()).map(({ details }) => details['shared']),
      ['surname', 'address-or-contact'],
    )
    assert.ok(relative.id !== same.id)
  })

  it('flags the record of a colleague, but for those who look after them, and patients are no colleagues', async () => {
    const [first = '', second = ''] = await patients(2)
    await person('nurse', 'Sister Colleague', first)
    await makeUser(testApp, 'patient', { patientId: second })
    const clerk = await person('admin_staff', 'Mr Curious')
    await opened(clerk, second)
    await opened(await person('physician', 'Dr Caring'), first, { rule: 'care-team' })
    await opened(await person('pharmacist', 'Mr Dispensing'), first, { rule: 'active-prescription' })
    assert.deepEqual(await kinds(), [])
    await opened(clerk, first)
    assert.deepEqual(await kinds(), ['colleague'])
  })

  it('flags what neither an encounter nor a place in the care team explains, at exactly the days that are set', async () => {
    const day = 24 * 60
    const reader = await person('physician', 'Dr Break')
    const [none = '', earlier = '', tooOld = '', later = '', team = ''] = await patients(5)
    const at = minutesAgo(31 * day)
    await testApp.sql('UPDATE patients SET created_at = $1', [new Date(0)])
    const met = (patientId: string, days: number) =>
      Encounter.create({
        patientId,
        kind: 'ambulatory',
        occurredAt: new Date(at.getTime() + days * day * 60_000),
        createdAt: at,
      })
    await met(earlier, -30)
    await met(tooOld, -31)
    await met(later, 30)
    await assignCare(testApp, team, reader.id, { startsAt: new Date(at.getTime() + 5 * day * 60_000) })
    await opened(reader, [none, earlier, tooOld, later, team], { at, rule: 'emergency-access' })
    assert.deepEqual(await kinds('nightly'), ['no-relation', 'no-relation'])
    assert.deepEqual(new Set((await alerts()).map(({ patient_id: id }) => id)), new Set([none, tooOld]))
  })

  it('flags more records in ten minutes than are allowed, those of the care team too, and once a day', async () => {
    await set('bulk-reading', { 'in-ten-minutes': 5, 'in-an-hour': 8 })
    const ids = await patients(9)
    const nurse = await person('nurse', 'Sister Busy')
    const rule = 'care-team'
    await opened(nurse, ids.slice(0, 5), { rule, at: minutesAgo(13) })
    await opened(nurse, ids.slice(0, 5), { rule, at: minutesAgo(5) })
    await opened(nurse, ids.slice(5, 8), { rule, at: minutesAgo(1) })
    await opened(nurse, ids.slice(5, 8), { rule, at: minutesAgo(70) })
    assert.deepEqual(await kinds(), ['bulk-reading'], 'five and three within ten minutes')
    const [alert] = await alerts()
    assert.deepEqual([alert?.details['records'], alert?.details['minutes'], alert?.patient_id], [6, 10, null])
    const slow = await person('nurse', 'Sister Steady')
    for (const [index, id] of ids.entries()) {
      await opened(slow, id, { rule, at: minutesAgo(50 - index * 6) })
    }
    await kinds()
    assert.deepEqual(
      (await alerts()).map(({ details }) => [details['records'], details['minutes']]),
      [
        [6, 10],
        [9, 60],
      ],
    )
    testApp.clock.advance({ minutes: 3 })
    await opened(nurse, ids, { rule })
    assert.equal((await kinds()).length, 2, 'no second alert on the same day')
  })

  it('flags a script that opens more in an hour than is looked at in one go, by where it began', async () => {
    await set('bulk-reading', { 'in-ten-minutes': 5, 'in-an-hour': 8 })
    const ids = await patients(6)
    const nurse = await person('nurse', 'Sister Script')
    await opened(nurse, ids, { at: minutesAgo(50) })
    const [first] = await testApp.sql<{ id: string }>(
      'SELECT id FROM audit_events WHERE actor_id = $1 LIMIT 1',
      [nurse.id],
    )
    await testApp.sql(
      `INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_role, patient_id, rule)
       SELECT gen_random_uuid(), $2::timestamptz + number * interval '0.1 seconds', event, category, severity, outcome,
         actor_id, actor_role, patient_id, rule
       FROM audit_events, generate_series(1, 10500) AS number WHERE id = $1`,
      [first?.id, minutesAgo(40)],
    )
    assert.deepEqual(await kinds(), ['bulk-reading'])
    const [alert] = await alerts()
    assert.deepEqual(
      [alert?.details['records'], alert?.details['minutes'], alert?.details['openings']],
      [6, 10, 6],
    )
  })

  it('flags a day with far more records than one’s own and one’s peers’, and nothing without a comparison', async () => {
    await set('unusual-volume', { 'records-in-a-day': 4, 'times-the-usual': 3 })
    const ids = await patients(7)
    const day = 24 * 60
    const usual = await person('admin_staff', 'Ms Usual')
    const unusual = await person('admin_staff', 'Ms Unusual')
    const fresh = await person('pharmacist', 'Mr New')
    for (let past = 2; past < 8; past += 1) {
      await opened(usual, ids.slice(0, 2), { at: minutesAgo(past * day) })
      await opened(unusual, ids.slice(0, 2), { at: minutesAgo(past * day) })
    }
    await opened(usual, ids.slice(0, 6), { at: minutesAgo(day) })
    await opened(unusual, ids, { at: minutesAgo(day) })
    await opened(fresh, ids, { at: minutesAgo(day) })
    await testApp.sql("DELETE FROM detector_progress WHERE detector <> 'unusual-volume'")
    assert.deepEqual(
      await kinds('nightly'),
      ['unusual-volume'],
      'three times the median is not more than that',
    )
    const [alert] = await alerts()
    assert.equal(alert?.user_id, unusual.id)
    assert.deepEqual([alert?.details['records'], alert?.details['ownMedian']], [7, 2])
  })

  it('flags a record that too many open in a day, those not counted who care for the patient', async () => {
    await set('many-readers', { 'readers-in-a-day': 2 })
    const [id = ''] = await patients(1)
    await opened(await person('nurse', 'Sister One'), id, { rule: 'care-team' })
    await opened(await person('admin_staff', 'Mr Two'), id, { at: minutesAgo(30) })
    await opened(await person('admin_staff', 'Mr Three'), id)
    assert.deepEqual(await kinds(), [])
    testApp.clock.advance({ minutes: 2 })
    await opened(await person('physician', 'Dr Four'), id, { rule: 'emergency-access' })
    assert.deepEqual(await kinds(), ['many-readers'])
    const [alert] = await alerts()
    assert.deepEqual([alert?.user_id, alert?.patient_id, alert?.details['readers']], [null, id, 3])
  })

  it('reads on where it stopped, late rows too, and raises once: on record, by one mail, from two processes', async () => {
    const own = await makePatient(testApp, { familyName: 'Once' })
    const nurse = await person('nurse', 'Sister Once', own.id)
    await makeUser(testApp, 'security_officer', { username: `officer-${testApp.clock.now().getTime()}` })
    await kinds()
    testApp.clock.advance({ minutes: 20 })
    await opened(nurse, own.id, { at: minutesAgo(18) })
    await Promise.all([kinds(), kinds(), kinds()])
    assert.deepEqual(await kinds(), ['own-record'])
    const recorded = await auditRows(testApp, 'alert.raised')
    assert.equal(recorded[0]?.severity, 'warning')
    assert.deepEqual(recorded[0]?.patient_ids, [own.id])
    const mails = await testApp.sql(
      "SELECT FROM messages WHERE kind = 'unusual-access' AND created_at = $1",
      [testApp.clock.now()],
    )
    assert.equal(mails.length, 1)
    // A row that was under way as its time was read.
    const late = await makePatient(testApp, { familyName: 'Late' })
    const clerk = await person('admin_staff', 'Mr Late')
    await opened(clerk, late.id, { at: minutesAgo(4) })
    assert.deepEqual(await kinds(), ['family-or-household', 'own-record'])
    // A day of standstill is caught up with; one that is switched off moves on and flags nothing.
    await set('own-record', {}, false)
    testApp.clock.advance({ days: 1 })
    await opened(nurse, own.id, { at: minutesAgo(600) })
    await opened(clerk, late.id, { at: minutesAgo(600) })
    assert.deepEqual(await kinds(), ['family-or-household', 'family-or-household', 'own-record'])
    await set('own-record', {}, true)
    assert.equal((await kinds()).length, 3)
  })

  it('comes to an end on a clock that goes on while it reads', async () => {
    const ticking = {
      now: () => {
        testApp.clock.advance({ seconds: 1 })
        return testApp.clock.now()
      },
    }
    await runDetectors({ ...testApp.services, clock: ticking }, 'at-once')
    await runDetectors({ ...testApp.services, clock: ticking }, 'nightly')
    assert.equal((await testApp.sql('SELECT FROM detector_progress')).length, 11)
  })

  it('shows an officer the evidence, by record numbers alone, and takes once what became of it; never from the reader', async () => {
    const own = await makePatient(testApp, { familyName: 'Evidence', givenName: 'Zanele' })
    const user = await makeUser(testApp, 'security_officer', {
      displayName: 'Officer One',
      patientId: own.id,
    })
    const officer = await visit(testApp, user)
    await opened({ ...user, roleName: 'security_officer' }, own.id, { rule: 'emergency-access' })
    await kinds()
    const [raised] = await testApp.sql<{ id: string }>('SELECT id FROM alerts')
    const mine = `/security/alerts/${raised?.id}`
    const list = await officer.get('/security/alerts')
    assert.match(list.text, /Own record[\s\S]*Investigate/)
    const shown = await officer.get(mine)
    assert.match(shown.text, new RegExp(own.recordNumber))
    assert.match(shown.text, /linked to the reader’s account/)
    assert.doesNotMatch(shown.text, /Zanele/)
    assert.match(shown.text, /somebody else must close it/)
    assert.deepEqual((await auditRows(testApp, 'alert.viewed'))[0]?.patient_ids, [own.id])
    const token = await officer.token()
    const verdict = { outcome: 'justified', comment: 'It was me.', _csrf: token }
    assert.equal((await officer.post(mine, verdict)).status, 403)
    assert.equal((await auditRows(testApp, 'alert.closed'))[0]?.rule, 'own-alert')
    assert.equal((await officer.post(`${mine}/acknowledge`, { _csrf: token })).status, 404)

    const other = await visit(
      testApp,
      await makeUser(testApp, 'security_officer', { displayName: 'Officer Two' }),
    )
    const missing = await other.submit(mine, { outcome: 'justified', comment: ' ' })
    assert.equal(missing.status, 422)
    assert.match(missing.text, /Enter what you found out/)
    const closed = await other.submit(mine, { outcome: 'unjustified', comment: 'Asked; was curious.' })
    assert.equal(closed.headers['location'], '/security/alerts')
    const again = await other.post(mine, { ...verdict, _csrf: await other.token() })
    assert.equal(again.status, 409)
    const [late, row] = await auditRows(testApp, 'alert.closed')
    assert.equal(late?.rule, 'already-done')
    assert.deepEqual(row?.details, { kind: 'own-record', outcome: 'unjustified' })
    assert.match((await other.get(mine)).text, /Asked; was curious\.[\s\S]*Officer Two/)
    assert.match((await other.get('/security/alerts?show=all')).text, /Not justified, by/)
    assert.match((await other.get('/security/detectors')).text, /1 not justified/)
    for (const role of ['nurse', 'admin_staff', 'system_admin', 'audit_reviewer']) {
      const reader = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await reader.get(mine)).status, 403, role)
      assert.equal((await reader.get('/security/detectors')).status, 403, role)
    }
  })

  it('lets officers set thresholds with a fresh code, refuses what is out of bounds, and tells when one is switched off', async () => {
    const officer = await visit(
      testApp,
      await makeUser(testApp, 'security_officer', { displayName: 'Officer Three' }),
    )
    const page = '/security/detectors/bulk-reading'
    const numbers = { 'in-ten-minutes': '60', 'in-an-hour': '90' }
    assert.equal((await officer.get('/security/detectors/nothing')).status, 404)
    const wrong = await officer.submit(page, { ...numbers, 'in-ten-minutes': '4', on: 'on' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Enter 5 or more/)
    testApp.clock.advance({ minutes: 6 })
    const stale = await officer.submit(page, { ...numbers, on: 'on' })
    assert.equal(stale.status, 422)
    assert.match(stale.text, /name="code"/)
    assert.deepEqual(await auditRows(testApp, 'detector.changed'), [])
    assert.equal((await auditRows(testApp, 'session.proof-asked')).length, 1)
    await testApp.sql('UPDATE session_metadata SET second_factor_at = $1 WHERE ended_at IS NULL', [
      testApp.clock.now(),
    ])
    const secondUser = await makeUser(testApp, 'security_officer', { displayName: 'Officer Four' })
    const second = await visit(testApp, secondUser)
    const proposed = await officer.submit(page, { ...numbers, on: 'on' })
    assert.deepEqual(await auditRows(testApp, 'detector.changed'), [])
    await approve(proposed, second)
    const [row] = await auditRows(testApp, 'detector.changed')
    assert.deepEqual(row?.details, {
      before: ['on', 'in-ten-minutes=40', 'in-an-hour=120'],
      after: ['on', 'in-ten-minutes=60', 'in-an-hour=90'],
      proposal: proposalIn(proposed).split('/').at(-1),
    })
    assert.deepEqual(await alerts(), [])
    await approve(await officer.submit(page, numbers), second)
    assert.deepEqual(
      (await alerts()).map(({ kind }) => kind),
      ['detector-switched-off'],
    )
    const mails = await mailTo(testApp, `${secondUser.username}@example.org`)
    assert.match(
      mails.find(({ kind }) => kind === 'detector-switched-off')?.text ?? '',
      /Officer Three switched off the detector .* Officer Four approved it/,
    )
    assert.equal((await auditRows(testApp, 'detector.changed'))[0]?.severity, 'critical')
    assert.match(
      (await officer.get('/security/detectors')).text,
      /Not looked for: Many records in a short time/,
    )
    const admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
    assert.equal((await admin.get(page)).status, 403)
  })
})
