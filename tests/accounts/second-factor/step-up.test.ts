import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { createPassport } from '../../../middleware/passport.ts'
import { actions, type Action } from '../../../server/access/actions.ts'
import { createRoutes } from '../../../server/routes.ts'
import {
  assignCare,
  makePatient,
  makePrescription,
  makeUser,
  password,
  type TestUser,
} from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, Visitor } from '../../support/request.ts'
import { codeNow, freshCode, half, newlyEnrolled } from './second-factor-steps.ts'

const exportAddress = '/audit/export?format=csv'
const confirmAddress = `/account/confirm?next=${encodeURIComponent(exportAddress)}`

const tokenOf = (browser: Visitor) => browser.token()

const needing = (declared: readonly Action[]) => declared.filter((action) => 'stepUp' in actions[action])

describe('what is grave', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    await testApp.sql('DELETE FROM rate_limits')
  })

  const stale = async (user: TestUser) => {
    const browser = await visit(testApp, user)
    testApp.clock.advance({ minutes: 6 })
    return browser
  }

  it('just works within five minutes of signing in with a code', async () => {
    const browser = await visit(testApp, await makeUser(testApp, 'audit_reviewer'))
    testApp.clock.advance({ minutes: 5 })
    assert.equal((await browser.get(exportAddress)).status, 200)
  })

  it('sends a page that is the act itself by way of a code, and on to it afterwards', async () => {
    const auditor = await makeUser(testApp, 'audit_reviewer')
    const browser = await stale(auditor)
    const earlier = await auditRows(testApp, 'audit.exported')
    const refused = await browser.get(exportAddress)
    assert.equal(refused.status, 303)
    assert.equal(refused.headers['location'], confirmAddress)
    assert.equal(refused.headers['content-disposition'], undefined)
    // That a code was asked for is no refusal, and nothing was exported.
    assert.equal((await auditRows(testApp, 'audit.exported')).length, earlier.length)
    const [row] = await auditRows(testApp, 'session.proof-asked')
    assert.deepEqual(
      [row?.outcome, row?.severity, row?.rule, row?.details?.['for'], row?.actor_id],
      ['success', 'info', 'fresh-code-needed', 'audit.exported', auditor.id],
    )
    const asked = await browser.get(confirmAddress)
    assert.match(asked.text, /Confirm that it is you/)
    assert.match(asked.text, /name="code"/)
    const used = codeNow(testApp, auditor.totpSeed)
    const cookie = browser.cookie
    const right = await browser.submit(
      confirmAddress,
      { code: used, next: exportAddress },
      '/account/confirm',
    )
    assert.equal(right.status, 303)
    assert.equal(right.headers['location'], exportAddress)
    assert.equal((await auditRows(testApp, 'session.confirmed'))[0]?.actor_id, auditor.id)
    assert.notEqual(browser.cookie, cookie)
    const replayed = await new Visitor(testApp).get('/audit', { Cookie: cookie })
    assert.match(replayed.headers['location'] ?? '', /^\/login/)
    assert.equal((await browser.get(exportAddress)).status, 200)
    testApp.clock.advance({ minutes: 6 })
    assert.equal((await browser.get(exportAddress)).status, 303)
  })

  it('tells a program with the same status why', async () => {
    const browser = await stale(await makeUser(testApp, 'audit_reviewer'))
    const answer = await browser.get(exportAddress, { Accept: 'application/json' })
    assert.equal(answer.status, 303)
    assert.match(answer.text, /fresh-code-needed/)
  })

  it('takes neither a wrong code, nor a used one, nor a backup code for a fresh one; each is recorded', async () => {
    const { user, browser, codes } = await newlyEnrolled(testApp, 'audit_reviewer')
    const used = codeNow(testApp, user.totpSeed)
    testApp.clock.advance({ minutes: 6 })
    await browser.submit('/account/confirm', { code: codeNow(testApp, user.totpSeed) })
    for (const code of ['', '000000', used, codeNow(testApp, user.totpSeed), codes[0] ?? '']) {
      const answer = await browser.submit('/account/confirm', { code, next: '/audit' })
      assert.equal(answer.status, 422, code)
      assert.match(answer.text, /name="next" value="\/audit"/)
      assert.doesNotMatch(answer.text, /name="code"[^>]*value=/)
    }
    const wrong = (await auditRows(testApp, 'second-factor.failed')).filter((row) => row.actor_id === user.id)
    assert.equal(wrong.length, 5)
    const locked = (await auditRows(testApp, 'sign-in.locked')).filter((row) => row.actor_id === user.id)
    assert.deepEqual(
      locked.map(({ details }) => details?.['locks']),
      ['device'],
    )
    const late = await browser.submit('/account/confirm', { code: freshCode(testApp, user) })
    assert.equal(late.status, 422)
  })

  it('is not opened by a sign-in with a backup code or from a trusted device', async () => {
    const { user, codes } = await newlyEnrolled(testApp, 'audit_reviewer')
    const byBackupCode = await half(testApp, user)
    await byBackupCode.submit('/login/mfa', { code: codes[0] ?? '' })
    assert.equal((await byBackupCode.get('/audit')).status, 200)
    assert.equal((await byBackupCode.get(exportAddress)).headers['location'], confirmAddress)
    await testApp.sql(`UPDATE session_metadata SET second_factor_via = 'trusted-device' WHERE user_id = $1`, [
      user.id,
    ])
    assert.equal((await byBackupCode.get(exportAddress)).headers['location'], confirmAddress)
    const code = freshCode(testApp, user)
    await byBackupCode.submit('/account/confirm', { code })
    assert.equal((await byBackupCode.get(exportAddress)).status, 200)
  })

  it('goes on to no other site', async () => {
    const auditor = await makeUser(testApp, 'audit_reviewer')
    const browser = await stale(auditor)
    const code = codeNow(testApp, auditor.totpSeed)
    const answer = await browser.submit('/account/confirm', { code, next: '//evil.example' })
    assert.equal(answer.headers['location'], '/')
  })

  it('asks people without a second factor for their password', async () => {
    await testApp.sql(
      `INSERT INTO role_permissions (role_id, permission)
       SELECT id, 'audit.export' FROM roles WHERE name = 'admin_staff' ON CONFLICT DO NOTHING`,
    )
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await browser.get(exportAddress)).status, 200)
    testApp.clock.advance({ minutes: 6 })
    assert.equal((await browser.get(exportAddress)).headers['location'], confirmAddress)
    assert.doesNotMatch((await browser.get(confirmAddress)).text, /name="code"/)
    const confirm = (currentPassword: string) => browser.submit('/account/confirm', { currentPassword })
    assert.equal((await confirm('not this one')).status, 422)
    assert.equal((await browser.get(exportAddress)).status, 303)
    assert.equal((await confirm(password)).status, 303)
    assert.equal((await browser.get(exportAddress)).status, 200)
  })

  it('gives a form back as it was typed, with a field for the code, and takes it with one', async () => {
    const doctor = await makeUser(testApp, 'physician')
    const patient = await makePatient(testApp)
    const browser = await visit(testApp, doctor)
    const address = `/patients/${patient.id}/break-glass`
    const reason = 'Unconscious after a road accident'
    const fields = { reasonCode: 'life-threatening', reason, accessCode: doctor.accessCode ?? '' }
    assert.doesNotMatch((await browser.get(address)).text, /name="code"/)
    testApp.clock.advance({ minutes: 6 })
    const back = await browser.submit(address, fields)
    assert.equal(back.status, 422)
    assert.match(back.text, /name="code"/)
    assert.ok(back.text.includes(reason))
    assert.equal((await testApp.sql('SELECT FROM emergency_grants')).length, 0)
    const code = codeNow(testApp, doctor.totpSeed)
    assert.equal((await browser.submit(address, { ...fields, code })).status, 303)
    assert.equal((await testApp.sql('SELECT FROM emergency_grants')).length, 1)
  })

  it('keeps what people without a second factor typed while they give their password', async () => {
    await testApp.sql(
      `INSERT INTO role_permissions (role_id, permission)
       SELECT id, 'user.manage' FROM roles WHERE name = 'admin_staff' ON CONFLICT DO NOTHING`,
    )
    const browser = await stale(await makeUser(testApp, 'admin_staff'))
    const fields = {
      username: 'zanele',
      displayName: 'Zanele Mthembu',
      email: 'z@example.org',
      role: 'patient',
    }
    const answer = await browser.submit('/admin/users/new', fields)
    assert.equal(answer.headers['location'], '/account/confirm?next=%2Fadmin%2Fusers%2Fnew')
    assert.equal((await testApp.sql(`SELECT FROM users WHERE username = 'zanele'`)).length, 0)
    await browser.submit('/account/confirm', { currentPassword: password, next: '/admin/users/new' })
    const form = await browser.get('/admin/users/new')
    assert.match(form.text, /value="Zanele Mthembu"/)
    assert.equal((await browser.submit('/admin/users/new', fields)).status, 303)
  })

  describe('on every route whose action needs a fresh code', () => {
    it('does no work for a session whose last code is too old', async () => {
      const routes = createRoutes(testApp.services, createPassport(testApp.services))
      const doctor = await makeUser(testApp, 'physician')
      const other = await makeUser(testApp, 'nurse')
      const patient = await makePatient(testApp)
      await assignCare(testApp, patient.id, doctor.id)
      const draft = await makePrescription(testApp, { patientId: patient.id, prescriberId: doctor.id })
      const person = { displayName: 'Zanele', email: 'zanele@example.org', role: 'nurse' }
      const [version] = await testApp.sql<{ updated_at: Date }>(
        'SELECT updated_at FROM users WHERE id = $1',
        [other.id],
      )
      const edited = {
        ...person,
        active: 'yes',
        licenceExpiresOn: '',
        trainingExpiresOn: '',
        version: version?.updated_at.toISOString() ?? '',
      }
      /** Forms that would be taken, were the code not too old. */
      const forms: Record<string, Record<string, string>> = {
        '/patients/:id/break-glass': {
          reasonCode: 'other',
          reason: 'Unconscious after a fall',
          accessCode: doctor.accessCode ?? '',
        },
        '/admin/users/new': {
          ...person,
          username: 'zanele-too',
          licenceExpiresOn: '',
          trainingExpiresOn: '',
        },
        '/admin/users/:id': edited,
        '/admin/users/:id/edit': edited,
      }
      const idIn = (pattern: string) =>
        pattern.startsWith('/patients')
          ? patient.id
          : pattern.startsWith('/prescriptions')
            ? draft.id
            : other.id
      const roles = [
        'physician',
        'pharmacist',
        'audit_reviewer',
        'system_admin',
        'security_officer',
        'admin_staff',
        'patient',
      ]
      const browsers = new Map<string, { browser: Visitor; permissions: Set<string>; token: string }>()
      for (const role of roles) {
        const own = role === 'patient' ? { patientId: patient.id } : {}
        const user = role === 'physician' ? doctor : await makeUser(testApp, role, own)
        const browser = await visit(testApp, user)
        const rows = await testApp.sql<{ permission: string }>(
          'SELECT permission FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name = $1',
          [role],
        )
        const permissions = new Set(rows.map(({ permission }) => permission))
        browsers.set(role, { browser, permissions, token: '' })
      }
      testApp.clock.advance({ minutes: 6 })
      const whoMay = (action: Action) => {
        const { permission } = actions[action]
        const found = [...browsers.values()].find(
          ({ permissions }) => permission === null || permissions.has(permission),
        )
        return found ?? assert.fail(`nobody may ${action}`)
      }
      const formsOfOurs = new Set(
        routes.entries.filter(({ method }) => method === 'post').map(({ pattern }) => pattern),
      )
      const users = await testApp.sql<{ count: number }>('SELECT count(*)::integer AS count FROM users')
      const walked: string[] = []
      for (const { method, pattern, declaration } of routes.entries) {
        const [action] = declaration.kind === 'public' ? [] : needing(declaration.actions)
        if (action === undefined || declaration.kind === 'public') {
          continue
        }
        walked.push(`${method} ${pattern}`)
        const { browser } = whoMay(action)
        const address = pattern.replaceAll(/:\w+/g, idIn(pattern))
        const [event = ''] = declaration.events
        if (method === 'get') {
          const taken = /^\/audit\/(?:export$|reports\/)/.test(pattern)
          const answer = await browser.get(taken ? `${address}?format=csv` : address)
          // The page of a form does nothing yet: it asks for the code itself.
          const wanted = formsOfOurs.has(pattern) ? [200, 403, 404] : [303]
          assert.ok(wanted.includes(answer.status), `${pattern}: ${answer.status}`)
          continue
        }
        const fields = forms[pattern] ?? {}
        for (const code of [undefined, '000000']) {
          const answer = await browser.post(address, {
            ...fields,
            ...(code === undefined ? {} : { code }),
            _csrf: await tokenOf(browser),
          })
          const sentToConfirm = answer.headers['location']?.startsWith('/account/confirm') === true
          assert.ok(
            sentToConfirm || [403, 404, 422].includes(answer.status),
            `${pattern}: ${answer.status} ${answer.headers['location'] ?? ''}`,
          )
        }
        const done = (await auditRows(testApp, event)).filter(
          (row) => row.outcome === 'success' && row.resource_id === idIn(pattern),
        )
        assert.deepEqual(done, [], pattern)
        if (pattern in forms || pattern.startsWith('/admin/users/:id/')) {
          const asked = (await auditRows(testApp, 'session.proof-asked')).filter(
            ({ details }) => details?.['for'] === event,
          )
          assert.ok(asked.length > 0, `${pattern} was refused for another reason`)
        }
      }
      for (const route of ['get /audit/export', 'post /prescriptions/:id/sign', ...Object.keys(forms)]) {
        assert.ok(
          walked.some((entry) => entry.endsWith(route)),
          route,
        )
      }
      assert.deepEqual(await testApp.sql('SELECT count(*)::integer AS count FROM users'), users)
      assert.equal(
        (await testApp.sql('SELECT FROM emergency_grants WHERE patient_id = $1', [patient.id])).length,
        0,
      )
      const [kept] = await testApp.sql<{ status: string }>('SELECT status FROM prescriptions WHERE id = $1', [
        draft.id,
      ])
      assert.equal(kept?.status, 'draft')
      const [user] = await testApp.sql<{ display_name: string; totp_seed: Buffer | null }>(
        'SELECT display_name, totp_seed FROM users JOIN security_profiles ON user_id = id WHERE id = $1',
        [other.id],
      )
      assert.equal(user?.display_name, other.displayName)
      assert.notEqual(user?.totp_seed, null)
    })
  })
})
