import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  faultsOfSchedule,
  noSupplyBySchedule,
  scheduleRules,
} from '../../server/prescriptions/schedules/schedule-rules.ts'

const issued = '2026-03-04'

describe('what the law asks of a prescription by its schedule', () => {
  const lawful = { repeats: 0, expiresOn: '2026-04-03', days: 30 }
  const cases: readonly [
    string,
    number | null,
    Partial<typeof lawful> | { days: undefined } | { repeats: null; expiresOn: null },
    readonly string[],
  ][] = [
    ['one of schedule 6 for 30 days', 6, {}, []],
    ['one of schedule 6 with a repeat', 6, { repeats: 1 }, ['schedule-6-repeats']],
    ['a course of 31 days of schedule 6', 6, { days: 31 }, ['schedule-6-course']],
    ['a course of unknown length of schedule 6', 6, { days: undefined }, []],
    ['one of schedule 6 that ends 31 days after', 6, { expiresOn: '2026-04-04' }, ['schedule-6-valid']],
    [
      'one of schedule 6 with all of it',
      6,
      { repeats: 5, days: 90, expiresOn: '2026-09-04' },
      ['schedule-6-repeats', 'schedule-6-course', 'schedule-6-valid'],
    ],
    ['one of another system, of which nothing is said', 6, { repeats: null, expiresOn: null }, []],
    ['one of schedule 5 with repeats for six months', 5, { repeats: 5, expiresOn: '2026-09-04' }, []],
    ['one of schedule 5 for a day more', 5, { repeats: 5, expiresOn: '2026-09-05' }, ['schedule-5-valid']],
    ['a long course of schedule 5', 5, { days: 90 }, []],
    ['one of schedule 4 for a year', 4, { repeats: 11, expiresOn: '2027-03-04', days: 90 }, []],
    ['one of which the schedule is not known', null, { repeats: 11, expiresOn: '2027-03-04' }, []],
  ]
  for (const [what, schedule, changes, expected] of cases) {
    it(`says ${expected.length === 0 ? 'nothing' : expected.join(', ')} of ${what}`, () => {
      assert.deepEqual(faultsOfSchedule(schedule, { ...lawful, ...changes }, issued), expected)
    })
  }

  it('counts six months by the calendar, to the last day of a shorter month', () => {
    const order = { ...lawful, expiresOn: '2027-02-28' }
    assert.deepEqual(faultsOfSchedule(5, order, '2026-08-31'), [])
    const later = { ...lawful, expiresOn: '2027-03-01' }
    assert.deepEqual(faultsOfSchedule(5, later, '2026-08-31'), ['schedule-5-valid'])
  })

  it('names for each row where it stands', () => {
    assert.ok(scheduleRules.every(({ source }) => source.startsWith('22A(6)')))
    assert.equal(new Set(scheduleRules.map(({ code }) => code)).size, scheduleRules.length)
  })

  const first = { current: 1, begun: false }
  const supplies: readonly [string, number | null, typeof first, string, string | undefined][] = [
    ['a first supply of schedule 6 on the thirtieth day', 6, first, '2026-04-03', undefined],
    ['a first supply of schedule 6 a day later', 6, first, '2026-04-04', 'schedule-6-over'],
    ['the rest of one that has begun', 6, { current: 1, begun: true }, '2026-04-04', undefined],
    ['a second supply of schedule 6', 6, { current: 2, begun: false }, '2026-03-05', 'schedule-6-repeats'],
    ['a repeat of schedule 5 after six months', 5, { current: 6, begun: false }, '2026-09-04', undefined],
    ['a repeat of schedule 5 a day later', 5, { current: 6, begun: false }, '2026-09-05', 'schedule-5-over'],
    ['a repeat of schedule 4 after a year', 4, { current: 12, begun: false }, '2027-03-04', undefined],
    ['one of which the schedule is not known', null, { current: 2, begun: false }, '2027-03-04', undefined],
  ]
  for (const [what, schedule, supply, today, expected] of supplies) {
    it(`${expected === undefined ? 'lets pass' : `stops by ${expected}`} ${what}`, () => {
      assert.equal(noSupplyBySchedule(schedule, supply, { issuedOn: issued, today }), expected)
    })
  }
})
