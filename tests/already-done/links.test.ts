import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { freshCode } from '../accounts/second-factor/second-factor-steps.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { linkTo } from '../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'
import { wordsOf } from './at-once.ts'

const chosen = { newPassword: 'nine blue elephants dance', newPasswordConfirm: 'nine blue elephants dance' }

describe('a link from a mail that was used already', () => {
  let testApp: TestApp
  let user: TestUser
  let address: string

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())
  beforeEach(async () => {
    testApp.clock.advance({ minutes: 1 })
    await testApp.sql('DELETE FROM rate_limits')
    user = await makeUser(testApp, 'nurse')
    address = `${user.username}@example.org`
  })

  const spentPasswordLink = async () => {
    await new Visitor(testApp).submit('/password/forgot', { email: address })
    const link = await linkTo(testApp, address, 'password-reset')
    assert.equal((await new Visitor(testApp).submit(link, chosen)).status, 303)
    return link
  }

  /** Opens a page and posts to it once more, a quarter of an hour after it was used. */
  const triedAgain = async (link: string, browser = new Visitor(testApp)) => {
    const usedAt = testApp.services.time.dateTime(testApp.clock.now())
    testApp.clock.advance({ minutes: 15 })
    const looker = new Visitor(testApp)
    const form = csrfTokenOf((await looker.get('/password/forgot')).text)
    return {
      usedAt,
      seen: await browser.get(link),
      posted: await looker.post(link, { ...chosen, _csrf: form }),
    }
  }

  it('for a new password says when, tells who it was for to nobody else, and is recorded once when tried', async () => {
    const link = await spentPasswordLink()
    const { usedAt, seen, posted } = await triedAgain(link)
    for (const answer of [seen, posted]) {
      assert.equal(answer.status, 404)
      const words = wordsOf(answer.text)
      assert.ok(words.includes(`It was used already at ${usedAt}: a password was chosen with it.`), words)
      assert.match(words, /If that was not you, tell your administrator/)
      assert.ok(!answer.text.includes(user.username))
      assert.equal(answer.headers['referrer-policy'], 'no-referrer')
    }
    const failed = (await auditRows(testApp, 'password.reset')).filter(({ outcome }) => outcome === 'failure')
    assert.deepEqual(
      failed.map(({ rule, actor_id, resource_id }) => ({ rule, actor_id, resource_id })),
      [{ rule: 'already-done', actor_id: null, resource_id: user.id }],
    )
  })

  it('says to whom it belongs that it was for their account', async () => {
    const browser = await visit(testApp, user)
    const email = `new-${user.username}@example.org`
    const form = { email, currentPassword: password, code: freshCode(testApp, user) }
    assert.equal((await browser.submit('/account/email', form)).status, 303)
    const link = await linkTo(testApp, email, 'confirm-email')
    assert.equal((await browser.submit(link, {})).status, 303)
    const { usedAt, seen, posted } = await triedAgain(link, browser)
    assert.equal(seen.status, 404)
    const did = 'the address was confirmed with it'
    assert.ok(
      wordsOf(seen.text).includes(
        `It was used already at ${usedAt}, for your account ${user.username}: ${did}.`,
      ),
    )
    assert.ok(wordsOf(posted.text).includes(`It was used already at ${usedAt}: ${did}.`))
    assert.ok(!posted.text.includes(user.username))
    assert.equal((await auditRows(testApp, 'email.confirmed')).length, 2)
  })

  it('by which an account was locked says so, although the account is locked', async () => {
    const clerk = await makeUser(testApp, 'admin_staff')
    await visit(testApp, clerk)
    await visit(testApp, clerk)
    const link = await linkTo(testApp, `${clerk.username}@example.org`, 'new-device')
    assert.equal((await new Visitor(testApp).submit(link, {})).status, 200)
    const { usedAt, posted } = await triedAgain(link)
    assert.equal(posted.status, 404)
    assert.ok(
      wordsOf(posted.text).includes(`It was used already at ${usedAt}: the account was locked with it`),
    )
  })

  it('says nothing once its account is locked or disabled: who found the mail learns nothing of that', async () => {
    const link = await spentPasswordLink()
    await testApp.sql('UPDATE users SET locked_at = $2 WHERE id = $1', [user.id, testApp.clock.now()])
    const { seen, posted } = await triedAgain(link)
    for (const answer of [seen, posted]) {
      assert.equal(answer.status, 404)
      assert.match(wordsOf(answer.text), /It was used already, is too old, or was replaced by a newer one/)
    }
  })
})
