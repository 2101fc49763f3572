import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { Report } from './report.ts'

const file = path.resolve(import.meta.dirname, 'patients/chart.test.js')
const ended = (name: string, nesting: number, more: object = {}) => ({
  name,
  nesting,
  file,
  details: { duration_ms: 1_240, ...more },
})

function reporting() {
  const written: string[] = []
  const failures: string[] = []
  return { written, failures, report: new Report((text) => written.push(text), failures) }
}

test('tests are told below what holds them, as soon as their outermost one has ended', () => {
  const { written, report } = reporting()
  report.begins({ name: 'the chart', nesting: 0 })
  report.begins({ name: 'opens', nesting: 1 })
  report.passes(ended('opens', 1))
  assert.deepEqual(written, [])
  report.passes(ended('the chart', 0, { type: 'suite' }))
  assert.deepEqual(written, ['▶ the chart\n  ✔ opens (1.2 s)\n'])
})

test('what failed is told at once with its reason, and kept with its whole place for the end of the run', () => {
  const { written, failures, report } = reporting()
  const error = Object.assign(new Error('1 subtest failed'), { cause: new Error('seen by a stranger') })
  report.begins({ name: 'the chart', nesting: 0 })
  report.begins({ name: 'stays closed', nesting: 1 })
  report.fails(ended('stays closed', 1, { error }))
  report.fails(ended('the chart', 0, { type: 'suite', error: { failureType: 'subtestsFailed' } }))
  assert.match(written.join(''), /✖ stays closed \(1\.2 s\)\n {4}Error: seen by a stranger/)
  assert.equal(failures.length, 1)
  assert.match(failures.join(''), /^✖ tests\/patients\/chart\.test\.ts › the chart › stays closed\n/)
})

test('a skipped test says why', () => {
  const { written, report } = reporting()
  report.passes({ ...ended('speaks TLS', 0), skip: 'openssl is not there' })
  assert.deepEqual(written, ['﹣ speaks TLS (1.2 s): openssl is not there\n'])
})
