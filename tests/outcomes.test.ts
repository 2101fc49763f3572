import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { closingLine, countOutcomes, type Outcomes } from './outcomes.ts'

type Report = { event: 'test:pass' | 'test:fail'; name?: string; skip?: true; todo?: true; details?: object }

test('passed, failed and skipped tests are counted; what only holds other tests is not', () => {
  const reports: Report[] = [
    { event: 'test:pass' },
    { event: 'test:pass' },
    { event: 'test:pass', details: { type: 'suite' } },
    { event: 'test:pass', skip: true },
    { event: 'test:fail', todo: true },
    { event: 'test:fail', details: { error: { failureType: 'testCodeFailure' } } },
    { event: 'test:fail', details: { type: 'suite', error: { failureType: 'subtestsFailed' } } },
  ]
  assert.equal(closingLine(countOf(reports)), '2 passed, 1 failed, 2 skipped')
})

test('a group that fails by itself, as in a hook, counts as failed', () => {
  const reports: Report[] = [
    { event: 'test:fail', details: { type: 'suite', error: { failureType: 'hookFailed' } } },
  ]
  assert.equal(closingLine(countOf(reports)), '0 passed, 1 failed')
})

test('a file without a test counts for nothing, and a file that breaks off counts as failed', () => {
  assert.equal(closingLine(countOf([{ event: 'test:pass', name: '/a.test.js' }])), '0 passed, 0 failed')
  assert.equal(closingLine(countOf([{ event: 'test:fail', name: '/a.test.js' }])), '0 passed, 1 failed')
})

function countOf(reports: Report[]): Outcomes {
  const tests = new EventEmitter()
  const outcomes = countOutcomes(tests, ['/a.test.js'])
  for (const { event, ...report } of reports) tests.emit(event, { name: 'a test', details: {}, ...report })
  return outcomes
}
