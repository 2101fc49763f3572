import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readSources } from '../house-rules/sources.ts'
import { changedSince } from './changed-files.ts'
import { touchedBy } from './touched.ts'

const sources = Object.entries({
  'server/beds/find.ts': "import { rows } from './rows.ts'\nexport const find = () => rows()\n",
  'server/beds/rows.ts': 'export const rows = () => []\nexport type Row = string\n',
  'server/wards/name.ts':
    "import type { Row } from '../beds/rows.ts'\nexport const name = (row: Row) => row\n",
  'server/bundle/program.ts': "await import('../beds/find.ts')\n",
  'tests/run.ts': "import { report } from './report.ts'\nreport()\n",
  'tests/report.ts': 'export const report = () => undefined\n',
  'tests/beds/find.test.ts': "import { find } from '../../server/beds/find.ts'\nfind()\n",
  'tests/beds/import.test.ts': "readFile('beds.json')\n",
  'tests/wards/name.test.ts': "import { name } from '../../server/wards/name.ts'\nname('1')\n",
  'tests/start.test.ts': "start('bundle/server.js')\n",
  'tests/house-rules/arrows.test.ts': 'readEverything()\n',
}).map(([file, text]) => ({ file, text }))

const touched = (...changed: string[]) => {
  const { everything, ways } = touchedBy(changed, sources)
  return { everything, tests: [...ways.keys()] }
}
const rules = 'tests/house-rules/arrows.test.ts'

describe('what a change can touch', () => {
  it('are the tests that need what has changed, directly, by others, or in a process of its own, and how is told', () => {
    const { everything, ways } = touchedBy(['server/beds/rows.ts'], sources)
    assert.equal(everything, undefined)
    assert.deepEqual(
      [...ways],
      [
        [
          'tests/beds/find.test.ts',
          ['tests/beds/find.test.ts', 'server/beds/find.ts', 'server/beds/rows.ts'],
        ],
        [
          'tests/start.test.ts',
          ['tests/start.test.ts', 'server/bundle/program.ts', 'server/beds/find.ts', 'server/beds/rows.ts'],
        ],
        [rules, [rules]],
      ],
    )
  })

  it('is a test that has changed itself, and no other', () => {
    assert.deepEqual(touched('tests/wards/name.test.ts').tests, ['tests/wards/name.test.ts', rules])
  })

  it('are the rules of the house alone where nothing has changed, or only what is there to be read', () => {
    assert.deepEqual(touched(), { everything: undefined, tests: [rules] })
    assert.deepEqual(touched('README.md', 'docs/running.md', '.ci/run', 'tests/bench/chart.ts').tests, [
      rules,
    ])
  })

  it('are those that name a file of data; everything where nobody does', () => {
    assert.deepEqual(touched('tests/data/beds.json'), {
      everything: undefined,
      tests: ['tests/beds/import.test.ts', rules],
    })
    assert.match(touched('tests/data/chairs.json').everything ?? '', /nothing says who reads/)
  })

  it('is everything for pages, styles, steps of the schema, settings, packages, the build and the run itself', () => {
    for (const file of [
      'views/layout.tsx',
      'views/assets/medguard.scss',
      'models/migrations/0001-users.ts',
      'config/env.ts',
      'package.json',
      'package-lock.json',
      'build.js',
      'bundle.js',
      'server/embedded-database/settings.ts',
      'tests/run.ts',
      'tests/report.ts',
    ]) {
      assert.equal(touched('tests/wards/name.test.ts', file).everything, `${file} reaches all of it`)
    }
  })

  it('of the product as it stands: a change of the application reaches every test of a page, one of pure arithmetic its own', () => {
    const all = readSources(['config', 'server', 'middleware', 'models', 'views', 'tests'])
    const tests = (...changed: string[]) => [...touchedBy(changed, all).ways.keys()]
    assert.ok(tests('server/app.ts').length > 150)
    assert.ok(!tests('middleware/errors.ts').includes('tests/access/decide.test.ts'))
    assert.ok(tests('server/bundle/medguard.ts').includes('tests/cli/usage.test.ts'))
    assert.ok(tests('server/bundle/program.ts').includes('tests/start.test.ts'))
    const few = tests('tests/parse-nothing.ts')
    assert.ok(few.length > 0 && few.every((file) => file.startsWith('tests/house-rules/')))
  })
})

describe('what has changed since a revision', () => {
  let folder: string
  const git = (...words: string[]) => {
    const { status, stderr } = spawnSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    assert.equal(status, 0, stderr)
  }
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text)

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'medguard-since-'))
    mkdirSync(path.join(folder, 'a room'))
    git('init', '--quiet')
    for (const name of ['same.ts', 'committed.ts', 'edited.ts', 'gone.ts', 'a room/old name.ts']) {
      write(name, `export const name = '${name}'\n`)
    }
    write('.gitignore', 'dist\n')
    git('add', '.')
    git('commit', '--quiet', '-m', 'first')
    git('tag', 'first')
  })
  after(() => rmSync(folder, { recursive: true }))

  it('is nothing at first', () => {
    assert.deepEqual(changedSince('first', folder), [])
  })

  it('is what was committed, edited, added, removed and renamed, by its old name too', () => {
    write('committed.ts', 'changed\n')
    git('commit', '--quiet', '-a', '-m', 'second')
    write('edited.ts', 'changed\n')
    write('new.ts', 'new\n')
    write('dist', 'made by the build\n')
    rmSync(path.join(folder, 'gone.ts'))
    renameSync(path.join(folder, 'a room/old name.ts'), path.join(folder, 'a room/ünï.ts'))
    assert.deepEqual(changedSince('first', folder), [
      'a room/old name.ts',
      'a room/ünï.ts',
      'committed.ts',
      'edited.ts',
      'gone.ts',
      'new.ts',
    ])
  })

  it('is refused for a revision that there is not', () => {
    assert.throws(() => changedSince('never', folder), /There is no revision "never" here/)
    assert.throws(() => changedSince('--output=stolen', folder), /There is no revision/)
  })
})
