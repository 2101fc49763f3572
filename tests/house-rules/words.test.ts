import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { languages, sourceLanguage } from '../../views/words/languages.ts'
import { sentencesByRoom, sentencesIn } from './counts/words.ts'
import { outsideOfTheirFrame } from './frames.ts'
import { importsOf, reachedFrom } from './imports.ts'
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

/** Where the pages begin that are shown to strangers and to patients. */
const shownToAnyone =
  /^views\/(?:layout\.tsx$|accounts\/|errors\/|frame\/|patients\/(?:own-record\/|copy-page)|prescriptions\/own-|dashboard\/own-)/

const pagesShown = (from: readonly Source[]) =>
  from.map(({ file }) => file).filter((file) => shownToAnyone.test(file))

/** The sentences outside of messages in all that these pages are made of. */
function sentencesShown(from: readonly Source[]): string[] {
  const reached = reachedFrom(pagesShown(from), from.flatMap(importsOf))
  return from
    .filter(({ file }) => file.startsWith('views/') && reached.has(file) && !file.startsWith('views/words/'))
    .flatMap(sentencesIn)
}

describe('what strangers and patients are shown', () => {
  it('is made of files without a sentence of their own, whatever state they are in', () => {
    const { length } = pagesShown(sources)
    assert.ok(length > 40, `${length} pages`)
    // Nobody is shown that one: it tells those who build a page that its words are missing.
    assert.deepEqual(sentencesShown(sources), [
      'views/use-words.ts: This part of a page stands outside of its frame',
    ])
  })

  it('and a sentence in a part that such a page takes from elsewhere is found', () => {
    const page = made('views/accounts/some-page.tsx', "import { Part } from '../components/part.tsx'\n")
    const part = made(
      'views/components/part.tsx',
      "import { more } from './more.ts'\nexport const Part = () => <p>{more}</p>",
    )
    const more = made('views/components/more.ts', "export const more = 'This is one sentence'\n")
    const other = made('views/audit/other.ts', "export const other = 'This is for the staff'\n")
    assert.deepEqual(sentencesShown([page, part, more, other]), [
      'views/components/more.ts: This is one sentence',
    ])
  })
})

describe('the frame of a page brings its words', () => {
  it('to what stands in it: no page asks for them outside', () => {
    assert.deepEqual(outsideOfTheirFrame(sources), [])
  })

  it('and a page that does is found, also where another writes the frame for it', () => {
    const files = [
      made('views/a-page.tsx', 'export function APage() { useWords(); return <Layout><Part /></Layout> }'),
      made(
        'views/b-page.tsx',
        'export const BPage = () => { const { say } = useWords(); return <FormPage /> }',
      ),
      made('views/form-page.tsx', 'export function FormPage({ shell }) { return <Layout shell={shell} /> }'),
      made('views/part.tsx', 'export function Part() { const { say } = useWords(); return <p /> }'),
    ]
    assert.deepEqual(outsideOfTheirFrame(files), ['views/a-page.tsx: APage', 'views/b-page.tsx: BPage'])
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
