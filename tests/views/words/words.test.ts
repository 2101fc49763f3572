import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PlainValues, RichValues } from '../../../views/words/message-values.ts'
import { said } from '../../../views/words/said.ts'
import { languages } from '../../../views/words/languages.ts'
import { openWords, wordsOf } from '../../../views/words/words.ts'
import { tag } from '../../../views/words/tag.ts'

const { say, tell } = openWords('en', 'Africa/Johannesburg')
const when = new Date('2026-03-04T22:05:00Z')

describe('a message', () => {
  it('is said with its values', () => {
    assert.equal(say('mail.greeting-to', { name: 'Naledi' }), 'Hello Naledi,')
    assert.equal(say('mail.if-you'), 'If this was you, you need do nothing.')
  })

  it('counts as its language does', () => {
    assert.match(tell(said('accounts.notice.few-backup-codes', { left: 1 })), /^You have 1 backup code left/)
    assert.match(tell(said('accounts.notice.few-backup-codes', { left: 0 })), /^You have 0 backup codes left/)
  })

  for (const { name, locale, text, counted } of [
    {
      name: 'isiZulu, whose singular is that of nothing too',
      locale: 'zu',
      text: '{left, plural, one {# ikhodi} other {# amakhodi}}',
      counted: { 0: '0 ikhodi', 1: '1 ikhodi', 2: '2 amakhodi', 21: '21 amakhodi' },
    },
    {
      name: 'Polish, which has a word for a few',
      locale: 'pl',
      text: '{left, plural, one {# kod} few {# kody} many {# kodów} other {# kodu}}',
      counted: { 0: '0 kodów', 1: '1 kod', 3: '3 kody', 5: '5 kodów', 13: '13 kodów', 22: '22 kody' },
    },
    {
      name: 'Welsh, which has six kinds of number',
      locale: 'cy',
      text: '{left, plural, zero {dim côd} one {un côd} two {dau gôd} few {# chôd} many {# chôd, llawer} other {# côd}}',
      counted: { 0: 'dim côd', 1: 'un côd', 2: 'dau gôd', 3: '3 chôd', 6: '6 chôd, llawer', 4: '4 côd' },
    },
    {
      name: 'a language that says some numbers by name',
      locale: 'xh',
      text: '{left, plural, =0 {ayikho} one {# ikhowudi} other {# iikhowudi}}',
      counted: { 0: 'ayikho', 1: '1 ikhowudi', 2: '2 iikhowudi' },
    },
  ]) {
    it(`counts as is done in ${name}`, () => {
      const messages = { ...languages.en.messages, 'accounts.notice.few-backup-codes': text }
      const other = wordsOf('en', { locale, messages }, 'Africa/Johannesburg')
      for (const [left, expected] of Object.entries(counted)) {
        assert.equal(other.tell(said('accounts.notice.few-backup-codes', { left: Number(left) })), expected)
      }
    })
  }

  it('chooses', () => {
    assert.equal(
      say('mail.second-factor-changed.removed', { when }),
      'Two-step verification was turned off for your account, on 5 Mar 2026, 00:05.',
    )
    assert.equal(
      say('accounts.password.strength', { level: 'easy', because: 'other' }),
      'It is easily guessed.',
    )
  })

  it('writes moments in the facility’s zone, and a calendar day as the day that it is', () => {
    assert.equal(
      say('emergency-access.notice.on-until', { until: when }),
      'Emergency access is on until 00:05.',
    )
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const text = openWords('en', zone).say('mail.expiry-warning.what', {
        kind: 'licence',
        days: 1,
        lastDay: new Date('2026-03-04T00:00:00Z'),
      })
      assert.equal(text, 'The last day of your licence is 4 Mar 2026: it runs out tomorrow.')
    }
  })

  it('lets no name turn round what follows it', () => {
    assert.equal(say('mail.greeting-to', { name: 'نور' }), 'Hello \u2068نور\u2069,')
    assert.equal(say('mail.greeting-to', { name: '\u202eevil' }), 'Hello evil,')
  })

  it('leaves hostile text to be escaped as text by the page', () => {
    const text = say('mail.greeting-to', { name: '<b>{x}</b>' })
    assert.equal(text, 'Hello <b>{x}</b>,')
    assert.equal(renderToStaticMarkup(createElement('p', null, text)), '<p>Hello &lt;b&gt;{x}&lt;/b&gt;,</p>')
  })
})

/** Compiles only where the values of a message are what its text says. */
const plain = <Text extends string>(_text: Text, _values: PlainValues<Text>): void => undefined
const rich = <Text extends string>(_text: Text, _values: RichValues<Text>): void => undefined

describe('the type of a message', () => {
  it('asks for its key, and for what its text names', () => {
    say('mail.if-you')
    // @ts-expect-error There is no such key.
    assert.equal(say('mail.if-yuo'), undefined)
    // @ts-expect-error A value is missing.
    say('mail.greeting-to')
    // @ts-expect-error It has another name.
    assert.throws(() => say('mail.greeting-to', { nmae: 'Naledi' }))
    // @ts-expect-error A message without values takes none.
    say('mail.if-you', { name: 'Naledi' })
    // @ts-expect-error What is kept to be said is asked for the same.
    said('mail.greeting-to', { who: 'Naledi' })
    // @ts-expect-error It chooses from what its text names.
    say('accounts.password.strength', { level: 'hard', because: 'vanished' })
  })

  it('knows plain values, numbers, moments, choices and what is within them', () => {
    plain('{a} and { b }', { a: 'x', b: 1 })
    plain('{n, plural, one {{who} has #} other {{who} have # {things}}}, {at, date, moment}', {
      n: 1,
      who: 'x',
      things: 'y',
      at: when,
    })
    plain('{a, select, x {X {n, plural, one {1} other {{m}}}} y {Y} other {}} {z}', {
      a: 'y',
      n: 1,
      m: 'x',
      z: 'x',
    })
    // @ts-expect-error A number is counted.
    plain('{n, plural, one {1} other {#}}', { n: '1' })
    // @ts-expect-error A moment is no text.
    plain('{at, time, clock}', { at: '10:42' })
    // @ts-expect-error What stands after a choice is asked for too.
    plain('{a, select, x {X} other {}} {z}', { a: 'x' })
    // @ts-expect-error What stands within a choice is asked for too.
    plain('{a, select, x {{z}} other {}}', { a: 'x' })
    // @ts-expect-error That is none of its choices.
    plain('{a, select, x {X} other {}}', { a: 'y' })
  })

  it('lets nobody say a message with tags as plain text, and asks for what makes elements of them', () => {
    // @ts-expect-error A link is an element.
    plain('Read <link>more</link>', { link: 'more' })
    rich('Read <link>{what}</link>', {
      link: tag('a', { href: '/' }),
      what: 'more',
    })
    rich('{name} reads', { name: createElement('b', null, 'Naledi') })
    // @ts-expect-error The tag is missing.
    rich('Read <link>more</link>', {})
    // @ts-expect-error A number is counted, not shown as an element.
    rich('{n, plural, one {1} other {#}}', { n: createElement('b') })
  })
})
