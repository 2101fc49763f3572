import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, Visitor } from '../support/request.ts'
import { runCli, settings } from './run-cli.ts'

describe('medguard create-admin', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  const create = (username: string, password: string) =>
    runCli(
      [
        'create-admin',
        '--username',
        username,
        '--email',
        `${username}@Example.org`,
        '--display-name',
        'Ada Root',
      ],
      { environment: settings(testApp.urls), input: `${password}\n` },
    )

  it('makes an administrator who signs in and must then set up a second factor', async () => {
    const { code, stdout } = await create('Ada.Root', 'three words and café')
    assert.equal(code, 0)
    assert.match(stdout, /ada\.root/)
    assert.doesNotMatch(stdout, /three words/)
    const browser = new Visitor(testApp)
    const answer = await browser.submit('/login', {
      username: 'ada.root',
      password: 'three words and cafe\u0301',
    })
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/account/mfa/setup')
    const [row] = await auditRows(testApp, 'user.created')
    assert.equal(row?.details?.['role'], 'system_admin')
    assert.ok(row?.details?.['operator'])
    const [user] = await testApp.sql<{ email: string; password_change_required: boolean }>(
      `SELECT email, password_change_required FROM users WHERE username = 'ada.root'`,
    )
    assert.deepEqual(user, { email: 'ada.root@example.org', password_change_required: false })
  })

  it('refuses a name or address that is taken', async () => {
    assert.equal((await create('twice', 'a good long password')).code, 0)
    const { code, stderr } = await create('twice', 'a good long password')
    assert.equal(code, 1)
    assert.match(stderr, /belongs to someone else/)
  })

  it('refuses a password that is too short, known to everybody or missing, and makes nobody', async () => {
    for (const typed of ['eleven char', 'grace.grace.grace', '']) {
      const { code, stdout, stderr } = await create('grace', typed)
      assert.equal(code, 1)
      assert.equal(stdout, '')
      assert.notEqual(stderr, '')
    }
    assert.deepEqual(await testApp.sql(`SELECT FROM users WHERE username = 'grace'`), [])
  })
})
