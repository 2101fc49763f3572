import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { needsApproval, noReach, type Reach } from '../../server/administration/roles/grave-rights.ts'
import { makePatient, makeUser, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { linkTo, mailTo } from '../mail/read-mail.ts'
import { visit, Visitor } from '../support/request.ts'
import { formFields } from '../security/form-fields.ts'

const chosen = { newPassword: 'nine blue elephants dance', newPasswordConfirm: 'nine blue elephants dance' }

const reach = (changes: Partial<Reach> = {}): Reach => ({ ...noReach, ...changes })

describe('the reach to patients takes two people', () => {
  let testApp: TestApp
  let adminUser: TestUser
  let admin: Visitor
  let officer: Visitor
  let count = 0

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    adminUser = await makeUser(testApp, 'system_admin')
    admin = await visit(testApp, adminUser)
    officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
    count += 1
  })

  const username = () => `colleague-${count}`
  const address = (which: string) => `${which}-${count}@example.org`

  const make = (role: string) =>
    admin.submit('/admin/users/new', {
      username: username(),
      displayName: 'Zanele Mthembu',
      email: address('first'),
      role,
    })

  type Row = { id: string; role: string; password_hash: string | null; emergency_access: boolean }

  const user = async (name = username()): Promise<Row> => {
    const [row] = await testApp.sql<Row>(
      `SELECT u.id, u.password_hash, r.name AS role, p.emergency_access FROM users u
        JOIN roles r ON r.id = u.role_id JOIN security_profiles p ON p.user_id = u.id WHERE username = $1`,
      [name],
    )
    return row ?? assert.fail(`nobody is called ${name}`)
  }

  const edit = async (id: string, changes: Record<string, string>) => {
    const page = `/admin/users/${id}/edit`
    return admin.submit(page, { ...formFields((await admin.get(page)).text), ...changes })
  }

  const approvals = async (userId: string) =>
    (
      await testApp.sql<{ id: string }>(
        'SELECT id FROM rights_proposals WHERE user_id = $1 AND outcome IS NULL',
        [userId],
      )
    ).map(({ id }) => `/security/approvals/${id}`)

  const waiting = async (userId: string): Promise<string> => (await approvals(userId))[0] ?? 'nothing waits'

  const approve = async (page: string, who = officer) =>
    who.post(`${page}/approve`, { _csrf: await who.token() })

  const firstLinks = async (to: string) =>
    (await mailTo(testApp, to)).filter(({ kind }) => kind === 'first-password').length

  it('so no administrator makes a nurse and a clerk who together open a chart', async () => {
    for (const role of ['nurse', 'admin_staff', 'pharmacist', 'physician']) {
      count += 1
      assert.equal((await make(role)).status, 303)
      const made = await user()
      assert.equal(made.role, 'awaiting_approval', role)
      assert.equal((await approve(await waiting(made.id), admin)).status, 403, role)
      assert.equal((await user()).role, 'awaiting_approval', role)
    }
  })

  it('but an account that reaches nobody’s record is made by one', async () => {
    await make('patient')
    assert.equal((await user()).role, 'patient')
  })

  it('and the second person sees to which address the link to a password goes', async () => {
    await make('nurse')
    const { id } = await user()
    const page = await officer.get(await waiting(id))
    assert.ok(page.text.includes(address('first')))
    assert.equal((await approve(await waiting(id))).status, 303)
    assert.equal((await user()).role, 'nurse')
  })

  it('and an address that is changed before the approval is the one that the second person sees', async () => {
    await make('physician')
    const { id } = await user()
    const first = await waiting(id)
    assert.equal((await edit(id, { email: address('second') })).status, 303)
    assert.match((await officer.get(first)).text, /Overtaken/)
    const [now = '', ...others] = await approvals(id)
    assert.deepEqual(others, [])
    assert.ok((await officer.get(now)).text.includes(address('second')))
    assert.equal((await approve(first)).status, 409)
    assert.equal((await user()).role, 'awaiting_approval')
    assert.equal((await approve(now)).status, 303)
    assert.equal((await user()).role, 'physician')
  })

  it('and a password that was chosen by a link to another address is gone when the address changes', async () => {
    await make('physician')
    const { id } = await user()
    await new Visitor(testApp).submit(await linkTo(testApp, address('first'), 'first-password'), chosen)
    assert.notEqual((await user()).password_hash, null)
    assert.equal((await edit(id, { email: address('second') })).status, 303)
    assert.equal((await user()).password_hash, null)
    const stranger = new Visitor(testApp)
    const login = { username: username(), password: chosen.newPassword }
    assert.equal((await stranger.submit('/login', login)).status, 422)
    assert.equal(await firstLinks(address('second')), 1)
  })

  it('and an address that is changed after the approval gets no link until a second person has seen it', async () => {
    await make('physician')
    const { id } = await user()
    await approve(await waiting(id))
    const changed = await edit(id, { email: address('second') })
    assert.equal(changed.status, 303)
    assert.match(
      (await admin.get(`/admin/users/${id}`)).text,
      /A second person has to approve the e-mail address/,
    )
    assert.equal(await firstLinks(address('second')), 0)
    const page = `/admin/users/${id}`
    const refused = await admin.submit(page, {}, `${page}/send-first-password`)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /once a second person has approved the address/)
    assert.equal(await firstLinks(address('second')), 0)
    const proposal = await waiting(id)
    assert.equal((await approve(proposal, admin)).status, 403)
    assert.ok((await officer.get(proposal)).text.includes(address('second')))
    assert.equal((await approve(proposal)).status, 303)
    assert.equal(await firstLinks(address('second')), 1)
    assert.equal((await user()).role, 'physician')
  })

  it('or until 72 hours are over', async () => {
    await make('patient')
    const { id } = await user()
    await edit(id, { email: address('second') })
    assert.equal(await firstLinks(address('second')), 0)
    testApp.clock.advance({ hours: 73 })
    const again = await visit(testApp, await makeUser(testApp, 'system_admin'))
    const page = `/admin/users/${id}`
    assert.equal((await again.submit(page, {}, `${page}/send-first-password`)).status, 303)
    assert.equal(await firstLinks(address('second')), 1)
  })

  it('and nobody names a colleague for emergency access alone', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    await testApp.sql('UPDATE security_profiles SET emergency_access = false WHERE user_id = $1', [nurse.id])
    assert.equal((await edit(nurse.id, { emergencyAccess: 'on' })).status, 303)
    assert.equal((await user(nurse.username)).emergency_access, false)
    const proposal = await waiting(nurse.id)
    assert.match((await officer.get(proposal)).text, /Named for emergency access/)
    assert.equal((await approve(proposal)).status, 303)
    assert.equal((await user(nurse.username)).emergency_access, true)
    const { emergencyAccess: _box, ...without } = formFields(
      (await admin.get(`/admin/users/${nurse.id}/edit`)).text,
    )
    assert.equal((await admin.submit(`/admin/users/${nurse.id}/edit`, without)).status, 303)
    assert.equal((await user(nurse.username)).emergency_access, false)
  })

  it('nor lets a role reach more of patients alone', async () => {
    const page = '/security/roles/nurse/edit'
    const fields = formFields((await admin.get(page)).text)
    const answer = await admin.submit(page, {
      ...fields,
      'right-prescription.dispense': 'on',
      reason: 'New task',
      step: 'save',
    })
    assert.match(answer.headers['location'] ?? '', /^\/security\/approvals\//)
    const rights = await testApp.sql(
      `SELECT FROM role_permissions p JOIN roles r ON r.id = p.role_id
        WHERE r.name = 'nurse' AND permission = 'prescription.dispense'`,
    )
    assert.deepEqual(rights, [])
  })

  describe('whether a second person is needed', () => {
    for (const scope of ['care_team', 'prescribed', 'demographics'] as const) {
      it(`is so where the records of ${scope} open, and not where they close`, () => {
        assert.ok(needsApproval(noReach, reach({ patientScope: scope })))
        assert.ok(!needsApproval(reach({ patientScope: scope }), noReach))
        assert.ok(!needsApproval(reach({ patientScope: scope }), reach({ patientScope: scope })))
      })
    }

    it('is so where emergency access is switched on, and not where it is switched off', () => {
      assert.ok(needsApproval(noReach, reach({ emergencyAccess: true })))
      assert.ok(!needsApproval(reach({ emergencyAccess: true }), noReach))
    })

    it('is so for charts, care teams, dispensing and emergency access, each by itself', () => {
      for (const right of [
        'chart.read',
        'chart.write',
        'care-team.manage',
        'prescription.dispense',
        'emergency-access.use',
        'emergency-access.approve',
      ] as const) {
        assert.ok(needsApproval(noReach, reach({ permissions: [right] })), right)
      }
    })

    it('is not so for one’s own record and pages', () => {
      const permissions = ['own-record.read', 'page.edit', 'page.publish'] as const
      assert.ok(!needsApproval(noReach, reach({ permissions, patientScope: 'own' })))
    })
  })

  it('and officers are told when a new account comes into a care team, and not of an old one', async () => {
    const clerk = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const patient = await makePatient(testApp, {})
    const nurse = await makeUser(testApp, 'nurse')
    const old = await makeUser(testApp, 'nurse')
    await testApp.sql(`UPDATE users SET created_at = $2 WHERE id = $1`, [
      old.id,
      new Date('2025-01-01T00:00:00Z'),
    ])
    for (const one of [nurse, old]) {
      const answer = await clerk.submit(`/patients/${patient.id}/care-team`, {
        userId: one.id,
        relationship: 'covering',
        until: '',
      })
      assert.equal(answer.status, 303)
    }
    const alerts = await testApp.sql<{ user_id: string }>(
      `SELECT user_id FROM alerts WHERE kind = 'new-account-assigned' AND patient_id = $1`,
      [patient.id],
    )
    assert.deepEqual(alerts, [{ user_id: nurse.id }])
    assert.match((await officer.get('/security/alerts')).text, /[Nn]ew account assigned/)
  })
})
