import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readNotice, storeNotice, tellNotice } from '../../../views/words/notice.ts'
import { readSaid, said, storeSaid } from '../../../views/words/said.ts'
import { openWords } from '../../../views/words/words.ts'

const words = openWords('en', 'Africa/Johannesburg')
const until = new Date('2026-03-04T22:05:00Z')

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('what is kept to be said later', () => {
  it('is kept as key and values, and said when it is shown', () => {
    const kept = stored(storeSaid(said('emergency-access.notice.on-until', { until })))
    assert.deepEqual(kept, {
      key: 'emergency-access.notice.on-until',
      values: { until: { at: '2026-03-04T22:05:00.000Z' } },
    })
    const read = readSaid(kept)
    assert.ok(read !== undefined)
    assert.equal(words.tell(read), 'Emergency access is on until 00:05.')
  })

  it('is left out where this version cannot say it: another one has stored it', () => {
    for (const unknown of [
      undefined,
      null,
      7,
      'text',
      {},
      { key: 'accounts.no-such-thing' },
      { key: '__proto__' },
      { key: 'emergency-access.notice.on-until' },
      { key: 'emergency-access.notice.on-until', values: { until: '00:05' } },
      { key: 'emergency-access.notice.on-until', values: { to: { at: until.toISOString() } } },
      { key: 'accounts.notice.few-backup-codes', values: { left: 'many' } },
      { key: 'mail.greeting-to', values: { name: { at: 'never' } } },
    ]) {
      assert.equal(readSaid(unknown), undefined, JSON.stringify(unknown))
    }
  })
})

describe('a notice', () => {
  it('is one sentence, or several', () => {
    const one = said('accounts.notice.session-ended')
    const two = [said('accounts.notice.password-set'), said('accounts.notice.sign-in-with-it')]
    for (const [notice, text] of [
      [one, 'The session has ended.'],
      [two, 'Your password is set. Sign in with it now.'],
    ] as const) {
      const read = readNotice(stored(storeNotice(notice)))
      assert.ok(read !== undefined)
      assert.equal(tellNotice(words, read), text)
    }
  })

  it('that a session has kept as a finished text, from before there were keys, is said as it stands', () => {
    const read = readNotice('The session {has} <b>ended</b>.')
    assert.ok(read !== undefined)
    assert.equal(tellNotice(words, read), 'The session {has} <b>ended</b>.')
  })

  it('is none where nothing of it can be said', () => {
    for (const unknown of [undefined, null, 7, {}, [], [{ key: 'accounts.no-such-thing' }]]) {
      assert.equal(readNotice(unknown), undefined)
    }
    assert.deepEqual(
      readNotice([{ key: 'accounts.no-such-thing' }, { key: 'accounts.notice.session-ended' }]),
      [{ key: 'accounts.notice.session-ended' }],
    )
  })
})
