import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { auditRows, visit, Visitor } from '../support/request.ts'

describe('the list of users', () => {
  let testApp: TestApp
  let admin: Visitor

  before(async () => {
    testApp = await startTestApp()
    admin = await visit(testApp, await makeUser(testApp, 'system_admin', { username: 'the-admin' }))
  })
  after(() => testApp.close())

  /** The row of a user, as text. */
  const rowOf = async (username: string, from = '/admin/users') => {
    const { text } = await admin.get(from)
    const rows = text.split('<tr').filter((row) => row.includes(`>${username}<`))
    return rows.join('').replaceAll(/<[^>]+>/g, ' ')
  }

  it('says of each who it is, whether the account and its second factor are usable, and the last sign-in', async () => {
    await makeUser(testApp, 'nurse', { username: 'grace', displayName: 'Sister Grace Botha' })
    await makeUser(testApp, 'nurse', { username: 'newcomer', enrolled: false })
    await makeUser(testApp, 'admin_staff', { username: 'gone', active: false })
    assert.match(await rowOf('grace'), /Sister Grace Botha.*Nurse.*Active.*Set up.*Never/s)
    assert.match(await rowOf('newcomer'), /Active.*Not set up yet.*Never/s)
    assert.match(await rowOf('gone'), /Disabled.*Not needed.*Never/s)
    assert.match(await rowOf('the-admin'), /Set up.*4 Mar 2026/s)
    const [row] = await auditRows(testApp, 'users.viewed')
    assert.equal(row?.outcome, 'success')
  })

  it('counts as signed in only those who proved everything that was asked', async () => {
    const nurse = await makeUser(testApp, 'nurse', { username: 'half' })
    await new Visitor(testApp).submit('/login', { username: nurse.username, password })
    assert.match(await rowOf('half'), /Never/)
    await visit(testApp, nurse)
    assert.match(await rowOf('half'), /4 Mar 2026/)
    const clerk = await makeUser(testApp, 'admin_staff', { username: 'lerato' })
    await visit(testApp, clerk)
    assert.match(await rowOf('lerato'), /4 Mar 2026/)
  })

  it('shows no hash, no seed and no session', async () => {
    const { text } = await admin.get('/admin/users')
    assert.doesNotMatch(text, /argon2|\$m=|sid/)
  })

  it('goes on for as many pages as there are, each user once', async () => {
    await testApp.sql(
      `INSERT INTO users (id, username, display_name, role_id, credentials_changed_at, created_at, updated_at)
        SELECT gen_random_uuid(), 'many-' || n, 'Many', (SELECT id FROM roles WHERE name = 'nurse'), now(), now(), now()
        FROM generate_series(1, 130) AS n`,
    )
    const seen: string[] = []
    let address: string | undefined = '/admin/users'
    while (address !== undefined) {
      const answer: { text: string } = await admin.get(address)
      seen.push(...[...answer.text.matchAll(/>(many-\d+)</g)].map(([, username = '']) => username))
      address = /href="(\/admin\/users\?cursor=[^"]+)"/.exec(answer.text)?.[1]
    }
    assert.equal(seen.length, 130)
    assert.equal(new Set(seen).size, 130)
  })

  it('is not fooled by what stands in its address', async () => {
    for (const cursor of ["' OR 1=1 --", '%00', '\u{10ffff}', 'x'.repeat(500)]) {
      assert.equal((await admin.get(`/admin/users?cursor=${encodeURIComponent(cursor)}`)).status, 200)
    }
    assert.equal((await admin.get('/admin/users?cursor=a&cursor=b')).status, 200)
  })

  it('is for system administrators', async () => {
    for (const role of ['physician', 'admin_staff', 'security_officer', 'audit_reviewer', 'patient']) {
      const other = await visit(testApp, await makeUser(testApp, role))
      assert.equal((await other.get('/admin/users')).status, 403, role)
    }
  })
})
