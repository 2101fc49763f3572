import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { totpCode } from '../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { linkTo, mailTo } from '../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'

const chosen = { newPassword: 'nine blue elephants dance', newPasswordConfirm: 'nine blue elephants dance' }

/** The proposal that waits about a user. */
const rightsRequestOf = async (testApp: TestApp, username: string) => {
  const [row] = await testApp.sql<{ id: string }>(
    `SELECT p.id FROM rights_proposals p JOIN users u ON u.id = p.user_id WHERE username = $1 AND outcome IS NULL`,
    [username],
  )
  return `/security/approvals/${row?.id ?? 'none'}`
}

const approve = async (address: string, who: Visitor) =>
  who.post(`${address}/approve`, { _csrf: await who.token() })

describe('users, for administrators', () => {
  let testApp: TestApp
  let admin: TestUser
  let browser: Visitor
  let count = 0

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    admin = await makeUser(testApp, 'system_admin')
    browser = await visit(testApp, admin)
    count += 1
  })

  const newcomer = () => ({
    username: `newcomer-${count}`,
    displayName: 'Zanele Mthembu',
    email: `newcomer-${count}@example.org`,
    role: 'nurse',
    licenceExpiresOn: '2027-01-31',
    trainingExpiresOn: '',
    emergencyAccess: 'on',
  })

  const make = (fields: Record<string, string> = {}, who = browser) =>
    who.submit('/admin/users/new', { ...newcomer(), ...fields })

  const makePlain = (fields: Record<string, string>) => {
    const { emergencyAccess: _box, ...plain } = newcomer()
    return browser.submit('/admin/users/new', { ...plain, ...fields })
  }

  type Row = {
    id: string
    email: string | null
    display_name: string
    role: string
    active: boolean
    password_hash: string | null
    email_confirmed_at: Date | null
    licence_expires_on: string | null
    training_expires_on: string | null
    emergency_access: boolean
  }

  const rowOf = async (username: string) => {
    const [row] = await testApp.sql<Row>(
      `SELECT u.*, r.name AS role, p.licence_expires_on::text, p.training_expires_on::text, p.emergency_access
        FROM users u JOIN roles r ON r.id = u.role_id JOIN security_profiles p ON p.user_id = u.id WHERE username = $1`,
      [username],
    )
    return row
  }

  const unchangedFields = async (user: TestUser) => {
    const row = await rowOf(user.username)
    assert.ok(row !== undefined)
    return {
      displayName: row.display_name,
      email: row.email ?? '',
      role: row.role,
      active: row.active ? 'yes' : 'no',
      licenceExpiresOn: row.licence_expires_on ?? '',
      trainingExpiresOn: row.training_expires_on ?? '',
      ...(row.emergency_access ? { emergencyAccess: 'on' } : {}),
    }
  }

  const change = async (user: TestUser, fields: Record<string, string>, who = browser) => {
    const page = `/admin/users/${user.id}/edit`
    const opened = await who.get(page)
    const version = /name="version" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
    return who.post(page, {
      ...(await unchangedFields(user)),
      version,
      ...fields,
      _csrf: csrfTokenOf(opened.text),
    })
  }

  describe('a new one', () => {
    it('gets a link by mail to a password that nobody else knows, and then sets up two-step verification', async () => {
      const answer = await make()
      assert.equal(answer.status, 303)
      const row = await rowOf(newcomer().username)
      assert.equal(answer.headers['location'], `/admin/users/${row?.id}`)
      assert.equal(row?.password_hash, null)
      assert.equal(row?.email_confirmed_at, null)
      assert.equal(row?.licence_expires_on, '2027-01-31')
      assert.equal(row?.emergency_access, true)
      const link = await linkTo(testApp, newcomer().email, 'first-password')
      const token = link.split('/').at(-1) ?? ''
      assert.ok(!(await browser.get(`/admin/users/${row?.id}`)).text.includes(token))
      const [created] = await auditRows(testApp, 'user.created')
      assert.equal(created?.resource_id, row?.id)
      assert.equal(created?.actor_id, admin.id)
      assert.equal(created?.details?.['role'], 'awaiting_approval')

      testApp.clock.advance({ hours: 71 })
      const nurse = new Visitor(testApp)
      assert.match((await nurse.get(link)).text, /Welcome: choose your password/)
      assert.equal((await nurse.submit(link, chosen)).status, 303)
      assert.notEqual((await rowOf(newcomer().username))?.email_confirmed_at, null)
      const signedIn = await nurse.submit('/login', {
        username: newcomer().username,
        password: chosen.newPassword,
      })
      assert.equal(signedIn.headers['location'], '/account/mfa/setup')
      assert.equal((await nurse.get('/patients')).headers['location'], '/account/mfa/setup')
      assert.equal((await new Visitor(testApp).get(link)).status, 404)
    })

    it('cannot sign in before', async () => {
      await make()
      for (const typed of ['', password, 'null']) {
        const answer = await new Visitor(testApp).submit('/login', {
          username: newcomer().username,
          password: typed,
        })
        assert.equal(answer.status, 422)
      }
    })

    it('has 72 hours; a link that is sent again makes the one before void', async () => {
      await make()
      const row = await rowOf(newcomer().username)
      const early = await linkTo(testApp, newcomer().email, 'first-password')
      testApp.clock.advance({ minutes: 4 })
      const page = `/admin/users/${row?.id}`
      assert.equal((await browser.submit(page, {}, `${page}/send-first-password`)).status, 303)
      const late = await linkTo(testApp, newcomer().email, 'first-password')
      assert.notEqual(late, early)
      assert.equal((await new Visitor(testApp).get(early)).status, 404)
      testApp.clock.advance({ hours: 72 })
      assert.equal((await new Visitor(testApp).get(late)).status, 404)
      await testApp.sql('DELETE FROM one_time_links')
    })

    for (const [what, fields, field] of [
      ['a username with a space', { username: 'a b' }, 'username'],
      ['no name', { displayName: ' ' }, 'displayName'],
      ['a name of two lines', { displayName: 'Ann\r\nBcc: all@example.org' }, 'displayName'],
      ['no address', { email: '' }, 'email'],
      ['something that is no address', { email: 'a@b' }, 'email'],
      ['an address of two lines', { email: 'a@example.org\r\nBcc: b@example.org' }, 'email'],
      ['no role', { role: '' }, 'role'],
      ['a role that there is not', { role: 'root' }, 'role'],
      ['a day that there is not', { licenceExpiresOn: '2027-02-31' }, 'licenceExpiresOn'],
      ['emergency access of a role without', { role: 'pharmacist' }, 'emergencyAccess'],
      ['another value in the box', { emergencyAccess: 'yes' }, 'emergencyAccess'],
    ] as const) {
      it(`is not made with ${what}; the field is named and the rest is kept`, async () => {
        const answer = await make(fields)
        assert.equal(answer.status, 422)
        assert.match(answer.text, new RegExp(`href="#${field}"`))
        assert.match(answer.text, field === 'displayName' ? /newcomer-/ : /Zanele Mthembu/)
        assert.equal(await rowOf(newcomer().username), undefined)
      })
    }

    it('is not made twice: username and address are named, and whose they are is not', async () => {
      const other = await makeUser(testApp, 'physician', { displayName: 'Dr Secret Name' })
      const sameName = await make({ username: other.username.toUpperCase() })
      assert.equal(sameName.status, 422)
      assert.match(sameName.text, /href="#username"/)
      const sameEmail = await make({ email: `${other.username}@Example.org` })
      assert.equal(sameEmail.status, 422)
      assert.match(sameEmail.text, /href="#email"/)
      assert.doesNotMatch(sameName.text + sameEmail.text, /Secret Name/)
      assert.deepEqual(await mailTo(testApp, newcomer().email), [])
    })

    it('gets nothing that the form does not ask for', async () => {
      await make({
        passwordHash: 'x',
        password: 'x',
        id: admin.id,
        emailConfirmedAt: '2020-01-01',
        active: 'no',
      })
      const row = await rowOf(newcomer().username)
      assert.equal(row?.password_hash, null)
      assert.equal(row?.email_confirmed_at, null)
      assert.equal(row?.active, true)
      assert.notEqual(row?.id, admin.id)
    })

    it('needs a code of the administrator that is not older than five minutes', async () => {
      assert.doesNotMatch((await browser.get('/admin/users/new')).text, /name="code"/)
      testApp.clock.advance({ minutes: 6 })
      assert.match((await browser.get('/admin/users/new')).text, /name="code"/)
      for (const code of ['', '000000']) {
        const answer = await make({ code })
        assert.equal(answer.status, 422)
        assert.match(answer.text, /href="#code"/)
        assert.match(answer.text, /Zanele Mthembu/)
      }
      assert.equal(await rowOf(newcomer().username), undefined)
      const code = totpCode(admin.totpSeed ?? '', testApp.clock.now())
      assert.equal((await make({ code })).status, 303)
    })
  })

  describe('with a role that reaches patients, prescribes, administers or audits', () => {
    it('is made at once and may do nothing until a second person has approved the role', async () => {
      for (const role of [
        'physician',
        'nurse',
        'pharmacist',
        'admin_staff',
        'audit_reviewer',
        'system_admin',
        'security_officer',
      ]) {
        const username = `${role.replace('_', '-')}-by-two-${count}`
        const made = await makePlain({ username, email: `${username}@example.org`, role })
        assert.equal(made.status, 303, role)
        assert.equal((await rowOf(username))?.role, 'awaiting_approval', role)
        assert.equal((await approve(await rightsRequestOf(testApp, username), browser)).status, 403, role)
        assert.equal((await rowOf(username))?.role, 'awaiting_approval', role)
      }
      assert.equal((await auditRows(testApp, 'rights.approved'))[0]?.rule, 'own-proposal')
      const username = `physician-by-two-${count}`
      const link = await linkTo(testApp, `${username}@example.org`, 'first-password')
      const doctor = new Visitor(testApp)
      await doctor.submit(link, chosen)
      await testApp.sql(
        `UPDATE roles SET mfa_required = false, updated_at = updated_at WHERE name = 'awaiting_approval'`,
      )
      await doctor.submit('/login', { username, password: chosen.newPassword })
      const start = await doctor.get('/')
      assert.equal(start.status, 200)
      assert.match(start.text, /waits for approval/)
      assert.equal((await doctor.get('/patients')).status, 403)
      const officer = await visit(testApp, await makeUser(testApp, 'security_officer'))
      assert.equal((await approve(await rightsRequestOf(testApp, username), officer)).status, 303)
      assert.equal((await rowOf(username))?.role, 'physician')
      const [row] = await auditRows(testApp, 'user.role-changed')
      assert.equal(row?.details?.['after'], 'physician')
      await testApp.sql(`UPDATE roles SET mfa_required = true WHERE name = 'awaiting_approval'`)
    })

    it('keeps what a colleague may until then, and is nothing they approve of themselves', async () => {
      const officer = await makeUser(testApp, 'security_officer')
      assert.equal((await change(officer, { role: 'system_admin' })).status, 303)
      assert.equal((await rowOf(officer.username))?.role, 'security_officer')
      const address = await rightsRequestOf(testApp, officer.username)
      assert.equal((await approve(address, await visit(testApp, officer))).status, 403)
      assert.equal((await auditRows(testApp, 'rights.approved'))[0]?.rule, 'gains-by-it')
      const again = await change(officer, { role: 'audit_reviewer' })
      assert.equal(again.status, 409)
      assert.match(again.text, /was already proposed by you at/)
      assert.equal((await change(officer, { role: 'patient' })).status, 303)
      const second = await visit(testApp, await makeUser(testApp, 'system_admin'))
      assert.equal((await approve(address, second)).status, 303)
      assert.equal((await rowOf(officer.username))?.role, 'patient')
      assert.match((await second.get(address)).text, /Overtaken/)
    })

    it('cannot be put into the role of those who wait by hand', async () => {
      assert.equal((await makePlain({ role: 'awaiting_approval' })).status, 422)
      const nurse = await makeUser(testApp, 'nurse')
      assert.equal((await change(nurse, { role: 'awaiting_approval' })).status, 422)
    })
  })

  describe('a change', () => {
    let nurse: TestUser
    let ward: Visitor

    beforeEach(async () => {
      nurse = await makeUser(testApp, 'nurse')
      ward = await visit(testApp, nurse)
    })

    it('of the role holds at the next request and is recorded with both', async () => {
      assert.equal((await ward.get('/patients')).status, 200)
      assert.equal((await change(nurse, { role: 'system_admin', emergencyAccess: '' })).status, 422)
      const { emergencyAccess: _box, ...fields } = await unchangedFields(nurse)
      const page = `/admin/users/${nurse.id}`
      const answer = await browser.submit(`${page}/edit`, { ...fields, role: 'patient' }, page)
      assert.equal(answer.status, 303)
      assert.equal((await ward.get('/patients')).status, 403)
      const [row] = await auditRows(testApp, 'user.role-changed')
      assert.deepEqual(row?.details, { before: 'nurse', after: 'patient' })
      assert.equal(row?.resource_id, nurse.id)
      assert.equal(row?.actor_id, admin.id)
    })

    it('that disables ends every session at the next request, and enabling brings none back', async () => {
      assert.equal((await change(nurse, { active: 'no' })).status, 303)
      assert.match((await ward.get('/patients')).headers['location'] ?? '', /^\/login/)
      const signIn = await new Visitor(testApp).submit('/login', { username: nurse.username, password })
      assert.equal(signIn.status, 422)
      assert.equal((await auditRows(testApp, 'user.disabled'))[0]?.resource_id, nurse.id)
      assert.equal((await change(nurse, { active: 'yes' })).status, 303)
      assert.equal((await auditRows(testApp, 'user.enabled'))[0]?.resource_id, nurse.id)
      assert.match((await ward.get('/patients')).headers['location'] ?? '', /^\/login/)
    })

    it('of the address has to be confirmed and three days old before it is used, tells the one before, and makes links void', async () => {
      await new Visitor(testApp).submit('/password/forgot', { email: `${nurse.username}@example.org` })
      const old = await linkTo(testApp, `${nurse.username}@example.org`, 'password-reset')
      const email = `new-${nurse.username}@example.org`
      assert.equal((await change(nurse, { email })).status, 303)
      assert.equal((await new Visitor(testApp).get(old)).status, 404)
      assert.ok(
        (await mailTo(testApp, `${nurse.username}@example.org`)).some(({ kind }) => kind === 'email-changed'),
      )
      await new Visitor(testApp).submit('/password/forgot', { email })
      assert.deepEqual(
        (await mailTo(testApp, email)).map(({ kind }) => kind),
        ['confirm-email'],
      )
      const link = await linkTo(testApp, email, 'confirm-email')
      const stranger = new Visitor(testApp)
      assert.equal((await stranger.get(link)).status, 200)
      assert.equal((await rowOf(nurse.username))?.email_confirmed_at, null)
      assert.equal((await stranger.submit(link, {})).status, 303)
      assert.notEqual((await rowOf(nurse.username))?.email_confirmed_at, null)
      await new Visitor(testApp).submit('/password/forgot', { email })
      assert.ok(!(await mailTo(testApp, email)).some(({ kind }) => kind === 'password-reset'))
      const [refused] = await auditRows(testApp, 'password.link-sent')
      assert.deepEqual([refused?.outcome, refused?.rule], ['refused', 'address-not-settled'])
      testApp.clock.advance({ hours: 72 })
      await new Visitor(testApp).submit('/password/forgot', { email })
      assert.match(await linkTo(testApp, email, 'password-reset'), /^\/password\/reset\//)
    })

    it('of an address that somebody else has is refused at the field', async () => {
      const answer = await change(nurse, { email: `${admin.username}@example.org` })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /href="#email"/)
      assert.doesNotMatch(answer.text, new RegExp(admin.displayName.replace(/ \d+$/, ' administrator \\d')))
    })

    it('does not go over what another administrator changed meanwhile', async () => {
      const opened = await browser.get(`/admin/users/${nurse.id}/edit`)
      const version = /name="version" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
      assert.equal((await change(nurse, { displayName: 'First Name' })).status, 303)
      const late = await change(nurse, { displayName: 'Second Name', version })
      assert.equal(late.status, 409)
      assert.match(late.text, /This user was already changed/)
      assert.match(late.text, /First Name/)
      assert.equal((await rowOf(nurse.username))?.display_name, 'First Name')
    })

    it('lets one of two at the same moment win', async () => {
      const opened = await browser.get(`/admin/users/${nurse.id}/edit`)
      const version = /name="version" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
      const fields = { ...(await unchangedFields(nurse)), version, _csrf: csrfTokenOf(opened.text) }
      const answers = await Promise.all(
        ['One', 'Two'].map((displayName) =>
          browser.post(`/admin/users/${nurse.id}/edit`, { ...fields, displayName }),
        ),
      )
      assert.equal(answers.filter(({ status }) => status === 303).length, 1)
      assert.equal(answers.filter(({ status }) => status === 409).length, 1)
    })

    it('needs a fresh code, and so does the link to a first password', async () => {
      testApp.clock.advance({ minutes: 6 })
      assert.equal((await change(nurse, { displayName: 'Other Name' })).status, 422)
      assert.equal((await rowOf(nurse.username))?.display_name, nurse.displayName)
      await testApp.sql('UPDATE users SET password_hash = NULL WHERE id = $1', [nurse.id])
      const page = `/admin/users/${nurse.id}`
      const answer = await browser.submit(page, { code: '000000' }, `${page}/send-first-password`)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /href="#code"/)
      assert.deepEqual(await mailTo(testApp, `${nurse.username}@example.org`), [])
    })

    it('of a password is not an administrator’s: anyone who has one gets no first link', async () => {
      const page = `/admin/users/${nurse.id}`
      const token = csrfTokenOf((await browser.get(`${page}/edit`)).text)
      const answer = await browser.post(`${page}/send-first-password`, { _csrf: token })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /has chosen a password already/)
      assert.deepEqual(await mailTo(testApp, `${nurse.username}@example.org`), [])
    })

    for (const [field, value, says] of [
      ['role', 'physician', /Nobody changes their own role/],
      ['active', 'no', /Nobody disables their own account/],
      ['email', 'mine@example.org', /under “Your account”/],
    ] as const) {
      it(`of one’s own ${field} is refused in words`, async () => {
        const answer = await change(admin, { [field]: value })
        assert.equal(answer.status, 422)
        assert.match(answer.text, says)
        const row = await rowOf(admin.username)
        assert.equal(row?.role, 'system_admin')
        assert.equal(row?.active, true)
        assert.equal(row?.email, `${admin.username}@example.org`)
      })
    }

    it('of one’s own name goes', async () => {
      assert.equal((await change(admin, { displayName: 'Another Name' })).status, 303)
    })

    it('of somebody who is not there answers 404', async () => {
      const token = csrfTokenOf((await browser.get('/admin/users/new')).text)
      for (const id of ['0198a000-0000-7000-8000-000000000000', 'not-an-id']) {
        assert.equal((await browser.get(`/admin/users/${id}/edit`)).status, 404)
        for (const end of ['', '/edit', '/send-first-password']) {
          const answer = await browser.post(`/admin/users/${id}${end}`, { _csrf: token, displayName: 'x' })
          assert.equal(answer.status, 404, end)
        }
      }
    })
  })

  it('are for system administrators only', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    for (const role of ['security_officer', 'audit_reviewer', 'physician', 'admin_staff', 'patient']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      const token = await other.token()
      assert.equal((await other.get('/admin/users/new')).status, 403, role)
      assert.equal((await other.get(`/admin/users/${nurse.id}/edit`)).status, 403, role)
      for (const path of ['new', nurse.id, `${nurse.id}/edit`, `${nurse.id}/send-first-password`]) {
        const answer = await other.post(`/admin/users/${path}`, { ...newcomer(), _csrf: token })
        assert.equal(answer.status, 403, `${role} ${path}`)
      }
    }
    assert.equal(await rowOf(newcomer().username), undefined)
    assert.equal((await rowOf(nurse.username))?.display_name, nurse.displayName)
  })

  it('are for the networks of administration only', async () => {
    const closed = await startTestApp({ environment: { ADMIN_ALLOWED_IPS: '10.1.0.0/16' } })
    try {
      const own = await visit(closed, await makeUser(closed, 'system_admin'))
      const token = await own.token()
      assert.equal((await own.get('/admin/users/new')).status, 403)
      assert.equal((await own.post('/admin/users/new', { ...newcomer(), _csrf: token })).status, 403)
      assert.equal((await auditRows(closed, 'user.created'))[0]?.rule, 'network-not-allowed')
    } finally {
      await closed.close()
    }
  })
})

