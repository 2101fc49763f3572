import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { ReportSubscription } from '../../../models/audit/report-subscription.ts'
import { User } from '../../../models/accounts/user.ts'
import { mailReports } from '../../../server/audit/reports/mail-reports.ts'
import { makePatient, makeUser, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { mailTo } from '../../mail/read-mail.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { logAt } from '../search/log-entries.ts'

describe('reports by mail', () => {
  let testApp: TestApp
  let user: TestUser
  let auditor: Visitor
  const page = '/audit/reports/by-mail'
  const mails = async () =>
    (await mailTo(testApp, `${user.username}@example.org`)).filter(({ kind }) => kind === 'report')
  const runAt = async (iso: string) => {
    testApp.clock.set(iso)
    await mailReports(testApp.services)
  }

  before(async () => {
    testApp = await startTestApp()
    const patient = await makePatient(testApp, { givenName: 'Nomvula', familyName: 'Sithole' })
    await logAt(testApp, '2026-03-04T08:00:00Z', {
      event: 'chart.viewed',
      outcome: 'refused',
      patientId: patient.id,
      actor: { id: patient.id, displayName: 'Dr Canary', roleName: 'physician' },
    })
  })
  after(() => testApp.close())
  beforeEach(async () => {
    await ReportSubscription.destroy({ where: {} })
    testApp.clock.set('2026-03-04T09:00:00Z')
    user = await makeUser(testApp, 'audit_reviewer')
    auditor = await visit(testApp, user)
  })

  it('come the next morning with counts and a link, with no name and nothing of a patient', async () => {
    const asked = await auditor.submit(page, { report: 'daily', frequency: 'daily' })
    assert.equal(asked.status, 303)
    await runAt('2026-03-05T03:59:00Z')
    assert.equal((await mails()).length, 0, 'it is not six yet')
    await runAt('2026-03-05T04:00:00Z')
    await mailReports(testApp.services)
    const sent = await mails()
    assert.equal(sent.length, 1)
    assert.match(sent[0]?.subject ?? '', /Daily incidents: Wednesday,? 4 March 2026/)
    assert.match(sent[0]?.text ?? '', /Access attempted without right: 1/)
    assert.match(sent[0]?.text ?? '', /\/audit\/reports\/daily\?date=2026-03-04/)
    assert.doesNotMatch(sent[0]?.text ?? '', /Canary|Sithole|MG-\d/)
    const [row] = await auditRows(testApp, 'audit.report-mailed')
    assert.equal(row?.details?.['to'], user.id)
  })

  it('follow one by one after days of standstill, none lost and none twice', async () => {
    await auditor.submit(page, { report: 'failed-sign-ins', frequency: 'daily' })
    for (const hour of ['07', '08', '09', '10', '11']) {
      await runAt(`2026-03-07T${hour}:07:00Z`)
    }
    const subjects = (await mails()).map(({ subject }) => /\d+ March/.exec(subject)?.[0])
    assert.deepEqual(subjects, ['4 March', '5 March', '6 March'])
  })

  it('come on Mondays about the week before, once, though two processes write them', async () => {
    await auditor.submit(page, { report: 'after-hours', frequency: 'weekly' })
    testApp.clock.set('2026-03-09T04:07:00Z')
    await Promise.all([mailReports(testApp.services), mailReports(testApp.services)])
    const sent = await mails()
    assert.equal(sent.length, 1)
    assert.match(sent[0]?.text ?? '', /after-hours\?from=2026-03-02&to=2026-03-08/)
  })

  it('end with the permission to read the log, with the account, and with the confirmed address', async () => {
    const ends: [string, Record<string, unknown>][] = [
      [
        'permission-lost',
        {
          roleId: (await User.findByPk((await makeUser(testApp, 'nurse')).id, { rejectOnEmpty: true }))
            .roleId,
        },
      ],
      ['disabled', { active: false }],
      ['address-not-confirmed', { emailConfirmedAt: null }],
    ]
    for (const [why, change] of ends) {
      testApp.clock.set('2026-03-04T09:00:00Z')
      user = await makeUser(testApp, 'audit_reviewer')
      auditor = await visit(testApp, user)
      await auditor.submit(page, { report: 'daily', frequency: 'daily' })
      await User.update(change, { where: { id: user.id } })
      await runAt('2026-03-05T04:07:00Z')
      assert.deepEqual(await mails(), [], why)
      assert.equal(await ReportSubscription.count(), 0, why)
      const [row] = await auditRows(testApp, 'audit.unsubscribed')
      assert.equal(row?.details?.['why'], why)
    }
  })

  it('are one’s own: asked for once each, ended by oneself', async () => {
    await auditor.submit(page, { report: 'daily', frequency: 'daily' })
    assert.equal((await auditor.submit(page, { report: 'daily', frequency: 'daily' })).status, 422)
    assert.equal((await auditor.submit(page, { report: 'patient', frequency: 'daily' })).status, 422)
    assert.equal((await auditor.submit(page, { report: 'daily', frequency: 'hourly' })).status, 422)
    const { id } = await ReportSubscription.findOne({ where: { userId: user.id }, rejectOnEmpty: true })
    const other = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    assert.equal((await other.submit(page, {}, `${page}/${id}/end`)).status, 404)
    assert.equal((await auditor.submit(page, {}, `${page}/${id}/end`)).status, 303)
    assert.equal(await ReportSubscription.count(), 0)
    const unconfirmed = await makeUser(testApp, 'audit_reviewer', { emailConfirmed: false })
    const browser = await visit(testApp, unconfirmed)
    assert.match((await browser.get(page)).text, /Confirm your e-mail address/)
  })
})
