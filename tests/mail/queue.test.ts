import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { MessageDraft } from '../../server/mail/mail.ts'
import { passwordReset } from '../../server/accounts/mails/password-reset.ts'
import { pruneMessages } from '../../server/mail/prune-messages.ts'
import { makeUser } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { endBackOff, runJobs } from '../support/jobs.ts'
import { visit } from '../support/request.ts'
import { FakeMailServer, sorted } from './fake-mail-server.ts'
import { said } from '../../views/words/said.ts'

type Row = {
  id: string
  body: Buffer | null
  sent_at: Date | null
  given_up_at: Date | null
  attempts: number
  last_error: string | null
}

describe('a message', () => {
  let testApp: TestApp
  let server: FakeMailServer

  before(async () => {
    server = await FakeMailServer.listen()
    testApp = await startTestApp({ environment: { SMTP_URL: server.url, MAIL_FROM: 'medguard@example.org' } })
  })
  after(async () => {
    await testApp.close()
    server.close()
  })
  beforeEach(() => {
    testApp.clock.set('2026-03-04T08:00:00Z')
    server.manner = 'accept'
    server.mails.length = 0
    server.connections = 0
  })
  afterEach(async () => {
    await testApp.sql('DELETE FROM messages')
    await testApp.sql('DELETE FROM graphile_worker._private_jobs')
  })

  const draft: MessageDraft = {
    to: 'naledi@example.org',
    ...passwordReset({
      displayName: 'Dr Naledi Mokoena',
      link: 'https://medguard.example.org/password/reset/canary-token',
      validMinutes: 60,
    }),
  }
  const write = (changes: Partial<MessageDraft> = {}) =>
    testApp.services.sequelize.transaction((transaction) =>
      testApp.services.mail.enqueue(transaction, { ...draft, ...changes }),
    )
  const rows = () => testApp.sql<Row>('SELECT * FROM messages ORDER BY id')
  const jobs = () =>
    testApp.sql<{ payload: unknown; attempts: number; last_error: string | null }>(
      'SELECT payload, attempts, last_error FROM graphile_worker._private_jobs',
    )

  it('is sent once what it tells of is committed, and then its text is gone', async () => {
    await write()
    assert.equal(server.connections, 0)
    await runJobs(testApp)
    const [mail = ''] = server.mails
    assert.match(mail, /^From: MedGuard <medguard@example\.org>$/m)
    assert.match(mail, /^To: naledi@example\.org$/m)
    assert.match(mail, /^Subject: Choose a new password$/m)
    assert.match(mail, /^Date: Wed, 04 Mar 2026 08:00:00 \+0000$/m)
    assert.match(mail, /^Content-Type: text\/plain; charset=utf-8$/m)
    assert.match(mail, /canary-token/)
    const [row] = await rows()
    assert.deepEqual(row?.sent_at, testApp.clock.now())
    assert.equal(row?.body, null)
    assert.equal(row?.attempts, 1)
    assert.deepEqual(await jobs(), [])
  })

  it('leaves neither row nor job when what it tells of is rolled back', async () => {
    const undone = testApp.services.sequelize.transaction(async (transaction) => {
      await testApp.services.mail.enqueue(transaction, draft)
      throw new Error('the change failed')
    })
    await assert.rejects(undone, /the change failed/)
    assert.deepEqual(await rows(), [])
    assert.deepEqual(await jobs(), [])
  })

  it('cannot be read in the database while it waits, nor in its job', async () => {
    const id = await write()
    const stored = await testApp.sql<{ text: string }>(`
      SELECT row_to_json(m)::text AS text FROM messages m
      UNION ALL SELECT encode(recipient || subject || body, 'escape') FROM messages
      UNION ALL SELECT row_to_json(j)::text FROM graphile_worker._private_jobs j`)
    assert.equal(stored.length, 3)
    for (const { text } of stored) {
      assert.doesNotMatch(text, /naledi|example\.org|canary|Choose/i)
    }
    assert.deepEqual((await jobs())[0]?.payload, { id })
  })

  it('waits and is tried again where the server says later, and the words of the server are kept nowhere', async () => {
    await write()
    server.manner = 'defer-recipient'
    await runJobs(testApp)
    const [waiting] = await rows()
    assert.equal(waiting?.last_error, 'EENVELOPE 4xx')
    assert.notEqual(waiting?.body, null)
    const [job] = await jobs()
    assert.equal(job?.attempts, 1)
    assert.doesNotMatch(job?.last_error ?? '', /example\.org/)
    await runJobs(testApp)
    assert.equal(server.connections, 1, 'it is not tried again at once')
    server.manner = 'accept'
    await endBackOff(testApp)
    await runJobs(testApp)
    assert.equal(server.mails.length, 1)
    const [sent] = await rows()
    assert.equal(sent?.attempts, 2)
    assert.equal(sent?.last_error, null)
  })

  for (const manner of ['refuse-recipient', 'refuse-content'] as const) {
    it(`is given up, on record and without its text, where the server means never (${manner})`, async () => {
      await write()
      server.manner = manner
      await runJobs(testApp)
      const [row] = await rows()
      assert.deepEqual(row?.given_up_at, testApp.clock.now())
      assert.match(row?.last_error ?? '', /^E[A-Z]+ 5xx$/)
      assert.equal(row?.body, null)
      assert.deepEqual(await jobs(), [])
    })
  }

  it('is not given up because the server wants other credentials from us', async () => {
    await write()
    server.manner = 'lock-out'
    await runJobs(testApp)
    const [row] = await rows()
    assert.equal(row?.given_up_at, null)
    assert.equal(row?.last_error, 'EENVELOPE 5xx')
  })

  it('is given up after the last attempt', async () => {
    await write()
    server.manner = 'defer-recipient'
    await testApp.sql('UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1')
    await runJobs(testApp)
    const [row] = await rows()
    assert.deepEqual(row?.given_up_at, testApp.clock.now())
    assert.equal(row?.last_error, 'EENVELOPE 4xx')
    assert.deepEqual(await jobs(), [])
  })

  it('is lost by no outage: what was written while the server was away is sent when it is back', async () => {
    await write({ to: 'first@example.org' })
    await write({ to: 'second@example.org' })
    server.manner = 'hang'
    const connected = server.nextConnection()
    const outage = runJobs(testApp)
    await connected
    const broken = server.nextConnection()
    server.hangUp()
    await broken
    server.hangUp()
    await outage
    assert.deepEqual(
      (await rows()).map(({ last_error }) => last_error),
      ['ECONNECTION', 'ECONNECTION'],
    )
    server.manner = 'accept'
    await endBackOff(testApp)
    await runJobs(testApp)
    assert.deepEqual(server.headers('To'), ['first@example.org', 'second@example.org'])
  })

  it('delays no sign-in while the server hangs', async () => {
    await write()
    server.manner = 'hang'
    const connected = server.nextConnection()
    const hanging = runJobs(testApp)
    await connected
    const doctor = await makeUser(testApp, 'physician')
    const page = await (await visit(testApp, doctor)).get('/')
    assert.equal(page.status, 200)
    assert.equal((await rows())[0]?.sent_at, null, 'the mail is still on its way')
    server.hangUp()
    await hanging
  })

  it('is sent once, however many processes look for work', async () => {
    const others = await Promise.all([write(), write(), write()])
    await Promise.all([runJobs(testApp), runJobs(testApp), runJobs(testApp)])
    assert.equal(server.mails.length, others.length)
    assert.deepEqual(server.headers('Message-ID'), sorted(others.map((id) => `<${id}@example.org>`)))
  })

  it('is not sent a second time by a second job', async () => {
    const id = await write()
    await runJobs(testApp)
    await testApp.sql(`SELECT graphile_worker.add_job('send-message', json_build_object('id', $1::text))`, [
      id,
    ])
    await runJobs(testApp)
    assert.equal(server.mails.length, 1)
  })

  it('is not sent when it would only mislead', async () => {
    await write({ goodUntil: new Date('2026-03-04T09:00:00Z') })
    testApp.clock.advance({ hours: 1 })
    await runJobs(testApp)
    assert.equal(server.connections, 0)
    const [row] = await rows()
    assert.equal(row?.last_error, 'too-late')
    assert.equal(row?.body, null)
  })

  for (const to of [
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    'Someone <a@example.org>',
    'nobody',
    '',
  ]) {
    it(`goes to one address or nowhere: ${JSON.stringify(to)}`, async () => {
      await write({ to })
      await runJobs(testApp)
      assert.equal(server.connections, 0)
      assert.equal((await rows())[0]?.last_error, 'not-an-address')
    })
  }

  it('gains no header and no line of its own by a name with line breaks', async () => {
    const name = 'Naledi\r\nBcc: thief@example.org\r\n\r\nPlease send your password to thief@example.org'
    const reset = passwordReset({
      displayName: name,
      link: 'https://medguard.example.org/x',
      validMinutes: 1,
    })
    await write({ ...reset, subject: said('http.notice.as-kept', { text: `For ${name}` }) })
    await runJobs(testApp)
    const [headers = '', ...body] = server.mails.join().split('\n\n')
    assert.doesNotMatch(headers, /^(?:bcc|please)/im)
    assert.match(headers, /^To: naledi@example\.org$/m)
    assert.doesNotMatch(body.join('\n'), /^(?:bcc|please)/im)
  })

  it('is removed after 30 days', async () => {
    await write()
    await runJobs(testApp)
    testApp.clock.advance({ days: 29 })
    await write()
    await pruneMessages(testApp.services)
    assert.equal((await rows()).length, 2)
    testApp.clock.advance({ days: 1, seconds: 1 })
    await pruneMessages(testApp.services)
    assert.equal((await rows()).length, 1)
  })
})