describe('one’s own e-mail address', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    await testApp.sql('DELETE FROM rate_limits')
    clerk = await makeUser(testApp, 'admin_staff')
    browser = await visit(testApp, clerk)
  })

  const ask = (fields: Record<string, string> = {}, who = browser) =>
    who.submit('/account/email', {
      email: `new-${clerk.username}@example.org`,
      currentPassword: password,
      ...fields,
    })

  const stored = async () => {
    const [row] = await testApp.sql<{ email: string; role_id: string; active: boolean }>(
      'SELECT email, role_id, active FROM users WHERE id = $1',
      [clerk.id],
    )
    return row
  }

  it('changes once its owner has pressed the button behind the link, and the old one is told', async () => {
    assert.equal((await ask()).status, 303)
    assert.equal((await stored())?.email, `${clerk.username}@example.org`)
    assert.deepEqual(
      (await mailTo(testApp, `${clerk.username}@example.org`)).map(({ kind }) => kind),
      ['email-changed'],
    )
    const link = await linkTo(testApp, `new-${clerk.username}@example.org`, 'confirm-email')
    const page = await browser.get(link)
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
    assert.equal((await stored())?.email, `${clerk.username}@example.org`)
    assert.equal((await browser.post(link)).status, 403)
    assert.equal((await browser.submit(link, {})).headers['location'], '/account/email')
    assert.equal((await stored())?.email, `new-${clerk.username}@example.org`)
    assert.equal((await browser.get(link)).status, 404)
    assert.equal((await auditRows(testApp, 'email.confirmed'))[0]?.resource_id, clerk.id)
  })

  it('is not changed without the current password, nor to what is no address', async () => {
    for (const fields of [{ currentPassword: '' }, { currentPassword: 'wrong' }, { email: 'no address' }]) {
      assert.equal((await ask(fields)).status, 422)
    }
    assert.deepEqual(await mailTo(testApp, `new-${clerk.username}@example.org`), [])
  })

  it('needs a code of those who have a second factor', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const ward = await visit(testApp, nurse)
    assert.equal((await ask({ email: 'n@example.org' }, ward)).status, 422)
    testApp.clock.advance({ seconds: 30 })
    const code = totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    assert.equal((await ask({ email: 'n@example.org', code }, ward)).status, 303)
  })

  it('tells nobody whether an address is somebody else’s, and never takes it from them', async () => {
    const other = await makeUser(testApp, 'admin_staff')
    const answer = await ask({ email: `${other.username}@example.org` })
    assert.equal(answer.status, 303)
    const link = await linkTo(testApp, `${other.username}@example.org`, 'confirm-email')
    assert.equal((await new Visitor(testApp).submit(link, {})).status, 404)
    assert.equal((await stored())?.email, `${clerk.username}@example.org`)
  })

  it('is all that its form changes', async () => {
    const row = await stored()
    const [role] = await testApp.sql<{ id: string }>(`SELECT id FROM roles WHERE name = 'system_admin'`)
    await ask({
      role: 'system_admin',
      roleId: role?.id ?? '',
      active: 'no',
      userId: 'x',
      kind: 'first-password',
    })
    await browser.submit('/account/password', {
      currentPassword: password,
      ...chosen,
      role: 'system_admin',
      roleId: role?.id ?? '',
    })
    assert.deepEqual(await stored(), row)
  })

  it('is not confirmed by a link of another kind, nor a password chosen by its link', async () => {
    await ask()
    const link = await linkTo(testApp, `new-${clerk.username}@example.org`, 'confirm-email')
    assert.equal((await browser.get(link.replace('/account/email/confirm/', '/password/reset/'))).status, 404)
  })
})
