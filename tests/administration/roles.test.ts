import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rightGroups } from '../../server/administration/roles/right-groups.ts'
import { permissionNames } from '../../server/administration/roles/role-values.ts'
import { makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { linkTo } from '../mail/read-mail.ts'
import { auditRows, visit, type Visitor } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'

const decide = async (address: string, verb: string, who: Visitor, comment = 'Looked at') => {
  const token = await who.token()
  // Whoever takes back what they proposed says nothing of it: that form has no comment.
  return who.post(`${address}/${verb}`, { ...(verb === 'withdraw' ? {} : { comment }), _csrf: token })
}

describe('editing roles', () => {
  let testApp: TestApp
  let adminUser: TestUser
  let admin: Visitor
  let officerUser: TestUser
  let officer: Visitor

  before(async () => {
    testApp = await startTestApp()
    adminUser = await makeUser(testApp, 'system_admin')
    officerUser = await makeUser(testApp, 'security_officer')
    admin = await visit(testApp, adminUser)
    officer = await visit(testApp, officerUser)
  })
  after(() => testApp.close())
  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    // Every sign-in of a test moves the clock on; their codes are to stay fresh.
    await testApp.sql('UPDATE session_metadata SET second_factor_at = $1', [testApp.clock.now()])
    await testApp.sql(
      `UPDATE rights_proposals SET outcome = 'withdrawn', decided_at = now(), decided_by = proposed_by WHERE outcome IS NULL`,
    )
  })

  const rightsOf = async (name: string) =>
    (
      await testApp.sql<{ permission: string }>(
        `SELECT permission FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name = $1 ORDER BY 1`,
        [name],
      )
    ).map(({ permission }) => permission)

  /** Opens the form of a role and sends it, changed. A field that is undefined is not sent, as a box without its tick. */
  const send = async (
    name: string,
    changes: Record<string, string | undefined>,
    options: { who?: Visitor; step?: string } = {},
  ) => {
    const { who = admin, step = 'save' } = options
    const page = `/security/roles/${name}/edit`
    const fields = { ...formFields((await who.get(page)).text), ...changes, step }
    const sent = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return who.post(page, Object.fromEntries(sent))
  }

  /** Proposes a grave change. @returns the address of the proposal */
  const requestFor = async (name: string, right: string, who = admin) => {
    const answer = await send(name, { [`right-${right}`]: 'on', reason: 'New task' }, { who })
    assert.equal(answer.status, 303, answer.text.slice(0, 4_000))
    return answer.headers['location'] ?? ''
  }

  it('offers every right once: a form that lacks one would take it away', () => {
    const offered = rightGroups.flatMap(({ rights }) => rights.map(({ key }) => key))
    assert.deepEqual(offered.toSorted(), permissionNames.map((name) => `right-${name}`).toSorted())
  })

  it('shows who gains and loses what before anything is saved', async () => {
    const nurse = await makeUser(testApp, 'nurse', { displayName: 'Sister Grace Botha' })
    const answer = await send(
      'nurse',
      {
        'right-page.edit': 'on',
        'right-disclosures.read': undefined,
        trustedDeviceDays: '7',
        networks: '10.0.0.0/8',
        hours: 'set',
        'line1-to': '20:00',
        'line1-day7': undefined,
      },
      { step: 'preview' },
    )
    assert.equal(answer.status, 200)
    const text = answer.text.replaceAll(/<[^>]+>/g, ' ')
    assert.match(text, /They gain\s+Write and change pages/)
    assert.match(text, /They lose\s+See who opened the record/)
    assert.match(text, /Hours\s+Every day, 06:00 to 22:00\s+Monday to Saturday, 06:00 to 20:00/)
    assert.match(text, /Networks\s+Any network\s+10\.0\.0\.0\/8/)
    assert.match(text, /Devices trusted\s+For 30 days\s+For 7 days/)
    assert.match(text, new RegExp(nurse.displayName))
    assert.doesNotMatch(text, /second person must approve/)
    assert.ok(!(await rightsOf('nurse')).includes('page.edit'))
  })

  it('holds at the next request of everybody, without a new sign-in, and is recorded with before and after', async () => {
    const pharmacist = await visit(testApp, await makeUser(testApp, 'pharmacist'))
    assert.equal((await pharmacist.get('/prescriptions')).status, 200)
    const closed = await send('pharmacist', { hours: 'set', 'line1-from': '01:00', 'line1-to': '02:00' })
    assert.equal(closed.status, 303, closed.text.slice(0, 3000))
    assert.equal((await pharmacist.get('/prescriptions')).status, 403)
    const [row] = await auditRows(testApp, 'role.changed')
    assert.equal(row?.severity, 'warning')
    assert.deepEqual(row?.details?.['before'], ['Hours: every day, 07:00 to 19:00'])
    assert.deepEqual(row?.details?.['after'], ['Hours: every day, 01:00 to 02:00'])
    assert.equal((await send('pharmacist', { 'line1-from': '07:00', 'line1-to': '19:00' })).status, 303)
    assert.equal((await pharmacist.get('/prescriptions')).status, 200)
    assert.equal((await send('pharmacist', { networks: '10.9.0.0/16' })).status, 303)
    assert.equal((await pharmacist.get('/prescriptions')).status, 403)
    assert.equal((await send('pharmacist', { networks: '::ffff:127.0.0.0/104' })).status, 303)
    assert.match((await admin.get('/security/roles/pharmacist')).text, /127\.0\.0\.0\/8/)
    assert.equal((await pharmacist.get('/prescriptions')).status, 200)
    await send('pharmacist', { networks: '', 'right-prescription.dispense': undefined })
    assert.match((await admin.get('/security/roles/pharmacist')).text, /Any network/)
    assert.deepEqual(await rightsOf('pharmacist'), ['catalogue.manage', 'prescription.read'])
    await send('pharmacist', { 'right-prescription.dispense': 'on' })
  })

  for (const [what, role, changes, field, says] of [
    [
      'a beginning that is the end',
      'nurse',
      { hours: 'set', 'line1-to': '06:00' },
      'line1-to',
      /begins and ends at 06:00/,
    ],
    [
      'an end without a beginning',
      'nurse',
      { hours: 'set', 'line2-to': '06:00', 'line2-day1': 'on' },
      'line2-from',
      /both a beginning and an end/,
    ],
    [
      'a beginning without an end',
      'nurse',
      { hours: 'set', 'line1-to': '' },
      'line1-to',
      /both a beginning and an end/,
    ],
    ['a time that there is not', 'nurse', { hours: 'set', 'line1-to': '24:30' }, 'line1-to', /HH:MM/],
    [
      'times without days',
      'nurse',
      { hours: 'set', 'line2-from': '08:00', 'line2-to': '09:00' },
      'line2-day1',
      /Choose the days/,
    ],
    ['set hours that are none', 'patient', { hours: 'set' }, 'hours', /choose “At any hour”/],
    [
      'a network that is none',
      'nurse',
      { networks: '10.0.0.0/8\n10.0.0.0/33' },
      'networks',
      /“10\.0\.0\.0\/33” is not a network/,
    ],
    [
      'a network that begins elsewhere',
      'nurse',
      { networks: '10.0.0.5/8' },
      'networks',
      /Write 10\.0\.0\.0\/8/,
    ],
    [
      'charts for administrators',
      'security_officer',
      { 'right-chart.read': 'on' },
      'right-chart.read',
      /opens no patient’s record/,
    ],
    [
      'copies of records for auditors',
      'audit_reviewer',
      { 'right-record.copy': 'on' },
      'right-record.copy',
      /opens no patient’s record/,
    ],
    [
      'deciding on the erasure of records for physicians',
      'physician',
      { 'right-erasure.decide': 'on' },
      'right-chart.read',
      /opens no patient’s record/,
    ],
    [
      'the audit log for physicians',
      'physician',
      { 'right-audit.read': 'on' },
      'right-chart.read',
      /opens no patient’s record/,
    ],
    [
      'patients for auditors',
      'audit_reviewer',
      { patientScope: 'care_team' },
      'patientScope',
      /sees no patients/,
    ],
    [
      'prescribing without a second factor',
      'physician',
      { mfaRequired: undefined, trustedDeviceDays: '0' },
      'mfaRequired',
      /needs a second factor/,
    ],
    [
      'trusted devices for officers',
      'security_officer',
      { trustedDeviceDays: '30' },
      'trustedDeviceDays',
      /enter 0/,
    ],
    [
      'emergency access without its right',
      'pharmacist',
      { emergencyAccess: 'on' },
      'emergencyAccess',
      /tick both/,
    ],
    ['a right that there is not', 'nurse', { 'right-page.edit': 'yes' }, 'right-page.edit', /Tick the box/],
    ['days that are no number', 'nurse', { trustedDeviceDays: '-1' }, 'trustedDeviceDays', /whole number/],
  ] as const) {
    it(`refuses ${what}, names the field and keeps the rest`, async () => {
      const held = await rightsOf(role)
      const answer = await send(role, changes)
      assert.equal(answer.status, 422)
      assert.match(answer.text, new RegExp(`href="#${field.replace('.', '\\.')}"`))
      assert.match(answer.text.replaceAll('&quot;', '"'), says)
      assert.deepEqual(await rightsOf(role), held)
    })
  }

  it('lays what adds a grave right before a second person, and nothing changes until somebody else approves', async () => {
    const nurse = await visit(testApp, await makeUser(testApp, 'nurse'))
    const withoutReason = await send('nurse', { 'right-prescription.write': 'on', reason: '' })
    assert.equal(withoutReason.status, 422)
    assert.match(withoutReason.text, /href="#reason"/)
    const address = await requestFor('nurse', 'prescription.write')
    assert.match(address, /^\/security\/approvals\//)
    assert.ok(!(await rightsOf('nurse')).includes('prescription.write'))
    assert.equal(await linkTo(testApp, `${officerUser.username}@example.org`, 'rights-proposed'), address)
    await assert.rejects(linkTo(testApp, `${adminUser.username}@example.org`, 'rights-proposed'))
    assert.match((await officer.get('/security/approvals')).text, /Change of the role Nurse/)
    const page = (await officer.get(address)).text.replaceAll(/<[^>]+>/g, ' ')
    assert.match(page, /They gain\s+Draft and cancel one’s own prescriptions/)
    assert.match(page, /New task/)
    const own = await decide(address, 'approve', admin)
    assert.equal(own.status, 403)
    assert.match(own.text, /own-proposal|second person/)
    assert.ok(!(await rightsOf('nurse')).includes('prescription.write'))
    const [refused] = await auditRows(testApp, 'rights.approved')
    assert.equal(refused?.outcome, 'refused')
    assert.equal(refused?.rule, 'own-proposal')
    assert.equal((await decide(address, 'approve', nurse)).status, 403)
    assert.equal((await decide(address, 'approve', officer)).status, 303)
    assert.ok((await rightsOf('nurse')).includes('prescription.write'))
    const [approved] = await auditRows(testApp, 'rights.approved')
    assert.equal(approved?.actor_id, officerUser.id)
    assert.equal(approved?.details?.['proposedBy'], adminUser.id)
    assert.equal((await send('nurse', { 'right-prescription.write': undefined })).status, 303)
  })

  it('gives nobody alone what takes whole records out of the house or destroys them', async () => {
    const rights = await testApp.sql<{ name: string }>('SELECT name FROM permissions')
    const grave = rights.map(({ name }) => name).filter((name) => /copy|erasure\.decide|export/.test(name))
    assert.deepEqual(grave.toSorted(), ['audit.export', 'erasure.decide', 'record.copy'])
    const address = await requestFor('nurse', 'record.copy')
    assert.match(address, /^\/security\/approvals\//)
    assert.ok(!(await rightsOf('nurse')).includes('record.copy'))
    assert.equal((await decide(address, 'reject', officer, 'No need')).status, 303)
  })

  it('applies a proposal once, whichever of two people approves it first', async () => {
    const other = await visit(testApp, await makeUser(testApp, 'security_officer'))
    const address = await requestFor('nurse', 'prescription.write')
    const changedBefore = (await auditRows(testApp, 'role.changed')).length
    const answers = await Promise.all([officer, other].map((who) => decide(address, 'approve', who)))
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, two) => one - two),
      [303, 409],
    )
    assert.equal((await auditRows(testApp, 'role.changed')).length, changedBefore + 1)
    assert.equal((await decide(address, 'reject', officer)).status, 409)
    assert.ok((await rightsOf('nurse')).includes('prescription.write'))
    await send('nurse', { 'right-prescription.write': undefined })
  })

  it('takes no proposal that the role has outgrown, that has lapsed, or whose proposer may not propose any more', async () => {
    const outgrown = await requestFor('nurse', 'prescription.write')
    assert.equal((await send('nurse', { trustedDeviceDays: '14' })).status, 303)
    await decide(outgrown, 'approve', officer)
    assert.match((await officer.get(outgrown)).text, /Overtaken/)
    const lapsed = await requestFor('nurse', 'prescription.write')
    await testApp.sql(
      `UPDATE rights_proposals SET proposed_at = proposed_at - interval '8 days', expires_at = expires_at - interval '8 days' WHERE id = $1`,
      [lapsed.split('/').at(-1)],
    )
    assert.match((await officer.get(lapsed)).text, /Lapsed/)
    await decide(lapsed, 'approve', officer)
    const again = await makeUser(testApp, 'system_admin')
    const orphan = await requestFor('nurse', 'prescription.write', await visit(testApp, again))
    await testApp.sql('UPDATE users SET active = false WHERE id = $1', [again.id])
    await decide(orphan, 'approve', officer)
    assert.match((await officer.get(orphan)).text, /Overtaken/)
    const rejected = await requestFor('nurse', 'prescription.write')
    assert.equal((await decide(rejected, 'reject', officer, '')).status, 422)
    assert.equal((await decide(rejected, 'reject', officer)).status, 303)
    const withdrawn = await requestFor('nurse', 'prescription.write')
    assert.equal((await decide(withdrawn, 'withdraw', officer)).status, 422)
    assert.equal((await decide(withdrawn, 'withdraw', admin)).status, 303)
    assert.equal((await decide(withdrawn, 'approve', officer)).status, 409)
    assert.ok(!(await rightsOf('nurse')).includes('prescription.write'))
    assert.match((await officer.get('/security/approvals?show=past')).text, /Withdrawn/)
  })

  it('keeps one proposal at a time for a role', async () => {
    await requestFor('nurse', 'prescription.write')
    const second = await send('nurse', { 'right-prescription.write': 'on', reason: 'Again' })
    assert.equal(second.status, 409)
    assert.match(second.text, /was already proposed by .* at .*It waits for approval/)
  })

  it('lets nobody approve what they gain by, nor change the role they hold', async () => {
    const gains = await requestFor('security_officer', 'audit.read')
    const answer = await decide(gains, 'approve', officer)
    assert.equal(answer.status, 403)
    assert.equal((await auditRows(testApp, 'rights.approved'))[0]?.rule, 'gains-by-it')
    assert.ok(!(await rightsOf('security_officer')).includes('audit.read'))
    const second = await visit(testApp, await makeUser(testApp, 'system_admin'))
    assert.equal((await decide(gains, 'approve', second)).status, 303)
    assert.ok((await rightsOf('security_officer')).includes('audit.read'))
    const own = '/security/roles/system_admin/edit'
    assert.equal((await admin.get(own)).status, 403)
    const token = await admin.token()
    assert.equal((await admin.post(own, { step: 'save', _csrf: token })).status, 403)
    assert.equal((await auditRows(testApp, 'role.changed'))[0]?.rule, 'own-role')
    assert.doesNotMatch((await admin.get('/security/roles/system_admin')).text, /system_admin\/edit/)
  })

  it('takes an approver’s answer no more once they have lost the right', async () => {
    const user = await makeUser(testApp, 'security_officer')
    const approver = await visit(testApp, user)
    const address = await requestFor('nurse', 'prescription.write')
    assert.match((await approver.get(address)).text, /Your decision/)
    await testApp.sql(
      `UPDATE users SET role_id = (SELECT id FROM roles WHERE name = 'admin_staff') WHERE id = $1`,
      [user.id],
    )
    assert.equal((await decide(address, 'approve', approver)).status, 403)
    assert.ok(!(await rightsOf('nurse')).includes('prescription.write'))
  })

  it('does not go over what somebody else changed meanwhile', async () => {
    const page = '/security/roles/nurse/edit'
    const stale = formFields((await admin.get(page)).text)
    assert.equal((await send('nurse', { trustedDeviceDays: '21' })).status, 303)
    const late = await admin.post(page, { ...stale, trustedDeviceDays: '3', step: 'save' })
    assert.equal(late.status, 409)
    assert.match(late.text, /This role was already changed/)
  })

  it('is open to officers for reading, and closed to others and from other networks', async () => {
    const addresses = ['/security/roles', '/security/roles/physician', '/security/approvals']
    for (const path of addresses) {
      assert.equal((await officer.get(path)).status, 200, path)
      assert.equal((await admin.get(path)).status, 200, path)
    }
    for (const role of ['physician', 'audit_reviewer', 'admin_staff']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      for (const path of addresses) {
        assert.equal((await other.get(path)).status, 403, `${role} ${path}`)
      }
    }
    assert.equal((await officer.get('/security/roles/nurse/edit')).status, 403)
    assert.equal((await admin.get('/security/roles/no_such_role')).status, 404)
    assert.equal((await admin.get('/security/roles/awaiting_approval/edit')).status, 404)
    assert.equal((await officer.get('/security/approvals/not-an-id')).status, 404)
  })
})
