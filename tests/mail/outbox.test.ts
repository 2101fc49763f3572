import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { firstPassword } from '../../server/accounts/mails/first-password.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runJobs } from '../support/jobs.ts'
import { Visitor } from '../support/request.ts'

const json = { Accept: 'application/json' }

describe('the outbox of the demo', () => {
  let testApp: TestApp
  let stranger: Visitor

  const write = (displayName: string) =>
    testApp.services.sequelize.transaction((transaction) =>
      testApp.services.mail.enqueue(transaction, {
        to: 'lerato@example.org',
        ...firstPassword({
          displayName,
          username: 'lerato',
          link: testApp.services.publicUrl.link('/password/reset/token-of-lerato'),
          validHours: 72,
        }),
      }),
    )

  before(async () => {
    testApp = await startTestApp({
      environment: { MEDGUARD_DEMO: '1', TRUSTED_PROXIES: '127.0.0.0/8, ::1, ::ffff:127.0.0.0/104' },
    })
    stranger = new Visitor(testApp)
  })
  after(() => testApp.close())

  it('says what will appear there while it is empty', async () => {
    const page = await stranger.get('/demo/outbox')
    assert.equal(page.status, 200)
    assert.match(page.text, /No messages yet/)
  })

  it('shows what was sent, text and all, with a link that can be followed', async () => {
    await write('Lerato Khumalo')
    assert.match((await stranger.get('/demo/outbox')).text, /on its way/)
    await runJobs(testApp)
    const page = await stranger.get('/demo/outbox')
    assert.doesNotMatch(page.text, /on its way/)
    assert.match(page.text, /lerato@example\.org/)
    assert.match(page.text, /Your account is ready: choose a password/)
    const link = 'http://127.0.0.1:3000/password/reset/token-of-lerato'
    assert.ok(page.text.includes(`<a href="${link}">${link}</a>`))
  })

  it('answers a program in JSON', async () => {
    const answer = await stranger.get('/demo/outbox', json)
    assert.equal(answer.status, 200)
    const [message] = answer.body
    assert.equal(message.to, 'lerato@example.org')
    assert.equal(message.kind, 'first-password')
    assert.equal(message.sentAt, testApp.clock.now().toISOString())
    assert.match(message.text, /^Hello Lerato Khumalo,\n\nAn account was made for you/)
  })

  it('makes no link of an address elsewhere, and runs nothing that a name holds', async () => {
    await write('<script>alert(1)</script> http://127.0.0.1:3000.thief.example/ javascript:alert(1)')
    const { text } = await stranger.get('/demo/outbox')
    assert.doesNotMatch(text, /<script>alert/)
    const links = [...text.matchAll(/mg-message">.*?<\/div>/gs)].flatMap(([part]) => [
      ...part.matchAll(/href="([^"]*)"/g),
    ])
    assert.equal(links.length, 2)
    assert.ok(links.every(([, href]) => href?.startsWith('http://127.0.0.1:3000/password/') === true))
  })

  it('shows the newest 50, the newest first', async () => {
    for (let written = 0; written < 50; written += 1) {
      await write(`Person ${written}`)
    }
    const { body } = await stranger.get('/demo/outbox', json)
    assert.equal(body.length, 50)
    assert.match(body[0].text, /Person 49/)
    assert.match(body[49].text, /Person 0,/)
  })

  it('can be reached from the sign-in page', async () => {
    assert.match(
      (await stranger.get('/login')).text,
      /<a href="\/demo\/outbox">Messages sent by the demo<\/a>/,
    )
  })

  it('does not exist for other machines', async () => {
    const answer = await stranger.get('/demo/outbox', { 'X-Forwarded-For': '10.1.2.3' })
    assert.equal(answer.status, 404)
    assert.doesNotMatch(answer.text, /lerato/)
  })

  it('does not exist outside the demo', async () => {
    const real = await startTestApp()
    try {
      assert.equal((await new Visitor(real).get('/demo/outbox')).status, 404)
    } finally {
      await real.close()
    }
  })
})
