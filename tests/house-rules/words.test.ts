import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { languages, sourceLanguage } from '../../views/words/languages.ts'
import { sentencesByRoom } from './counts/words.ts'
import { projectRoot, readSources, type Source } from './sources.ts'
import { keysIn, keysSaidIn, matches } from './words-in-use.ts'

const sources = readSources().filter(({ file }) => !file.startsWith('views/words/en/'))
const keys = Object.keys(languages[sourceLanguage].messages)

const made = (file: string, text: string): Source => ({ file, text })

describe('messages and the code that says them', () => {
  it('know each other: every message is said somewhere', () => {
    const used = sources.flatMap(keysIn)
    const unused = keys.filter((key) => !used.some((pattern) => matches(pattern, key)))
    assert.deepEqual(unused, [])
  })

  it('know each other: none is said that is not there', () => {
    const missing = sources
      .flatMap(keysSaidIn)
      .filter((pattern) => !keys.some((key) => matches(pattern, key)))
    assert.deepEqual(missing, [])
  })

  it('are found where they are said, whole or put together of a beginning and a code', () => {
    const source = made(
      'views/some-page.tsx',
      "say('pages.a.b'); said(`pages.${state}.c`, { n }); sayRich(done ? 'pages.d' : 'pages.e', {}); const f = 'pages.f'",
    )
    assert.deepEqual(keysSaidIn(source), ['pages.a.b', 'pages.….c', 'pages.d', 'pages.e'])
    assert.ok(keysIn(source).includes('pages.f'))
    assert.ok(matches('pages.….c', 'pages.held.c'))
    assert.ok(!matches('pages.….c', 'pages.held.d'))
    assert.ok(!matches('…', 'pages.held.c'))
  })
})

/** How many sentences each room still has outside of its messages. None is added; a room that is not here has none. */
const left = z
  .record(z.string(), z.number().int().positive())
  .parse(JSON.parse(readFileSync(path.join(projectRoot, 'tests/house-rules/sentences-left.json'), 'utf8')))

describe('sentences stand in messages', () => {
  const found = sentencesByRoom(sources)
  for (const room of new Set([...found.keys(), ...Object.keys(left)])) {
    it(`and in ${room} not beside them, but for those that were there before`, () => {
      const sentences = found.get(room) ?? []
      const most = left[room] ?? 0
      assert.ok(
        sentences.length <= most,
        `${sentences.length} where ${most} are the most:\n${sentences.join('\n')}`,
      )
    })
  }

  it('wherever people would read one', () => {
    const page = made(
      'views/pages/some-page.tsx',
      [
        '<p title="This is one sentence">',
        'And this is another <a href="/">that goes on</a>',
        '{`A third one of ${who} here`}</p>',
      ].join('\n'),
    )
    assert.deepEqual(
      [...sentencesByRoom([page])],
      [
        [
          'views/pages',
          [
            'views/pages/some-page.tsx: This is one sentence',
            'views/pages/some-page.tsx: And this is another',
            'views/pages/some-page.tsx: A third one of … here',
          ],
        ],
      ],
    )
    const said = made('views/words/en/pages.ts', "export const pages = { 'pages.a': 'This is one sentence' }")
    assert.deepEqual([...sentencesByRoom([said])], [])
  })
})
