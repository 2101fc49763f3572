import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import supertest from 'supertest'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const fresh = 'nine blue elephants dance'

describe('changing one’s password', () => {
  let testApp: TestApp
  let clerk: TestUser
  let browser: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    clerk = await makeUser(testApp, 'admin_staff')
    browser = await visit(testApp, clerk)
  })

  const change = (fields: Record<string, string> = {}, who = browser) =>
    who.submit('/account/password', {
      currentPassword: password,
      newPassword: fresh,
      newPasswordConfirm: fields['newPassword'] ?? fresh,
      ...fields,
    })

  const hashOf = async ({ id }: TestUser) => {
    const [row] = await testApp.sql<{ password_hash: string }>(
      'SELECT password_hash FROM users WHERE id = $1',
      [id],
    )
    return row?.password_hash
  }

  const signsIn = async (user: TestUser, typed: string) => {
    const answer = await new Visitor(testApp).submit('/login', { username: user.username, password: typed })
    return answer.status === 303
  }

  it('puts the new one in the place of the old, keeps this session and ends every other', async () => {
    const other = await visit(testApp, clerk)
    const earlier = browser.cookie
    const answer = await change()
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/account/sessions')
    assert.match((await browser.get('/account/sessions')).text, /Your password is changed/)
    assert.notEqual(browser.cookie, earlier)
    assert.equal((await supertest(testApp.app).get('/').set('Cookie', earlier)).status, 303)
    assert.equal((await other.get('/')).headers['location'], '/login')
    assert.equal(await signsIn(clerk, password), false)
    assert.equal(await signsIn(clerk, fresh), true)
    const [row] = await auditRows(testApp, 'password.changed')
    assert.equal(row?.actor_id, clerk.id)
    assert.equal(row?.resource_id, clerk.id)
    const ended = await testApp.sql<{ id: string }>(
      `SELECT id FROM session_metadata WHERE user_id = $1 AND ended_reason = 'credentials-changed'`,
      [clerk.id],
    )
    assert.deepEqual(
      row?.details?.['sessionsEnded'],
      ended.map(({ id }) => id),
    )
    assert.equal(ended.length, 1)
  })

  it('holds for the session that goes on when its very moment is that of the change, and afterwards', async () => {
    await change()
    assert.equal((await browser.get('/patients')).status, 200)
    testApp.clock.advance({ minutes: 5 })
    assert.equal((await browser.get('/patients')).status, 200)
  })

  it('is stored as a salted Argon2id hash', async () => {
    await change()
    assert.match((await hashOf(clerk)) ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const other = await makeUser(testApp, 'admin_staff')
    await change({}, await visit(testApp, other))
    assert.notEqual(await hashOf(other), await hashOf(clerk))
  })

  for (const [what, fields, field, says] of [
    ['no current password', { currentPassword: '' }, 'currentPassword', /Enter your current password/],
    [
      'a wrong current password',
      { currentPassword: 'wrong' },
      'currentPassword',
      /not your current password/,
    ],
    ['no new password', { newPassword: '' }, 'newPassword', /Enter a new password/],
    ['a new one that is too short', { newPassword: '14 characters!' }, 'newPassword', /at least 15/],
    ['a new one that is too long', { newPassword: 'ab '.repeat(43) }, 'newPassword', /at most 128/],
    ['a common one', { newPassword: 'passwordpassword' }, 'newPassword', /tried first/],
    ['the product’s name', { newPassword: 'medguardmedguard' }, 'newPassword', /easily guessed/],
    ['two that differ', { newPasswordConfirm: `${fresh} ` }, 'newPasswordConfirm', /not the same/],
    ['the current one again', { newPassword: password }, 'newPassword', /last 5/],
  ] as const) {
    it(`refuses ${what}, says so at the field, and shows nothing of what was typed`, async () => {
      const hash = await hashOf(clerk)
      const answer = await change(fields)
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.match(answer.text, new RegExp(`href="#${field}"`))
      assert.doesNotMatch(answer.text, new RegExp(`${password}|${fresh}|14 characters!`))
      assert.equal(await hashOf(clerk), hash)
    })
  }

  it('keeps every character, of 100 as of 20, spaces at the ends too', async () => {
    const long = ` ${Array.from({ length: 98 }, (_, index) => String.fromCodePoint(0x61 + ((index * index) % 26))).join('')} `
    assert.equal((await change({ newPassword: long })).status, 303)
    assert.equal(await signsIn(clerk, `${long.slice(0, 89)}#${long.slice(90)}`), false)
    assert.equal(await signsIn(clerk, long.trim()), false)
    assert.equal(await signsIn(clerk, long), true)
  })

  it('knows a password by its characters, however they are composed', async () => {
    assert.equal((await change({ newPassword: 'José café Zoë naïve jalapeño'.normalize('NFD') })).status, 303)
    assert.equal(await signsIn(clerk, 'José café Zoë naïve jalapeño'.normalize('NFC')), true)
  })

  it('takes none of the last five again, and forgets those before', async () => {
    const used = [password]
    for (const number of [1, 2, 3, 4, 5, 6]) {
      const next = `elephant number ${number} dances`
      assert.equal((await change({ currentPassword: used.at(-1) ?? '', newPassword: next })).status, 303)
      used.push(next)
    }
    const current = used.at(-1) ?? ''
    for (const earlier of used.slice(1, -1)) {
      assert.equal((await change({ currentPassword: current, newPassword: earlier })).status, 422, earlier)
    }
    const [kept] = await testApp.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM password_history WHERE user_id = $1',
      [clerk.id],
    )
    assert.equal(kept?.count, 5)
    assert.equal((await change({ currentPassword: current, newPassword: password })).status, 303)
  })

  it('is closed for a while after five wrong current passwords; signing in is not', async () => {
    for (const _ of Array.from({ length: 5 })) {
      await change({ currentPassword: 'wrong' })
    }
    assert.equal((await change()).status, 422)
    assert.equal(await signsIn(clerk, password), true)
    const [row] = await auditRows(testApp, 'password.change-refused')
    assert.equal(row?.rule, 'limited')
    assert.equal(row?.actor_id, clerk.id)
  })

  it('lets one of several changes at the same moment win', async () => {
    const token = csrfTokenOf((await browser.get('/account/password')).text)
    const answers = await Promise.all(
      [1, 2, 3].map((number) => {
        const newPassword = `elephant number ${number} dances`
        return browser.post('/account/password', {
          currentPassword: password,
          newPassword,
          newPasswordConfirm: newPassword,
          _csrf: token,
        })
      }),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    const rows = (await auditRows(testApp, 'password.changed')).filter((row) => row.actor_id === clerk.id)
    assert.equal(rows.length, 1)
  })

  it('does not happen when it cannot be recorded', async () => {
    const hash = await hashOf(clerk)
    const token = csrfTokenOf((await browser.get('/account/password')).text)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await browser.post('/account/password', {
      currentPassword: password,
      newPassword: fresh,
      newPasswordConfirm: fresh,
      _csrf: token,
    })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal(await hashOf(clerk), hash)
  })

  it('is answered with an error of the form when fields come twice or as lists', async () => {
    const hash = await hashOf(clerk)
    const token = csrfTokenOf((await browser.get('/account/password')).text)
    for (const body of [
      `currentPassword=${password}&newPassword=x&newPassword=y&newPasswordConfirm=x`,
      `currentPassword[]=${password}&newPassword[]=${fresh}&newPasswordConfirm[]=${fresh}`,
      '__proto__[currentPassword]=x',
    ]) {
      assert.equal((await browser.post('/account/password', `${body}&_csrf=${token}`)).status, 422)
    }
    assert.equal(await hashOf(clerk), hash)
  })

  it('needs twelve characters where the role requires a second factor, and a new code when the last is old', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const ward = await visit(testApp, nurse)
    const short = { newPassword: 'dwarf42 piano', newPasswordConfirm: 'dwarf42 piano' }
    assert.doesNotMatch((await ward.get('/account/password')).text, /name="code"/)
    testApp.clock.advance({ minutes: 6 })
    assert.match((await ward.get('/account/password')).text, /name="code"/)
    const hash = await hashOf(nurse)
    assert.equal((await change({ ...short, code: '000000' }, ward)).status, 422)
    assert.equal((await change(short, ward)).status, 422)
    assert.equal(await hashOf(nurse), hash)
    const code = totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    const wrong = await change({ ...short, code, currentPassword: 'wrong' }, ward)
    assert.equal(wrong.status, 422)
    assert.doesNotMatch(wrong.text, /name="code"/)
    assert.equal((await change(short, ward)).status, 303)
    assert.notEqual(await hashOf(nurse), hash)
  })

  it('is not for strangers, nor for those whose code is due', async () => {
    assert.equal(
      (await new Visitor(testApp).get('/account/password')).headers['location'],
      '/login?next=%2Faccount%2Fpassword',
    )
    const nurse = await makeUser(testApp, 'nurse')
    const half = new Visitor(testApp)
    await half.submit('/login', { username: nurse.username, password })
    assert.equal((await half.get('/account/password')).status, 303)
    const token = csrfTokenOf((await half.get('/login/mfa')).text)
    const hash = await hashOf(nurse)
    await half.post('/account/password', {
      currentPassword: password,
      newPassword: fresh,
      newPasswordConfirm: fresh,
      _csrf: token,
    })
    assert.equal(await hashOf(nurse), hash)
  })

  describe('when it is due', () => {
    let person: TestUser
    let due: Visitor

    beforeEach(async () => {
      person = await makeUser(testApp, 'admin_staff')
      await testApp.sql('UPDATE users SET password_change_required = true WHERE id = $1', [person.id])
      due = new Visitor(testApp)
    })

    const signIn = (next: string) => due.submit('/login', { username: person.username, password, next })

    it('is the only page that opens, and leads on to where one wanted to go', async () => {
      assert.equal((await signIn('/patients?q=modise')).headers['location'], '/account/password')
      for (const path of ['/', '/patients', '/account/sessions', '/patients/new', '/login/mfa']) {
        const answer = await due.get(path)
        assert.equal(answer.status, 303, path)
      }
      const page = await due.get('/account/password')
      assert.match(page.text, /Choose a new password/)
      assert.doesNotMatch(page.text, /Main menu/)
      const answer = await change({}, due)
      assert.equal(answer.headers['location'], '/patients?q=modise')
      assert.equal((await due.get('/patients')).status, 200)
      const [row] = await auditRows(testApp, 'sign-in.succeeded')
      assert.equal(row?.actor_id, person.id)
    })

    it('is not done with by the old password', async () => {
      await signIn('')
      assert.equal((await change({ newPassword: password }, due)).status, 422)
      assert.equal((await due.get('/')).headers['location'], '/account/password')
    })
  })
})
