import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { smtpTransport } from '../../server/mail/smtp-transport.ts'
import { FakeMailServer } from './fake-mail-server.ts'

const message = {
  id: '0198a000-0000-7000-8000-000000000000',
  to: 'naledi@example.org',
  subject: 'Your password was changed',
  text: 'Hello',
  writtenAt: new Date('2026-03-04T08:00:00Z'),
}

const send = (url: string, { text = message.text, timeoutMs = 60_000 } = {}) =>
  smtpTransport({ url, from: 'medguard@example.org', timeoutMs }).deliver({ ...message, text })

describe('the way to the mail server', () => {
  let server: FakeMailServer

  before(async () => {
    server = await FakeMailServer.listen()
  })
  after(() => server.close())

  it('gives up waiting for a server that says nothing', async () => {
    server.manner = 'hang'
    await assert.rejects(send(server.url, { timeoutMs: 50 }), {
      name: 'DeliveryFailureError',
      code: 'ETIMEDOUT',
      permanent: false,
    })
  })

  it('says that nobody listens, and that trying again may help', async () => {
    const gone = await FakeMailServer.listen()
    const { url } = gone
    gone.close()
    await assert.rejects(send(url), { name: 'DeliveryFailureError', code: 'ESOCKET', permanent: false })
  })

  it('does not send without encryption where the settings insist on it', async () => {
    server.manner = 'accept'
    await assert.rejects(send(`${server.url}?requireTLS=true`), {
      name: 'DeliveryFailureError',
      permanent: false,
    })
    assert.deepEqual(server.mails, [])
  })

  it('carries the letters of every language', async () => {
    server.manner = 'accept'
    await send(server.url, { text: 'Molo, ’n Wagwoord, šokolo, 密码' })
    const [, body = ''] = server.mails.join().split('\n\n')
    const encoded = body.replaceAll('=\n', '')
    const bytes = /^[A-Za-z0-9+/=\s]+$/.test(encoded)
      ? Buffer.from(encoded, 'base64').toString()
      : decodeURIComponent(encoded.replaceAll('=', '%'))
    assert.match(bytes, /Molo, ’n Wagwoord, šokolo, 密码/)
  })
})
