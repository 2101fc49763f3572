import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { EmergencyAccessCode } from '../../../models/emergency-access/emergency-access-code.ts'
import { Role } from '../../../models/administration/role.ts'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { from, linkTo, logAt } from '../search/log-entries.ts'
import { parseCsv } from '../exports/parse-csv.ts'

const actor = (user: TestUser, roleName = 'nurse') => ({
  id: user.id,
  displayName: user.displayName,
  roleName,
})

describe('the reports from the audit log', () => {
  let testApp: TestApp
  let auditor: Visitor
  let nurse: TestUser
  let patient: { id: string; recordNumber: string }
  let other: { id: string; recordNumber: string }

  const rowsOf = async (address: string) => {
    const answer = await auditor.get(address)
    assert.equal(answer.status, 200, address)
    assert.match(answer.headers['content-type'] ?? '', /^text\/csv/)
    assert.match(answer.headers['content-disposition'] ?? '', /^attachment; filename="?medguard-/)
    const [head = [], ...rows] = parseCsv(answer.text)
    return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
  }

  before(async () => {
    testApp = await startTestApp()
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    nurse = await makeUser(testApp, 'nurse', { username: 'thandi.m', displayName: 'Thandi Mokoena' })
    patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    other = await makePatient(testApp, { givenName: 'Kagiso', familyName: 'Tau' })
    const at = (iso: string, entry: Parameters<typeof logAt>[2]) => logAt(testApp, iso, entry)
    const opened = {
      event: 'chart.viewed',
      actor: actor(nurse),
      purposeOfUse: 'treatment',
      rule: 'care-team',
    } as const
    // The facility is two hours ahead of UTC: the tenth of February runs from 22:00Z of the ninth.
    await at('2026-02-09T21:59:59.999Z', { ...opened, outcome: 'refused', patientId: patient.id })
    await at('2026-02-09T22:00:00.000Z', { ...opened, outcome: 'refused', patientId: patient.id })
    await at('2026-02-10T08:00:00Z', { ...opened, patientId: patient.id, origin: from('10.1.2.3') })
    await at('2026-02-10T08:01:00Z', { ...opened, patientId: other.id })
    await at('2026-02-10T21:30:00Z', { ...opened, patientId: patient.id })
    await at('2026-02-10T08:02:00Z', {
      event: 'patient.searched',
      actor: actor(nurse),
      patientIds: [other.id, patient.id],
    })
    for (const second of [1, 2, 3]) {
      await at(`2026-02-10T09:00:0${second}Z`, {
        event: 'sign-in.failed',
        outcome: 'failure',
        claimedName: '=cmd()',
        rule: 'wrong-password',
        origin: from('192.0.2.1'),
      })
    }
    await at('2026-02-10T10:00:00Z', { event: 'user.role-changed', actor: actor(nurse, 'system_admin') })
    await at('2026-02-10T11:00:00Z', {
      event: 'prescription.altered',
      actor: actor(nurse),
      patientId: patient.id,
    })
    await at('2026-02-10T22:00:00.000Z', {
      event: 'sign-in.failed',
      outcome: 'failure',
      claimedName: 'tomorrow',
    })
  })
  after(() => testApp.close())

  it('tell of one day exactly what was more than routine in it, by the facility’s clock', async () => {
    const { status, text } = await auditor.get('/audit/reports/daily?date=2026-02-10')
    assert.equal(status, 200)
    assert.match(text, /Tuesday,? 10 February 2026/)
    const rows = await rowsOf('/audit/reports/daily?date=2026-02-10&format=csv')
    assert.deepEqual(
      rows.map((row) => [row['Kind'], row['Event'], row['Outcome'], row['Who'], row['Times']]),
      [
        ['Records or the log altered', 'A signed prescription was altered', 'Success', 'Thandi Mokoena', '1'],
        [
          'Access attempted without right',
          'Sign-in failed',
          'Failed',
          '“=cmd()” (typed, not signed in)',
          '3',
        ],
        ['Access attempted without right', 'Chart opened', 'Refused', 'Thandi Mokoena', '1'],
        ['Rights and means of sign-in changed', 'Role of a user changed', 'Success', 'Thandi Mokoena', '1'],
      ],
    )
    assert.equal(rows[1]?.['First'], '2026-02-10T09:00:01.000Z')
    assert.equal(rows[1]?.['Last'], '2026-02-10T09:00:03.000Z')
    assert.doesNotMatch(text, /Sithole|Nomvula|Tau\b/)
    const single = linkTo(text, /Sign-in failed/) ?? ''
    assert.match((await auditor.get(single)).text, /=cmd\(\)/)
  })

  it('are of yesterday unless another day is asked for, and lead to the day before', async () => {
    testApp.clock.set('2026-02-11T08:00:00Z')
    const early = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    const { text } = await early.get('/audit/reports/daily')
    assert.match(text, /Tuesday,? 10 February 2026/)
    assert.equal(linkTo(text, /Day before/), '/audit/reports/daily?date=2026-02-09')
    testApp.clock.set('2026-03-04T09:00:00Z')
    auditor = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
  })

  it('account for the disclosures of one patient: when, who, what, why; and no other patient', async () => {
    const address = `/audit/reports/patient/${patient.id}?from=2026-02-10&to=2026-02-10`
    const { text } = await auditor.get(address)
    assert.match(text, new RegExp(patient.recordNumber))
    assert.ok(!text.includes(other.recordNumber) && !text.includes(other.id))
    assert.doesNotMatch(text, /Sithole|Nomvula|Kagiso/)
    const rows = await rowsOf(`${address}&format=csv`)
    assert.deepEqual(
      rows.map((row) => [row['Time'], row['Record'], row['Who'], row['What'], row['How'], row['Purpose']]),
      [
        [
          '2026-02-10T21:30:00.000Z',
          patient.recordNumber,
          'Thandi Mokoena',
          'Chart opened',
          'The record',
          'Treatment',
        ],
        [
          '2026-02-10T11:00:00.000Z',
          patient.recordNumber,
          'Thandi Mokoena',
          'A signed prescription was altered',
          'The record',
          '',
        ],
        [
          '2026-02-10T08:02:00.000Z',
          patient.recordNumber,
          'Thandi Mokoena',
          'Patients searched',
          'The name, in a list',
          '',
        ],
        [
          '2026-02-10T08:00:00.000Z',
          patient.recordNumber,
          'Thandi Mokoena',
          'Chart opened',
          'The record',
          'Treatment',
        ],
      ],
    )
    const [row] = await auditRows(testApp, 'audit.report-viewed')
    assert.deepEqual(row?.patient_ids, [patient.id])
    assert.deepEqual(row?.details, { report: 'patient', from: '2026-02-10', to: '2026-02-10', format: 'csv' })
    const [taken] = await auditRows(testApp, 'audit.report-exported')
    assert.deepEqual(taken?.details, { report: 'patient', rows: 4 })
  })

  it('tell what one person did, with each record once', async () => {
    const rows = await rowsOf(`/audit/reports/user/${nurse.id}?from=2026-02-10&to=2026-02-10&format=csv`)
    const charts = rows.filter((row) => row['Event'] === 'Chart opened')
    assert.deepEqual(
      charts.map((row) => [row['Record'], row['Outcome'], row['Times']]),
      [
        [patient.recordNumber, 'Success', '2'],
        [other.recordNumber, 'Success', '1'],
        [patient.recordNumber, 'Refused', '1'],
      ],
    )
    await testApp.sql('DELETE FROM users WHERE id = $1', [
      (await makeUser(testApp, 'nurse', { displayName: 'Gone Since' })).id,
    ])
    const [gone] = await testApp.sql<{ user_id: string }>(
      `SELECT user_id FROM actor_names WHERE display_name = 'Gone Since'`,
    )
    assert.match((await auditor.get(`/audit/reports/user/${gone?.user_id}`)).text, /What Gone Since did/)
  })

  it('count failed sign-ins by name, address and reason, and keep formulas from spreadsheets', async () => {
    const rows = await rowsOf('/audit/reports/failed-sign-ins?from=2026-02-10&to=2026-02-10&format=csv')
    assert.deepEqual(
      rows.map((row) => [row['Who'], row['Address'], row['Times']]),
      [['“=cmd()” (typed, not signed in)', '192.0.2.1', '3']],
    )
  })

  it('measure access against the role’s hours, over midnight too, and against the facility’s day', async () => {
    const address = '/audit/reports/after-hours?from=2026-02-10&to=2026-02-10&format=csv'
    const late = async () =>
      (await rowsOf(address)).map((row) => [row['Time'], row['What'], row['Outside of']])
    assert.deepEqual(await late(), [['2026-02-10T21:30:00.000Z', 'Chart opened', 'the role’s hours']])
    // Tuesday, from 22:00 to 06:00: what was done by day is outside, 23:30 is within.
    await Role.update(
      { accessWindows: [{ days: [2], from: '22:00', to: '06:00' }] },
      { where: { name: 'nurse' } },
    )
    assert.deepEqual(
      (await late()).map(([time]) => time?.slice(11, 16)),
      ['11:00', '08:02', '08:01', '08:00'],
    )
    await Role.update({ accessWindows: [] }, { where: { name: 'nurse' } })
    assert.deepEqual(await late(), [['2026-02-10T21:30:00.000Z', 'Chart opened', 'the facility’s day']])
    const wrong = await auditor.submit('/audit/reports/after-hours/day', { from: '25:00', to: '18:00' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="25:00"/)
    const set = await auditor.submit('/audit/reports/after-hours/day', {
      from: '07:00',
      to: '18:00',
      day1: 'on',
    })
    assert.equal(set.status, 303)
    assert.equal((await late()).length, 5)
    const [changed] = await auditRows(testApp, 'audit.report-day-changed')
    assert.deepEqual(changed?.details, {
      before: '06:00 to 22:00, every day',
      after: '07:00 to 18:00, Monday',
    })
  })

  it('list every emergency access with its review, and count those that are overdue', async () => {
    const physician = await makeUser(testApp, 'physician', { displayName: 'Dr Late' })
    const code = await EmergencyAccessCode.findOne({ where: { userId: physician.id }, rejectOnEmpty: true })
    await testApp.sql(
      `INSERT INTO emergency_grants (id, user_id, patient_id, code_id, session_id, reason_code, reason, starts_at, ends_at)
       VALUES ($1, $2, $3, $4, $1, 'unconscious', 'sealed', '2026-02-20T08:00:00Z', '2026-02-20T09:00:00Z')`,
      ['01900000-0000-7000-8000-00000000cccc', physician.id, patient.id, code.id],
    )
    const address = '/audit/reports/emergency-access?from=2026-02-20&to=2026-02-20'
    const rows = await rowsOf(`${address}&format=csv`)
    assert.deepEqual(
      rows.map((row) => [row['Who'], row['Record'], row['Review']]),
      [['Dr Late', patient.recordNumber, 'Overdue']],
    )
    const { text } = await auditor.get(address)
    assert.doesNotMatch(text, /Sithole|sealed/)
  })

  it('are found from one page, by record number and by name', async () => {
    const index = await auditor.get('/audit/reports')
    for (const title of ['Daily incidents', 'Failed sign-ins', 'Access after hours', 'Emergency access']) {
      assert.ok(linkTo(index.text, new RegExp(`^${title}$`)) !== undefined, title)
    }
    const byRecord = await auditor.get(`/audit/reports?patient=${patient.recordNumber}`)
    assert.equal(byRecord.headers['location'], `/audit/reports/patient/${patient.id}`)
    const byName = await auditor.get('/audit/reports?user=thandi.m')
    assert.equal(byName.headers['location'], `/audit/reports/user/${nurse.id}`)
    assert.equal((await auditor.get('/audit/reports?patient=MG-9999999')).status, 422)
    assert.equal((await auditor.get('/audit/reports?user=nobody-at-all')).status, 422)
  })

  it('refuse days that are none, periods that are too long, and forms they do not have', async () => {
    const reports = '/audit/reports'
    for (const address of [
      `${reports}/daily?date=2026-02-31`,
      `${reports}/daily?date=`,
      `${reports}/daily?date=2026-02-10&date=2026-02-11`,
      `${reports}/daily?date=2026-02-10&format=xls`,
      `${reports}/failed-sign-ins?from=2026-02-10&to=2026-02-09`,
      `${reports}/failed-sign-ins?from=2025-01-01&to=2026-02-09`,
      `${reports}/after-hours?from=x';--`,
      `${reports}/patient/${patient.id}?from=2026-02-10&from=2026-02-11`,
    ]) {
      assert.equal((await auditor.get(address)).status, 422, address)
    }
    for (const address of [
      `${reports}/patient/x`,
      `${reports}/patient/01900000-0000-7000-8000-0000000000ff`,
      `${reports}/user/x`,
    ]) {
      assert.equal((await auditor.get(address)).status, 404, address)
    }
  })

  it('leave as files as exports do: with a fresh code, by whoever may export and whose training has not run out', async () => {
    const address = '/audit/reports/daily?date=2026-02-10&format=csv'
    const late = await makeUser(testApp, 'audit_reviewer', { trainingExpiresOn: '2025-01-01' })
    const untrained = await visit(testApp, late)
    assert.equal((await untrained.get('/audit/reports/daily?date=2026-02-10')).status, 200)
    assert.equal((await untrained.get(address)).status, 403)
    const browser = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    testApp.clock.advance({ minutes: 6 })
    const answer = await browser.get(address)
    assert.equal(answer.headers['location'], `/account/confirm?next=${encodeURIComponent(address)}`)
    assert.equal((await browser.get('/audit/reports/daily?date=2026-02-10')).status, 200)
    const [row] = await auditRows(testApp, 'audit.report-viewed')
    assert.equal(row?.outcome, 'success')
  })

  it('stay closed to everybody who may not read the log', async () => {
    for (const role of ['physician', 'admin_staff', 'security_officer', 'system_admin']) {
      const browser = await visit(testApp, await makeUser(testApp, role))
      for (const address of [
        '/audit/reports',
        '/audit/reports/daily',
        `/audit/reports/patient/${patient.id}?format=csv`,
      ]) {
        assert.equal((await browser.get(address)).status, 403, `${role} ${address}`)
      }
    }
  })
})
