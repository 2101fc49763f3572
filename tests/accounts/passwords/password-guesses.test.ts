import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { findBreach } from '../../../server/accounts/passwords/breached-passwords.ts'
import { judgeNewPassword } from '../../../server/accounts/new-password.ts'
import type { PasswordOwner } from '../../../server/accounts/password-policy.ts'
import { makeUser, password } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, visit, type Visitor } from '../../support/request.ts'
import { testEnvironment } from '../../support/test-environment.ts'

const clerk: PasswordOwner = {
  username: 'l.khumalo',
  email: 'lerato.k@clinic.example',
  displayName: 'Lerato Khumalo',
  role: { name: 'admin_staff', title: 'Administrative staff' },
  secondFactorRequired: false,
}

const rules = testEnvironment()
const good = 'nine blue elephants dance'

const changeTo = (browser: Visitor, newPassword: string) =>
  browser.submit('/account/password', {
    currentPassword: password,
    newPassword,
    newPasswordConfirm: newPassword,
  })

describe('a new password', () => {
  for (const guessed of [
    '123456789012345',
    '987654321098765',
    'Password1234567',
    'P@ssw0rd!P@ssw0rd!',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'asdfghjkl;asdfghjkl',
    'abcabcabcabcabc1',
    'Summer2026Summer2026',
    'Welcome123456789',
    'iloveyou123456789',
    'aaaaaaaaaaaaaaab',
    'hospital hospital',
    'monkey dragon football',
    'khumalo khumalo khumalo!?',
    `${'a'.repeat(60)}b`,
  ]) {
    it(`is refused where it would be guessed early, as “${guessed}”`, async () => {
      assert.notEqual((await judgeNewPassword(rules, guessed, clerk)).fault, undefined)
    })
  }

  for (const fine of [
    good,
    'wxkqzjvyrtplmns',
    'qhwtzvbxkjrymlpdngsc',
    'medguard opens at dawn on wet mondays',
    'lerato feeds nine blue elephants',
    'MyDogIsCalledRex1',
    '正しい馬の電池のホチキスと青い象',
    `${'a'.repeat(40)} then nine blue elephants`,
  ]) {
    it(`is taken where it would not, as “${fine}”`, async () => {
      assert.deepEqual(await judgeNewPassword(rules, fine, clerk), { unchecked: false })
    })
  }
})

describe('a facility with a list of stolen passwords', () => {
  let testApp: TestApp
  let list: Server
  let answer: RequestListener
  const asked: { readonly path: string; readonly padding: unknown }[] = []
  const digest = createHash('sha1').update(good).digest('hex').toUpperCase()
  const padded = `${'0'.repeat(35)}:0\r\n`

  before(async () => {
    list = createServer((req, res) => {
      asked.push({ path: req.url ?? '', padding: req.headers['add-padding'] })
      answer(req, res)
    })
    await new Promise<void>((resolve) => list.listen(0, '127.0.0.1', resolve))
    const address = list.address()
    assert.ok(typeof address === 'object' && address !== null)
    testApp = await startTestApp({
      environment: { PASSWORD_BREACH_RANGE_URL: `http://127.0.0.1:${address.port}/range/` },
    })
  })
  after(async () => {
    list.closeAllConnections()
    list.close()
    await testApp.close()
  })

  it('refuses one that is in it, and sends five digits of its hash and nothing else', async () => {
    answer = (_req, res) => res.end(`${padded}${digest.slice(5)}:3861\r\n`)
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    const refused = await changeTo(browser, good)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /stands in lists of passwords that were stolen/)
    assert.deepEqual(asked.at(-1), { path: `/range/${digest.slice(0, 5)}`, padding: 'true' })
  })

  it('takes one that is not, also where only a line of padding has its hash', async () => {
    answer = (_req, res) => res.end(`${padded}${digest.slice(5)}:0\r\n`)
    const browser = await visit(testApp, await makeUser(testApp, 'admin_staff'))
    assert.equal((await changeTo(browser, good)).status, 303)
    assert.doesNotMatch((await browser.get('/account/sessions')).text, /could not be checked/)
  })

  for (const [how, reply] of [
    ['fails', (_req, res) => res.writeHead(503).end()],
    ['answers something else', (_req, res) => res.end('<html>sign in to the network</html>')],
    ['breaks off', (req) => req.socket.destroy()],
  ] as const satisfies readonly (readonly [string, RequestListener])[]) {
    it(`takes it where the list ${how}, tells its owner that it was not checked, and records that`, async () => {
      answer = reply
      const user = await makeUser(testApp, 'admin_staff')
      const browser = await visit(testApp, user)
      assert.equal((await changeTo(browser, good)).status, 303)
      assert.match((await browser.get('/account/sessions')).text, /could not be checked just now/)
      const [row] = (await auditRows(testApp, 'password.changed')).filter((one) => one.actor_id === user.id)
      assert.equal(row?.details?.['breachCheck'], 'unavailable')
    })
  }

  it('waits no longer than it is given', async () => {
    answer = () => undefined
    const url = testApp.services.environment.PASSWORD_BREACH_RANGE_URL ?? ''
    assert.equal(await findBreach(url, good, 20), 'unavailable')
  })
})
