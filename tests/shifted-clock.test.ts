import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { it } from 'node:test'
import { bareEnvironment } from './support/process-environment.ts'
import { shiftedClock } from './shifted-clock.ts'

it('a run on another clock begins at the moment that was asked for, in every process', (context) => {
  const clock = shiftedClock('2032-02-29T23:00:00Z')
  if (clock === undefined) {
    context.skip('libfaketime is not installed')
    return
  }
  // A run that is on another clock itself asks for this one from there.
  const { stdout } = spawnSync(process.execPath, ['--print', 'new Date().toISOString()'], {
    env: { ...bareEnvironment(), ...clock, FAKETIME: shift(clock['FAKETIME']) },
    encoding: 'utf8',
  })
  assert.match(stdout, /^2032-0(?:2-29T23|3-01T00):/)
})

const shift = (own = '') => {
  const seconds = Number(own) + Number(process.env['FAKETIME'] ?? 0)
  return `${seconds < 0 ? '' : '+'}${seconds}`
}

it('a run on another clock is refused for what is no moment', () => {
  assert.throws(() => shiftedClock('at night'), /this is none: at night/)
})
