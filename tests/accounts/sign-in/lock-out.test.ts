import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pruneSessions } from '../../../server/accounts/sessions/prune-sessions.ts'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('the lock after wrong answers', () => {
  let testApp: TestApp

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8' } })
  })
  after(() => testApp.close())

  const clerk = () => makeUser(testApp, 'admin_staff')

  async function tries(
    user: TestUser,
    typed: string,
    { from = '192.0.2.1', browser = new Visitor(testApp) }: { from?: string; browser?: Visitor } = {},
  ): Promise<number> {
    const headers = { 'X-Forwarded-For': from }
    const page = await browser.get('/login', headers)
    const fields = { username: user.username, password: typed, _csrf: csrfTokenOf(page.text) }
    return (await browser.post('/login', fields, headers)).status
  }

  const fails = async (user: TestUser, count: number, from?: string, browser?: Visitor) => {
    for (const _ of times(count)) {
      assert.equal(await tries(user, 'wrong', { ...(from && { from }), ...(browser && { browser }) }), 422)
    }
  }

  const lookedAt = async (user: TestUser, count: number, from: (index: number) => string) => {
    const looked = await Promise.all(
      times(count).map((index) => testApp.services.signInLimits.attempt(user.username, from(index))),
    )
    return looked.filter(Boolean).length
  }

  it('lets exactly five of 200 wrong answers at once be looked at from one address', async () => {
    assert.equal(await lookedAt(await clerk(), 200, () => '10.1.1.1'), 5)
  })

  it('lets exactly twenty of 200 wrong answers at once be looked at from many addresses', async () => {
    assert.equal(await lookedAt(await clerk(), 200, (index) => `10.2.${index % 40}.1`), 20)
  })

  it('takes neighbours on one IPv6 network as one address', async () => {
    assert.equal(await lookedAt(await clerk(), 20, (index) => `2001:db8::${index + 1}`), 5)
  })

  it('is not brought about by a username that reads as the count of somebody else’s codes', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    for (const index of times(24)) {
      const from = `10.9.${index}.1`
      assert.equal(await tries({ ...nurse, username: `code:${nurse.id}` }, 'x', { from }), 422)
    }
    assert.equal((await testApp.services.signInLimits.take(`code:${nurse.id}`, '10.10.0.1')).mayTry, true)
  })

  it('holds for the address alone: from another the right password opens', async () => {
    const user = await clerk()
    await fails(user, 5)
    assert.equal(await tries(user, password), 422)
    assert.equal(await tries(user, password, { from: '192.0.2.2' }), 303)
  })

  it('ends after thirty minutes, not a second before, and counts anew', async () => {
    const user = await clerk()
    await fails(user, 5)
    testApp.clock.advance({ minutes: 29, seconds: 59 })
    assert.equal(await tries(user, password), 422)
    testApp.clock.advance({ seconds: 1 })
    await fails(user, 4)
    assert.equal(await tries(user, password), 303)
  })

  it('is not made longer by those who are turned away', async () => {
    const user = await clerk()
    await fails(user, 5)
    testApp.clock.advance({ minutes: 29 })
    await fails(user, 7)
    testApp.clock.advance({ minutes: 1 })
    assert.equal(await tries(user, password), 303)
  })

  it('forgets the wrong answers from an address after a right one', async () => {
    const user = await clerk()
    await fails(user, 4)
    assert.equal(await tries(user, password), 303)
    await fails(user, 4)
    assert.equal(await tries(user, password), 303)
  })

  it('holds everywhere after twenty within an hour, right answers between them or not', async () => {
    const user = await clerk()
    for (const index of times(4)) {
      await fails(user, 4, `192.0.2.${10 + index}`)
      assert.equal(await tries(user, password, { from: `192.0.2.${10 + index}` }), 303)
    }
    await fails(user, 4, '192.0.2.20')
    assert.equal(await tries(user, password, { from: '198.51.100.1' }), 422)
    const [row] = await auditRows(testApp, 'sign-in.locked')
    assert.deepEqual(row?.details, { locks: 'everywhere' })
    testApp.clock.advance({ minutes: 30 })
    assert.equal(await tries(user, password, { from: '198.51.100.1' }), 303)
  })

  it('does not hold everywhere for nineteen in any hour', async () => {
    const user = await clerk()
    await fails(user, 4, '192.0.2.30')
    testApp.clock.advance({ minutes: 60 })
    for (const index of times(4)) {
      await fails(user, 4, `192.0.2.${31 + index}`)
    }
    await fails(user, 3, '192.0.2.36')
    assert.equal(await tries(user, password, { from: '198.51.100.2' }), 303)
  })

  it('leaves a clinician in at a device they have signed in from, whatever strangers try', async () => {
    const user = await clerk()
    const ward = await visit(testApp, user)
    for (const index of times(5)) {
      await fails(user, 4, `203.0.113.${index}`)
    }
    await fails(user, 5, '192.0.2.1')
    assert.equal(await tries(user, password, { from: '192.0.2.99' }), 422)
    assert.equal(await tries(user, password, { from: '192.0.2.1', browser: ward }), 303)
    assert.equal((await ward.get('/', { 'X-Forwarded-For': '192.0.2.1' })).status, 200)
  })

  it('counts five for such a device, and then holds there too', async () => {
    const user = await clerk()
    const ward = await visit(testApp, user)
    await fails(user, 5, '192.0.2.1', ward)
    assert.equal(await tries(user, password, { browser: ward }), 422)
    assert.equal(await tries(user, password), 303)
  })

  it('takes no device for known that somebody else signed in from, or whose cookie was made up', async () => {
    const user = await clerk()
    const other = await visit(testApp, await clerk())
    await fails(user, 5)
    assert.equal(await tries(user, password, { browser: other }), 422)
    const forged = new Visitor(testApp)
    const page = await forged.get('/login', { 'X-Forwarded-For': '192.0.2.1' })
    const answer = await forged.post(
      '/login',
      { username: user.username, password, _csrf: csrfTokenOf(page.text) },
      {
        'X-Forwarded-For': '192.0.2.1',
        Cookie: `${forged.cookie}; medguard-known-device=known-device.0198a000-0000-7000-8000-000000000000.${user.id}.AAAA`,
      },
    )
    assert.equal(answer.status, 422)
  })

  it('knows several people at one shared device', async () => {
    const [first, second] = [await clerk(), await clerk()]
    const shared = await visit(testApp, first)
    const page = await shared.get('/patients')
    await shared.post('/logout', { _csrf: csrfTokenOf(page.text) })
    await shared.signIn(second)
    await fails(first, 5)
    assert.equal(await tries(first, password, { browser: shared }), 303)
  })

  it('is recorded once, for the answer that brought it', async () => {
    const user = await clerk()
    const earlier = (await auditRows(testApp, 'sign-in.locked')).length
    await Promise.all(times(30).map(() => tries(user, 'wrong')))
    const rows = await auditRows(testApp, 'sign-in.locked')
    assert.equal(rows.length, earlier + 1)
    assert.deepEqual(rows[0]?.details, { locks: 'address' })
  })

  it('counts wrong codes for the account over all its sign-ins', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const half = async () => {
      const browser = new Visitor(testApp)
      await browser.submit('/login', { username: nurse.username, password })
      return browser
    }
    for (const _ of times(5)) {
      assert.equal((await (await half()).submit('/login/mfa', { code: '000000' })).status, 422)
    }
    testApp.clock.advance({ seconds: 30 })
    const code = totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    assert.equal((await (await half()).submit('/login/mfa', { code })).status, 422)
  })

  it('keeps nothing that was typed in the table of failures', async () => {
    await tries({ ...(await clerk()), username: 'canary-of-a-name' }, 'canary')
    const rows = await testApp.sql<{ row: string }>('SELECT f::text AS row FROM sign_in_failures f')
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ row }) => !row.includes('canary')))
  })

  it('is forgotten by the table an hour after it ended, and not before', async () => {
    const user = await clerk()
    await testApp.sql('DELETE FROM sign_in_failures')
    await fails(user, 5)
    const rows = () => testApp.sql('SELECT FROM sign_in_failures')
    testApp.clock.advance({ minutes: 60 })
    await pruneSessions(testApp.services)
    assert.equal((await rows()).length, 2)
    testApp.clock.advance({ minutes: 31 })
    await pruneSessions(testApp.services)
    assert.equal((await rows()).length, 0)
  })
})
