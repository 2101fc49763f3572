import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testEnvironment } from '../support/test-environment.ts'
import { passwordChanged } from '../../server/accounts/mails/password-changed.ts'
import { Mail } from '../../server/mail/mail.ts'
import { sendWaitingMessages } from '../../server/mail/send-waiting-messages.ts'
import { chooseTransports } from '../../server/mail/transports.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { runJobs } from '../support/jobs.ts'
import { FakeMailServer } from './fake-mail-server.ts'

describe('a facility without a mail server', () => {
  let testApp: TestApp
  let server: FakeMailServer

  before(async () => {
    testApp = await startTestApp()
    server = await FakeMailServer.listen()
  })
  after(async () => {
    await testApp.close()
    server.close()
  })

  it('keeps its messages until it has one, and sends them then', async () => {
    const { services } = testApp
    const notMe = 'https://medguard.example.org/account/not-me/x'
    const text = passwordChanged({
      displayName: 'Naledi',
      when: new Date('2026-03-04T10:00:00Z'),
      address: '10.0.0.1',
      notMe,
    })
    await services.sequelize.transaction((transaction) =>
      services.mail.enqueue(transaction, { to: 'naledi@example.org', ...text }),
    )
    await runJobs(testApp)
    await sendWaitingMessages(services)
    await runJobs(testApp)
    const waiting = await testApp.sql('SELECT attempts, body FROM messages WHERE sent_at IS NULL')
    assert.equal(waiting.length, 1)
    assert.equal(waiting[0]?.['attempts'], 0)
    assert.notEqual(waiting[0]?.['body'], null)
    services.mail = new Mail({
      sequelize: services.sequelize,
      clock: services.clock,
      key: services.purposeKeys.messages,
      words: services.words.en,
      transports: chooseTransports(testEnvironment({ SMTP_URL: server.url })),
    })
    await sendWaitingMessages(services)
    await sendWaitingMessages(services)
    await runJobs(testApp)
    assert.equal(server.mails.length, 1)
    await sendWaitingMessages(services)
    await runJobs(testApp)
    assert.equal(server.mails.length, 1)
  })
})

describe('the settings of mail', () => {
  for (const [name, value] of [
    ['SMTP_URL', 'mail.example.org:587'],
    ['SMTP_URL', 'https://user:canary@mail.example.org'],
    ['MAIL_FROM', 'MedGuard'],
    ['SECURITY_TEAM_EMAILS', 'a@example.org; b@example.org'],
    ['PUBLIC_URL', 'https://example.org/medguard'],
    ['PUBLIC_URL', 'medguard.example.org'],
  ] as const) {
    it(`refuse ${name}=${value}, naming it and the way out`, () => {
      assert.throws(
        () => testEnvironment({ [name]: value }),
        (error: Error) =>
          error.message.includes(`${name}: must be`) &&
          error.message.includes('such as') &&
          !error.message.includes('canary'),
      )
    })
  }

  it('take addresses in a comma list, and an address with or without a slash at its end', () => {
    const settings = testEnvironment({
      SECURITY_TEAM_EMAILS: ' a@example.org,b@example.org , ',
      PUBLIC_URL: 'https://medguard.example.org/',
    })
    assert.deepEqual(settings.SECURITY_TEAM_EMAILS, ['a@example.org', 'b@example.org'])
    assert.equal(settings.PUBLIC_URL, 'https://medguard.example.org')
  })
})
