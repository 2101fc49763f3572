import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { languages, perLanguage, sourceLanguage } from '../../../views/words/languages.ts'
import { argumentsOf, faultsOfTranslation } from '../../../views/words/message-arguments.ts'
import { projectRoot } from '../../house-rules/sources.ts'

const source = languages[sourceLanguage].messages
const entries = Object.entries(source)

/** A language that nobody speaks. */
const madeUp = (text: string) => `¿${text}?`

describe('the messages of the product', () => {
  it('are all in ICU MessageFormat', () => {
    assert.ok(entries.length > 100)
    for (const [key, text] of entries) {
      assert.doesNotThrow(() => argumentsOf(text), key)
    }
  })

  it('quote nothing: a straight apostrophe means something in ICU MessageFormat, so the typographic one is written', () => {
    assert.deepEqual(
      entries.filter(([, text]) => text.includes("'")),
      [],
    )
  })

  it('stand each in the file of their room, by which their key begins', () => {
    const rooms = readdirSync(path.join(projectRoot, 'views', 'words', sourceLanguage))
      .filter((file) => file !== 'index.ts')
      .map((file) => path.basename(file, '.ts'))
    const found = new Set(entries.map(([key]) => key.split('.')[0] ?? ''))
    assert.deepEqual([...found].toSorted(), rooms.toSorted())
  })

  for (const [language, { messages }] of Object.entries(languages)) {
    it(`have in ${language} the keys and values of the source`, () => {
      assert.deepEqual(faultsOfTranslation(source, messages), [])
    })
  }

  it('are there for each language', () => {
    assert.deepEqual(
      perLanguage((language) => language),
      Object.fromEntries(Object.keys(languages).map((language) => [language, language])),
    )
  })
})

describe('a language that is made up', () => {
  const few = {
    'a.greeting': 'Hello {name}',
    'a.left': '{left, plural, one {# code} other {# codes}} left',
    'a.which': '{which, select, one {This} other {That}}, on {when, date, moment}',
    'a.more': 'Read <link>more</link>',
  }

  it('may say everything otherwise', () => {
    const other = {
      'a.greeting': '{name} olleH',
      'a.left': 'tfel {left, plural, two {# sedoc} other {# sedoc}}',
      'a.which': '{when, date, moment} no, {which, select, one {sihT} other {tahT}}',
      'a.more': '<link>erom</link> daeR',
    }
    assert.deepEqual(faultsOfTranslation(few, other), [])
    assert.deepEqual(
      faultsOfTranslation(source, Object.fromEntries(entries.map(([key, text]) => [key, madeUp(text)]))),
      [],
    )
  })

  it('lacks no key, and has none of its own', () => {
    const { 'a.left': _left, ...rest } = few
    assert.deepEqual(faultsOfTranslation(few, { ...rest, 'a.lfet': 'tfel' }), [
      'a.left: is missing',
      "a.lfet: is none of the source's",
    ])
  })

  for (const [what, key, text] of [
    ['lacks a value', 'a.greeting', 'olleH'],
    ['has another value', 'a.greeting', '{eman} olleH'],
    ['takes a number for a text', 'a.left', '{left} sedoc tfel'],
    ['lacks a choice', 'a.which', '{which, select, other {tahT}}, {when, date, moment}'],
    ['has another choice', 'a.which', '{which, select, eno {sihT} other {tahT}}, {when, date, moment}'],
    ['lacks a tag', 'a.more', 'erom daeR'],
  ] as const) {
    it(`is at fault where a message ${what}`, () => {
      const [fault = '', ...others] = faultsOfTranslation(few, { ...few, [key]: text })
      assert.match(fault, new RegExp(`^${key.replace('.', '\\.')}: takes`))
      assert.deepEqual(others, [])
    })
  }
})
