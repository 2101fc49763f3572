import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { freshCode } from '../accounts/second-factor/second-factor-steps.ts'
import { makeUser, password, type TestUser } from '../support/factories.ts'
import { openHouse, type House } from '../support/house.ts'
import { linkTo } from '../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../support/request.ts'
import { wordsOf } from './at-once.ts'

const chosen = { newPassword: 'nine blue elephants dance', newPasswordConfirm: 'nine blue elephants dance' }

describe('a link from a mail that was used already', () => {
  let house: House
  let user: TestUser
  let address: string

  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())
  beforeEach(async () => {
    house.clock.advance({ minutes: 1 })
    await house.sql('DELETE FROM rate_limits')
    user = await makeUser(house, 'nurse')
    address = `${user.username}@example.org`
  })

  const spentPasswordLink = async () => {
    await new Visitor(house).submit('/password/forgot', { email: address })
    const link = await linkTo(house, address, 'password-reset')
    assert.equal((await new Visitor(house).submit(link, chosen)).status, 303)
    return link
  }

  /** Opens a page and posts to it once more, a quarter of an hour after it was used. */
  const triedAgain = async (link: string, browser = new Visitor(house)) => {
    const usedAt = house.services.time.dateTime(house.clock.now())
    house.clock.advance({ minutes: 15 })
    const looker = new Visitor(house)
    const form = csrfTokenOf((await looker.get('/password/forgot')).text)
    return {
      usedAt,
      seen: await browser.get(link),
      posted: await looker.post(link, { ...chosen, _csrf: form }),
    }
  }

  it('for a new password says when, tells who it was for to nobody else, and is on record once when tried', async () => {
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
    const failed = (await auditRows(house, 'password.reset')).filter(({ outcome }) => outcome === 'failure')
    assert.deepEqual(
      failed.map(({ rule, actor_id, resource_id }) => ({ rule, actor_id, resource_id })),
      [{ rule: 'already-done', actor_id: null, resource_id: user.id }],
    )
  })

  it('says to whom it belongs that it was for their account', async () => {
    const browser = await visit(house, user)
    const email = `new-${user.username}@example.org`
    const form = { email, currentPassword: password, code: freshCode(house, user) }
    assert.equal((await browser.submit('/account/email', form)).status, 303)
    const link = await linkTo(house, email, 'confirm-email')
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
    assert.equal((await auditRows(house, 'email.confirmed')).length, 2)
  })

  it('by which an account was locked says so, although the account is locked', async () => {
    const clerk = await makeUser(house, 'admin_staff')
    await visit(house, clerk)
    await visit(house, clerk)
    const link = await linkTo(house, `${clerk.username}@example.org`, 'new-device')
    assert.equal((await new Visitor(house).submit(link, {})).status, 200)
    const { usedAt, posted } = await triedAgain(link)
    assert.equal(posted.status, 404)
    assert.ok(
      wordsOf(posted.text).includes(`It was used already at ${usedAt}: the account was locked with it`),
    )
  })

  it('says nothing once its account is locked or disabled: who found the mail learns nothing of that', async () => {
    const link = await spentPasswordLink()
    await house.sql('UPDATE users SET locked_at = $2 WHERE id = $1', [user.id, house.clock.now()])
    const { seen, posted } = await triedAgain(link)
    for (const answer of [seen, posted]) {
      assert.equal(answer.status, 404)
      assert.match(wordsOf(answer.text), /It was used already, is too old, or was replaced by a newer one/)
    }
  })
})
