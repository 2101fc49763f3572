import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { totpCode } from '../../../server/accounts/second-factor/totp.ts'
import { makeUser, password, type TestUser } from '../../support/factories.ts'
import { startTestApp, type TestApp } from '../../support/test-app.ts'
import { linkTo, mailTo } from '../../mail/read-mail.ts'
import { auditRows, csrfTokenOf, visit, Visitor } from '../../support/request.ts'

const fresh = 'nine blue elephants dance'
const chosen = { newPassword: fresh, newPasswordConfirm: fresh }

const addressOf = ({ username }: TestUser) => `${username}@example.org`

describe('a forgotten password', () => {
  let testApp: TestApp
  let clerk: TestUser
  let stranger: Visitor

  before(async () => {
    testApp = await startTestApp()
  })
  after(() => testApp.close())

  beforeEach(async () => {
    clerk = await makeUser(testApp, 'admin_staff')
    stranger = new Visitor(testApp)
    await testApp.sql('DELETE FROM rate_limits')
  })

  const ask = (email: string, who = new Visitor(testApp)) => who.submit('/password/forgot', { email })

  const linkFor = async (user: TestUser) => {
    await ask(addressOf(user))
    return linkTo(testApp, addressOf(user), 'password-reset')
  }

  const hashOf = async ({ id }: TestUser) => {
    const [row] = await testApp.sql<{ password_hash: string }>(
      'SELECT password_hash FROM users WHERE id = $1',
      [id],
    )
    return row?.password_hash
  }

  const firstStep = (user: TestUser, typed: string, who = new Visitor(testApp)) =>
    who.submit('/login', { username: user.username, password: typed })

  const refused = async (link: string) => {
    const visitor = new Visitor(testApp)
    const hash = await hashOf(clerk)
    const page = await visitor.get(link)
    assert.equal(page.status, 404)
    assert.match(page.text, /This link does not work any more/)
    assert.match(page.text, /href="\/password\/forgot"/)
    assert.equal(page.headers['referrer-policy'], 'no-referrer')
    const token = csrfTokenOf((await visitor.get('/password/forgot')).text)
    const answer = await visitor.post(link, { ...chosen, _csrf: token })
    assert.equal(answer.status, 404)
    assert.equal(await hashOf(clerk), hash)
    return page.text.length
  }

  it('is offered where one signs in', async () => {
    assert.match((await stranger.get('/login')).text, /href="\/password\/forgot"/)
  })

  it('gets a link by mail, in which there is nothing but the link, and which sets a new password', async () => {
    const link = await linkFor(clerk)
    assert.match(link, /^\/password\/reset\/[\w-]{43}$/)
    const answer = await stranger.submit(link, chosen)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers['location'], '/login')
    assert.match((await stranger.get('/login')).text, /Your password is set/)
    assert.equal((await firstStep(clerk, password)).status, 422)
    assert.equal((await firstStep(clerk, fresh)).headers['location'], '/')
    const [row] = await auditRows(testApp, 'password.reset')
    assert.equal(row?.actor_id, clerk.id)
    assert.equal(row?.details?.['kind'], 'password-reset')
    assert.deepEqual(
      (await mailTo(testApp, addressOf(clerk))).map(({ kind }) => kind),
      ['password-reset', 'password-changed'],
    )
  })

  it('answers alike for known, unknown, unconfirmed and disabled addresses, and does the same work', async () => {
    const unconfirmed = await makeUser(testApp, 'admin_staff', { emailConfirmed: false })
    const disabled = await makeUser(testApp, 'admin_staff', { active: false })
    const answers = []
    for (const email of [
      addressOf(clerk),
      'nobody@example.org',
      addressOf(unconfirmed),
      addressOf(disabled),
    ]) {
      const [jobsBefore] = await testApp.sql<{ n: number }>(
        'SELECT count(*)::int AS n FROM graphile_worker.jobs',
      )
      const asked = (await auditRows(testApp, 'password.reset-asked')).length
      const answer = await ask(email)
      const [jobs] = await testApp.sql<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker.jobs')
      assert.equal((jobs?.n ?? 0) - (jobsBefore?.n ?? 0), 1, email)
      assert.equal((await auditRows(testApp, 'password.reset-asked')).length - asked, 1, email)
      answers.push({
        status: answer.status,
        length: answer.text.length,
        headers: Object.keys(answer.headers),
      })
      assert.doesNotMatch(answer.text, /example\.org/)
    }
    assert.equal(answers[0]?.status, 200)
    for (const answer of answers) {
      assert.deepEqual(answer, answers[0])
    }
    assert.equal((await mailTo(testApp, addressOf(clerk))).length, 1)
    for (const email of ['nobody@example.org', addressOf(unconfirmed), addressOf(disabled)]) {
      assert.deepEqual(await mailTo(testApp, email), [])
    }
  })

  it('finds the address however its letters were typed', async () => {
    await ask(` ${addressOf(clerk).toUpperCase()} `)
    assert.equal((await mailTo(testApp, addressOf(clerk))).length, 1)
  })

  for (const email of ['', 'no address', 'a@b@c', `${'x'.repeat(255)}@example.org`, 'a@example.org\u0000']) {
    it(`asks again for an address where it was ${JSON.stringify(email.slice(0, 20))}`, async () => {
      const answer = await ask(email)
      assert.equal(answer.status, 422)
      assert.match(answer.text, /href="#email"/)
    })
  }

  it('leaves neither address nor token in the audit log, the queue or the table of links', async () => {
    await ask(addressOf(clerk))
    const [queue] = await testApp.sql<{ all: string }>(
      `SELECT json_agg(j)::text AS all FROM graphile_worker._private_jobs j`,
    )
    assert.doesNotMatch(queue?.all ?? '', /example\.org/)
    const link = await linkTo(testApp, addressOf(clerk), 'password-reset')
    await stranger.get(link)
    await stranger.submit(link, chosen)
    const [found] = await testApp.sql<{ audit: string; links: string }>(
      `SELECT (SELECT json_agg(a)::text FROM audit_events a) AS audit, (SELECT json_agg(l)::text FROM one_time_links l) AS links`,
    )
    const token = link.split('/').at(-1) ?? 'none'
    assert.doesNotMatch(found?.audit ?? '', /@example\.org/)
    for (const text of [found?.audit ?? token, found?.links ?? token]) {
      assert.ok(!text.includes(token))
    }
    assert.match(found?.audit ?? '', /\/password\/reset\/:token/)
  })

  it('counts what is asked for an account and from an address, and says when to come back', async () => {
    for (const _ of Array.from({ length: 5 })) {
      assert.equal((await ask(addressOf(clerk))).status, 200)
    }
    const known = await ask(addressOf(clerk))
    assert.equal(known.status, 429)
    assert.ok(Number(known.headers['retry-after']) > 60)
    for (const _ of Array.from({ length: 5 })) {
      await ask('nobody@example.org')
    }
    const unknown = await ask('nobody@example.org')
    assert.equal(unknown.status, 429)
    assert.equal(unknown.text.length, known.text.length)
    for (let number = 0; number < 50; number += 1) {
      await ask(`nobody-${number}@example.org`)
    }
    assert.equal((await ask('somebody@example.org')).status, 429)
  })

  it('is not helped by a link that was only looked at, and keeps the address of the page to itself', async () => {
    const link = await linkFor(clerk)
    for (const _ of [1, 2, 3]) {
      const page = await stranger.get(link)
      assert.equal(page.status, 200)
      assert.equal(page.headers['referrer-policy'], 'no-referrer')
      assert.equal(page.headers['cache-control'], 'no-store')
    }
    assert.equal((await stranger.submit(link, chosen)).status, 303)
  })

  describe('and a link that does not work', () => {
    it('is told the same when replaced, changed or invented; used or too old it says since when', async () => {
      const replaced = await linkFor(clerk)
      const old = await linkFor(clerk)
      testApp.clock.advance({ minutes: 60 })
      const lengths = [await refused(replaced)]
      await refused(old)
      assert.match((await stranger.get(old)).text, /It ran out at /)
      const used = await linkFor(clerk)
      await stranger.submit(used, chosen)
      await refused(used)
      assert.match((await stranger.get(used)).text, /It was used already at /)
      const good = await linkFor(clerk)
      lengths.push(await refused(`${good.slice(0, -2)}${good.endsWith('AA') ? 'BB' : 'AA'}`))
      lengths.push(await refused(`/password/reset/${'A'.repeat(43)}`))
      lengths.push(await refused('/password/reset/x'))
      assert.equal(new Set(lengths).size, 1)
      assert.equal((await stranger.get(good)).status, 200)
    })

    it('is one of somebody who was disabled meanwhile', async () => {
      const link = await linkFor(clerk)
      await testApp.sql('UPDATE users SET active = false WHERE id = $1', [clerk.id])
      await refused(link)
    })

    it('is one of another kind', async () => {
      const link = await linkFor(clerk)
      await refused(
        link
          .replace('/password/reset/', '/account/email/confirm/')
          .replace('/account/email/confirm/', '/password/reset/x'),
      )
      assert.equal(
        (await stranger.get(link.replace('/password/reset/', '/account/email/confirm/'))).status,
        404,
      )
    })

    it('is one that was asked for before the password was changed', async () => {
      const link = await linkFor(clerk)
      const browser = await visit(testApp, clerk)
      await browser.submit('/account/password', { currentPassword: password, ...chosen })
      await refused(link)
    })
  })

  it('lets one of several who use a link at the same moment win', async () => {
    const link = await linkFor(clerk)
    const browsers = await Promise.all(
      Array.from({ length: 5 }, async (_, number) => {
        const browser = new Visitor(testApp)
        const token = csrfTokenOf((await browser.get(link)).text)
        return { browser, token, own: `elephant number ${number} dances` }
      }),
    )
    const answers = await Promise.all(
      browsers.map(({ browser, token, own }) =>
        browser.post(link, { newPassword: own, newPasswordConfirm: own, _csrf: token }),
      ),
    )
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((one, other) => one - other),
      [303, 404, 404, 404, 404],
    )
    const rows = (await auditRows(testApp, 'password.reset')).filter((row) => row.actor_id === clerk.id)
    assert.equal(rows.length, 1)
  })

  for (const [what, typed, says] of [
    ['no password', '', /Enter a new password/],
    ['one that is too short', '14 characters!', /at least 15/],
    ['a common one', 'passwordpassword', /tried first/],
    ['the product’s name', 'medguardmedguard', /easily guessed/],
    ['the current one', password, /last 5/],
  ] as const) {
    it(`refuses ${what}, says why, and leaves the link good`, async () => {
      const link = await linkFor(clerk)
      const hash = await hashOf(clerk)
      const answer = await stranger.submit(link, { newPassword: typed, newPasswordConfirm: typed })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.match(answer.text, /href="#newPassword"/)
      assert.equal(await hashOf(clerk), hash)
      assert.equal((await stranger.submit(link, chosen)).status, 303)
    })
  }

  it('takes no second password that differs', async () => {
    const answer = await stranger.submit(await linkFor(clerk), { ...chosen, newPasswordConfirm: 'other' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /href="#newPasswordConfirm"/)
  })

  it('changes nothing without the token of the form', async () => {
    const link = await linkFor(clerk)
    assert.equal((await stranger.post(link, chosen)).status, 403)
    assert.equal((await firstStep(clerk, password)).status, 303)
  })

  it('ends every session and forgets every trusted device', async () => {
    const other = await visit(testApp, clerk)
    const at = testApp.clock.now()
    await testApp.sql(
      `INSERT INTO trusted_devices (id, user_id, token_hash, name, created_at, last_used_at, expires_at)
        VALUES (gen_random_uuid(), $1, sha256($1::uuid::text::bytea), 'Phone', $2, $2, $2::timestamptz + interval '30 days')`,
      [clerk.id, at],
    )
    await stranger.submit(await linkFor(clerk), chosen)
    assert.equal((await other.get('/')).headers['location'], '/login')
    const [device] = await testApp.sql<{ revoked_at: Date | null }>(
      'SELECT revoked_at FROM trusted_devices WHERE user_id = $1',
      [clerk.id],
    )
    assert.notEqual(device?.revoked_at ?? null, null)
  })

  it('ends the session of the very browser in which it is done', async () => {
    const own = await visit(testApp, clerk)
    assert.equal((await own.submit(await linkFor(clerk), chosen)).headers['location'], '/login')
    assert.equal((await own.get('/patients')).headers['location'], '/login?next=%2Fpatients')
  })

  it('never stands in for the second factor', async () => {
    const nurse = await makeUser(testApp, 'nurse')
    const browser = new Visitor(testApp)
    await browser.submit(await linkFor(nurse), chosen)
    assert.equal((await browser.get('/patients')).headers['location'], '/login?next=%2Fpatients')
    assert.equal((await firstStep(nurse, fresh, browser)).headers['location'], '/login/mfa')
    assert.equal((await browser.get('/patients')).headers['location'], '/login/mfa')
    testApp.clock.advance({ seconds: 30 })
    const code = totpCode(nurse.totpSeed ?? '', testApp.clock.now())
    assert.equal((await browser.submit('/login/mfa', { code })).status, 303)
    assert.equal((await browser.get('/patients')).status, 200)
  })

  it('does not happen when it cannot be recorded, and the link stays good', async () => {
    const link = await linkFor(clerk)
    const token = csrfTokenOf((await stranger.get(link)).text)
    await testApp.sql('REVOKE INSERT ON audit_events FROM medguard_app')
    const answer = await stranger.post(link, { ...chosen, _csrf: token })
    await testApp.sql('GRANT INSERT ON audit_events TO medguard_app')
    assert.equal(answer.status, 503)
    assert.equal((await stranger.submit(link, chosen)).status, 303)
  })

  it('puts nothing into a mail that a name could smuggle in', async () => {
    const sly = await makeUser(testApp, 'admin_staff', {
      displayName: 'Ann\r\nBcc: all@example.org\r\n\r\nPay here',
    })
    await ask(addressOf(sly))
    const [mail] = await mailTo(testApp, addressOf(sly))
    assert.match(mail?.text ?? '', /^Hello Ann Bcc: all@example\.org Pay here,\n/)
    assert.doesNotMatch(mail?.subject ?? '', /\n/)
  })
})
