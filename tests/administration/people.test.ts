import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createPassport } from '../../middleware/passport.ts'
import { actions } from '../../server/access/actions.ts'
import { warnOfExpiries } from '../../server/administration/warn-of-expiries.ts'
import { createRoutes } from '../../server/routes.ts'
import { makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { mailTo } from '../mail/read-mail.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { approve, proposalIn } from './second-person.ts'
import { formFields } from '../security/form-fields.ts'

describe('people, for those who guard security', () => {
  let testApp: TestApp
  let officerUser: TestUser
  let officer: Visitor
  let admin: Visitor

  before(async () => {
    testApp = await startTestApp()
    officerUser = await makeUser(testApp, 'security_officer', { displayName: 'Pieter van Wyk' })
    officer = await visit(testApp, officerUser)
    admin = await visit(testApp, await makeUser(testApp, 'system_admin'))
  })
  after(() => testApp.close())
  /** Lets the officer and the administrator have signed in just now, however far a test has moved the clock. */
  const justSignedIn = () =>
    testApp.sql(
      `UPDATE session_metadata SET second_factor_at = $1, last_seen_at = $1, started_at = $1 WHERE ended_at IS NULL`,
      [testApp.clock.now()],
    )

  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    await justSignedIn()
  })

  const fill = async (page: string, fields: Record<string, string>, who = officer) =>
    who.post(page, { ...formFields((await who.get(page)).text), ...fields })

  const textOf = async (path: string, who = officer) => {
    const answer = await who.get(path)
    assert.equal(answer.status, 200, path)
    return answer.text.replaceAll(/<[^>]+>/g, ' ')
  }

  it('are listed with how their accounts stand, and found by name, username, address, role and state', async () => {
    await makeUser(testApp, 'nurse', {
      username: 'grace',
      displayName: 'Sister Grace Botha',
      licenceExpiresOn: '2026-03-01',
      trainingExpiresOn: '2026-03-20',
      enrolled: false,
    })
    await makeUser(testApp, 'pharmacist', { username: 'gone', displayName: 'Thabo Gone', active: false })
    assert.match(
      await textOf('/security/users?q=grace'),
      /Sister Grace Botha\s+grace\s+Nurse\s+Active\s+Not set up yet\s+Never\s+1 Mar 2026\s+Expired\s+20 Mar 2026\s+Soon/,
    )
    for (const query of ['q=thabo', 'q=gone@example.org', 'role=pharmacist', 'state=disabled']) {
      const found = await textOf(`/security/users?${query}`)
      assert.match(found, /Thabo Gone\s+gone\s+Pharmacist\s+Disabled/, query)
      assert.doesNotMatch(found, /Sister Grace/, query)
    }
    assert.match(await textOf('/security/users?q=%27%20OR%201=1&cursor=%00'), /Nobody found/)
    assert.equal((await admin.get('/security/users')).status, 403)
    assert.equal(
      (await (await visit(testApp, await makeUser(testApp, 'audit_reviewer'))).get('/security')).status,
      403,
    )
  })

  it('have hours beyond their role’s until an exception runs out or is taken back, at the next request', async () => {
    testApp.clock.set('2026-03-06T21:00:00Z')
    const nurse = await makeUser(testApp, 'nurse')
    await justSignedIn()
    const ward = await visit(testApp, nurse)
    assert.equal((await ward.get('/patients')).status, 403)
    const page = `/security/users/${nurse.id}/hours/new`
    const until = '2026-03-06T23:20'
    for (const [fields, field] of [
      [{ until: '2026-03-06T22:00', reason: 'x' }, 'until'],
      [{ until: '2027-03-06T22:00', reason: 'x' }, 'until'],
      [{ until: '2026-02-31T22:00', reason: 'x' }, 'until'],
      [{ until, reason: ' ' }, 'reason'],
      [{ until, reason: 'x', hours: 'set' }, 'hours'],
      [
        { until, reason: 'x', hours: 'set', 'line1-day1': 'on', 'line1-from': '08:00', 'line1-to': '08:00' },
        'line1-to',
      ],
    ] as const) {
      const answer = await fill(page, fields)
      assert.equal(answer.status, 422, field)
      assert.match(answer.text, new RegExp(`href="#${field}"`))
    }
    assert.equal((await ward.get('/patients')).status, 403)
    assert.equal((await fill(page, { from: '2026-03-06T23:00', until, reason: 'Locum cover' })).status, 303)
    assert.equal((await ward.get('/patients')).status, 200)
    const [row] = await auditRows(testApp, 'hours.excepted')
    assert.equal(row?.resource_id, nurse.id)
    assert.equal(row?.details?.['hours'], 'any hour')
    testApp.clock.set('2026-03-06T21:20:00Z')
    await justSignedIn()
    assert.equal((await ward.get('/patients')).status, 403)
    assert.equal((await fill(page, { until: '2026-03-07T06:00', reason: 'Longer' }, admin)).status, 303)
    assert.equal((await ward.get('/patients')).status, 200)
    const person = `/security/users/${nurse.id}`
    const opened = await officer.get(person)
    assert.match(opened.text.replaceAll(/<[^>]+>/g, ' '), /Holds now.*Longer.*Over.*Locum cover/s)
    const action = /action="([^"]+\/revoke)"/.exec(opened.text)?.[1] ?? ''
    assert.equal((await officer.submit(person, {}, action)).status, 303)
    assert.equal((await ward.get('/patients')).status, 403)
    assert.equal((await officer.submit(person, {}, action)).status, 409)
    const rows = await auditRows(testApp, 'hours.exception-revoked')
    assert.equal(rows.filter(({ outcome }) => outcome === 'success').length, 1)
  })

  it('give themselves no hours and no networks, and shut nobody out who saves the list', async () => {
    const own = `/security/users/${officerUser.id}`
    assert.equal((await officer.get(`${own}/hours/new`)).status, 403)
    assert.equal((await auditRows(testApp, 'hours.excepted'))[0]?.rule, 'own-rights')
    const shut = await fill(`${own}/networks`, { networks: '10.0.0.0/8' })
    assert.equal(shut.status, 422)
    assert.match(shut.text, /shut you out: you are at 127\.0\.0\.1/)
    assert.equal((await auditRows(testApp, 'networks.changed'))[0]?.rule, 'shuts-oneself-out')
    assert.equal((await fill(`${own}/networks`, { networks: '127.0.0.0/8\n10.0.0.0/8' })).status, 303)
    assert.equal((await fill(`${own}/networks`, { networks: '' })).status, 403)
    assert.equal((await fill(`${own}/networks`, { networks: '127.0.0.0/8\n192.168.0.0/16' })).status, 403)
    assert.equal((await auditRows(testApp, 'networks.changed'))[0]?.rule, 'own-rights')
    assert.equal((await fill(`${own}/networks`, { networks: '127.0.0.1' })).status, 303)
    assert.match(await textOf(own), /Networks of this person\s+127\.0\.0\.1\/32/)
    assert.equal((await fill(`${own}/networks`, { networks: '' }, admin)).status, 303)
    assert.match(await textOf(own), /Networks of this person\s+Any network/)
  })

  it('work from the networks of both lists, and malformed entries are named when they are saved', async () => {
    const clerk = await makeUser(testApp, 'patient')
    const home = await visit(testApp, clerk)
    const page = `/security/users/${clerk.id}/networks`
    for (const entry of ['10.0.0', 'fe80::1%eth0', '10.0.0.0/33', '127.1', 'ward 7']) {
      const answer = await fill(page, { networks: `127.0.0.1\n${entry}` })
      assert.equal(answer.status, 422, entry)
      assert.ok(answer.text.includes(`“${entry.split(' ')[0] ?? ''}`), entry)
    }
    assert.equal((await home.get('/')).status, 200)
    assert.equal((await fill(page, { networks: '2001:DB8::/32' })).status, 303)
    assert.equal((await home.get('/')).status, 403)
    assert.equal((await fill(page, { networks: '2001:db8::/32\n::ffff:127.0.0.1' })).status, 303)
    assert.equal((await home.get('/')).status, 200)
    assert.deepEqual((await auditRows(testApp, 'networks.changed'))[0]?.details?.['after'], [
      '2001:db8::/32',
      '127.0.0.1/32',
    ])
  })

  it('are warned 30, 7 and 1 days before a licence or training runs out, each once, and on their pages', async () => {
    testApp.clock.set('2026-05-01T06:00:00Z')
    const physician = await makeUser(testApp, 'physician', { licenceExpiresOn: '2026-05-31' })
    const address = `${physician.username}@example.org`
    const warn = async (day: string) => {
      testApp.clock.set(`${day}T06:00:00Z`)
      await warnOfExpiries(testApp.services)
      await warnOfExpiries(testApp.services)
      return (await mailTo(testApp, address)).filter(({ kind }) => kind === 'expiry-warning').length
    }
    const counts: number[] = []
    for (const day of [
      '2026-04-30',
      '2026-05-01',
      '2026-05-02',
      '2026-05-25',
      '2026-05-30',
      '2026-05-31',
      '2026-06-01',
    ]) {
      counts.push(await warn(day))
    }
    assert.deepEqual(counts, [0, 1, 1, 2, 3, 3, 3])
    testApp.clock.set('2026-05-20T06:00:00Z')
    const early = await visit(testApp, physician)
    assert.match((await early.get('/')).text, /Your licence runs out in 11 days/)
    assert.doesNotMatch((await early.get('/patients')).text, /Your licence/)
    testApp.clock.set('2026-05-30T06:00:00Z')
    const late = await visit(testApp, physician)
    assert.match((await late.get('/patients')).text, /Your licence runs out tomorrow/)
    await testApp.sql(`UPDATE security_profiles SET licence_expires_on = '2027-05-31' WHERE user_id = $1`, [
      physician.id,
    ])
    assert.doesNotMatch((await late.get('/')).text, /Your licence/)
  })

  it('keep export for the days of grace that the facility gives after training, and renewal restores it', async () => {
    testApp.clock.set('2026-07-10T06:00:00Z')
    const guard = await visit(testApp, officerUser)
    const second = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const auditorUser = await makeUser(testApp, 'audit_reviewer', { trainingExpiresOn: '2026-07-05' })
    const auditor = await visit(testApp, auditorUser)
    const refused = async () => (await auditor.get('/audit/export')).status === 403
    assert.equal(await refused(), true)
    assert.equal((await fill('/security/settings', { trainingGraceDays: '91' }, guard)).status, 422)
    const five = await fill('/security/settings', { trainingGraceDays: '5' }, guard)
    assert.equal(await refused(), true)
    await approve(five, second)
    assert.equal(await refused(), false)
    assert.deepEqual((await auditRows(testApp, 'facility.changed'))[0]?.details, {
      setting: 'training-grace-days',
      before: 0,
      after: 5,
      proposal: proposalIn(five).split('/').at(-1),
    })
    await approve(await fill('/security/settings', { trainingGraceDays: '4' }, guard), second)
    assert.equal(await refused(), true)
    await testApp.sql(`UPDATE security_profiles SET training_expires_on = '2026-07-10' WHERE user_id = $1`, [
      auditorUser.id,
    ])
    assert.equal(await refused(), false)
  })

  it('are counted on the overview, each figure with the way to it', async () => {
    testApp.clock.set('2026-07-10T08:00:00Z')
    const guard = await visit(testApp, officerUser)
    const text = await textOf('/security', guard)
    for (const label of [
      'Open alerts',
      'Reviews due',
      'Approvals',
      'Locked accounts',
      'Failed sign-ins',
      'Sessions',
    ]) {
      assert.ok(text.includes(label), label)
    }
    const page = (await guard.get('/security')).text
    for (const href of ['alerts', 'approvals', 'lockouts', 'sessions', 'users', 'roles', 'settings']) {
      assert.ok(page.includes(`href="/security/${href}"`), href)
    }
  })

  it('are seen on no page of /admin or /security that the networks of administration do not guard', () => {
    const { entries } = createRoutes(testApp.services, createPassport(testApp.services))
    const open = entries
      .filter(({ pattern }) => /^\/(admin|security)(\/|$)/.test(pattern))
      .filter(
        ({ declaration }) =>
          declaration.kind === 'public' ||
          declaration.actions.some((action) => actions[action].administration !== true),
      )
    assert.deepEqual(
      open.map(({ method, pattern }) => `${method} ${pattern}`),
      [],
    )
  })
})
