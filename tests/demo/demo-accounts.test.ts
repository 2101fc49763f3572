import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { roleSeeds } from '../../config/roles.ts'
import { demoAccounts } from '../../server/demo/demo-accounts.ts'
import type { TestApp } from '../support/test-app.ts'
import { Visitor } from '../support/request.ts'
import { accountOf, startDemoTestApp, signInToDemo } from '../support/demo-test-app.ts'

/** What each account finds on the first page. */
const waiting: Readonly<Record<string, RegExp>> = {
  admin: /Ran out .*Set up at the next sign-in.*Accounts by role/s,
  officer: /Open alerts.*Dr Ravi Pillay.*Sister Grace Botha/s,
  auditor: /Worth a look.*Emergency access started/s,
  physician: /To sign.*All 14 patients.*Ending within 7 days.*Last day/s,
  oncall: /No patients in your care/,
  nurse: /All 10 patients.*Ending within 7 days.*Last day/s,
  pharmacist: /Waiting longest.*Mthembu, Zanele/s,
  clerk: /Registered last.*Mbuyi-Kabongo.*Pages to publish.*Visiting times/s,
  patient: /You can collect 3 prescriptions.*Who opened your record.*Dr Naledi Mokoena/s,
}

describe('the demo accounts', () => {
  let testApp: TestApp
  before(async () => {
    testApp = await startDemoTestApp()
  })
  after(() => testApp.close())

  for (const [username, something] of Object.entries(waiting)) {
    it(`let one sign in as ${username}, for whom something waits`, async () => {
      const account = accountOf(testApp, username)
      const page = await (await signInToDemo(testApp, account)).get('/')
      assert.equal(page.status, 200)
      assert.ok(page.text.includes(account.displayName))
      assert.match(page.text, something)
    })
  }

  it('are all tried here', () => {
    const usernames = demoAccounts(testApp.services.environment).map((account) => account.username)
    assert.deepEqual(usernames, Object.keys(waiting))
  })

  it('cover every role', async () => {
    const answer = await new Visitor(testApp).get('/demo/accounts')
    assert.equal(answer.status, 200)
    const roles = new Set<string>(answer.body.map((account: { role: string }) => account.role))
    assert.deepEqual(roles, new Set(roleSeeds.map((role) => role.name)))
  })

  it('do not say who the patient is: an account is not sealed', () => {
    assert.equal(accountOf(testApp, 'patient').displayName, 'Patient MG-0000101')
  })

  it('come with colleagues as whom nobody can sign in', async () => {
    const rows = await testApp.sql<{ username: string }>(
      'SELECT username FROM users WHERE password_hash IS NULL ORDER BY username',
    )
    assert.equal(rows.length, 5)
    for (const { username } of rows) {
      const answer = await new Visitor(testApp).submit('/login', { username, password: '' })
      assert.equal(answer.status, 422)
    }
  })

  it('show an access code that opens the glass', async () => {
    const oncall = accountOf(testApp, 'oncall')
    const answer = await new Visitor(testApp).get('/demo/accounts')
    const { accessCode } = answer.body.find((account: { username: string }) => account.username === 'oncall')
    const [patient] = await testApp.sql<{ id: string }>(
      `SELECT id FROM patients WHERE record_number = 'MG-0000120'`,
    )
    const visitor = await signInToDemo(testApp, oncall)
    const path = `/patients/${patient?.id}`
    assert.equal((await visitor.get(path)).status, 403)
    const asked = await visitor.submit(`${path}/break-glass`, {
      reasonCode: 'urgent-care',
      reason: 'Trying the demo, as the sign-in page suggests',
      accessCode,
    })
    assert.equal(asked.status, 303)
    assert.equal((await visitor.get(path)).status, 200)
  })
})
