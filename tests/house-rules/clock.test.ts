import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSources, type Source } from './sources.ts'

const readsRealClock = /\bnew Date\(\)|\bDate\.now\b|\bTemporal\.Now\b/

/** Lines that a pattern is found in. */
const linesWith = (pattern: RegExp, sources: readonly Source[]) =>
  sources.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])),
  )

// The benchmarks measure real time, and are no tests.
const tests = readSources(['tests']).filter(
  ({ file }) =>
    !file.startsWith('tests/bench/') &&
    ![
      'tests/house-rules/clock.test.ts',
      'tests/shifted-clock.test.ts',
      'tests/since/touched.test.ts',
      'tests/since/touched.ts',
    ].includes(file),
)

describe('no test depends on the time of day, the weekday, the date, or how fast the machine is:', () => {
  it('none reads the real clock', () => {
    assert.ok(tests.length > 150)
    const reading = linesWith(readsRealClock, tests).map((line) => line.split(':')[0])
    // A command has the machine's clock, so the test of one that counts days from today counts them from the same day.
    assert.deepEqual(reading, ['tests/audit/retention/retention.test.ts', 'tests/shifted-clock.ts'])
    assert.deepEqual(linesWith(/\bsystemClock\b/, tests), [])
  })

  it('none starts the real server but the test of starting it, where nobody has hours', () => {
    const usual = tests.filter(({ text }) => /new ServerProcess\([^,]*\)/.test(text)).map(({ file }) => file)
    assert.deepEqual(usual, ['tests/start.test.ts'])
    const starting = tests
      .filter(({ text }) => /(?:server\/main|bundle\/server)\.js/.test(text))
      .map(({ file }) => file)
    assert.deepEqual(starting, ['tests/support/started-server.ts'])
  })

  it('none ends by the clock of a fast machine', () => {
    const limited = /\btimeout: \d|performance\.now\(\)|hrtime/
    assert.deepEqual(linesWith(limited, tests), [])
  })

  it('none is shown a time in the zone of the machine', () => {
    const local = /\.get(?:Date|Day|Hours|Minutes|Month|FullYear)\(\)|\.toLocale(?:Date|Time)?String\(/
    assert.deepEqual(linesWith(local, tests), [])
  })
})

describe('the product reads the time', () => {
  it('from its one clock only, which nothing outside can set', () => {
    const reading = linesWith(readsRealClock, readSources())
    assert.deepEqual(reading, [
      'server/clock.ts: export const systemClock: Clock = { now: () => new Date() }',
    ])
    const { text } = readSources(['server']).find(({ file }) => file === 'server/clock.ts') ?? assert.fail()
    assert.doesNotMatch(text, /process\.env|argv/)
  })
})
