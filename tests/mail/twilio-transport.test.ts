import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { DeliveryFailureError } from '../../server/mail/transport.ts'
import { twilioTransport } from '../../server/mail/twilio-transport.ts'
import { FakeTextProvider } from '../accounts/second-factor/fake-text-provider.ts'
import { testEnvironment } from '../support/test-environment.ts'

const message = {
  id: '0198a000-0000-7000-8000-000000000000',
  to: '+27825550101',
  subject: 'Your code',
  text: '123456 is your MedGuard code & more',
  writtenAt: new Date('2026-03-04T08:00:00Z'),
}

describe('a provider of text messages', () => {
  let provider: FakeTextProvider
  before(async () => {
    provider = await FakeTextProvider.listen()
  })
  after(() => provider.close())
  beforeEach(() => {
    provider.posted.length = 0
  })

  const send = (sender = '+27825550100', timeoutMs = 600_000) =>
    twilioTransport({ url: provider.url, sender, timeoutMs }).deliver(message)

  it('gets the form that Twilio takes, with the account’s credentials', async () => {
    provider.answer = { status: 201 }
    await send()
    assert.deepEqual(provider.posted.slice(0), [
      {
        path: '/2010-04-01/Accounts/ACtest/Messages.json',
        authorization: `Basic ${Buffer.from('ACtest:a token').toString('base64')}`,
        fields: { To: message.to, From: '+27825550100', Body: message.text },
      },
    ])
    await send(`MG${'0a'.repeat(16)}`)
    assert.deepEqual(Object.keys(provider.posted.at(-1)?.fields ?? {}), ['To', 'MessagingServiceSid', 'Body'])
  })

  for (const [what, answer, code, permanent] of [
    ['a number that takes no messages is given up', { status: 400, code: 21_614 }, 'HTTP 400 21614', true],
    [
      'a sender that is not ours is for the operator to mend',
      { status: 400, code: 21_606 },
      'HTTP 400 21606',
      false,
    ],
    [
      'wrong credentials are for the operator to mend',
      { status: 401, code: 20_003 },
      'HTTP 401 20003',
      false,
    ],
    ['too many at once are sent later', { status: 429 }, 'HTTP 429', false],
    ['a provider that is down is tried again', { status: 503 }, 'HTTP 503', false],
    [
      'nobody is followed elsewhere with the credentials',
      { status: 307, location: '/x' },
      'no-answer',
      false,
    ],
    ['no answer is waited for without end', 'hang' as const, 'timeout', false],
  ] as const) {
    it(`${what}; nothing of number or token is said`, async () => {
      provider.answer = answer
      await assert.rejects(send('Clinic', answer === 'hang' ? 300 : undefined), (error) => {
        assert.ok(error instanceof DeliveryFailureError)
        assert.equal(error.code, code)
        assert.equal(error.permanent, permanent)
        assert.doesNotMatch(`${error.message}${String(error.cause)}`, /2782|token|ACtest/)
        return true
      })
      assert.equal(provider.posted.length, 1)
    })
  }

  it('is set up by an address with credentials and TLS, and a sender', () => {
    const good = { SMS_URL: 'https://ACx:t@api.twilio.com', SMS_FROM: '+27825550100' }
    assert.equal(testEnvironment(good).SMS_URL, good.SMS_URL)
    for (const [changes, says] of [
      [{ SMS_URL: 'http://ACx:secret@api.twilio.com' }, /SMS_URL: must be the address/],
      [{ SMS_URL: 'https://api.twilio.com' }, /SMS_URL: must be the address/],
      [{ SMS_FROM: '0825550100' }, /SMS_FROM: must be a number/],
      [{ SMS_FROM: '' }, /SMS_FROM: is missing/],
    ] as const) {
      assert.throws(
        () => testEnvironment({ ...good, ...changes }),
        (error) => error instanceof Error && says.test(error.message) && !error.message.includes('secret'),
      )
    }
  })
})
