import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { birthFacts, possibleBirthFacts, soughtBirthFacts } from '../../../server/crypto/birth-facts.ts'
import { readTypedBirth } from '../../../server/patients/read-typed-births.ts'

const today = '2026-11-28'

const read = (typed: string) => {
  const birth = readTypedBirth(typed, today)
  return birth === undefined ? undefined : [birth.dates, birth.words]
}

describe('a date of birth typed into a search', () => {
  const day = ['1984-03-27']
  const known: [typed: string, dates: string[], words?: string][] = [
    ['1984-03-27', day],
    ['1984/3/27', day],
    ['1984.03.27', day],
    ['27/03/1984', day],
    ['27.3.1984', day],
    ['27-03-1984', day],
    ['27 03 1984', day],
    ['27/03/84', day],
    ['03/27/1984', day],
    ['19840327', day],
    ['27 March 1984', day],
    ['27th Mar 1984', day],
    ['27-Mar-1984', day],
    ['March 27, 1984', day],
    ['mar 27 1984', day],
    ['1984 Mar 27', day],
    ['1984年3月27日', day],
    ['٢٧/٣/١٩٨٤', day],
    ['２７／０３／１９８４', day],
    ['born 27/03/1984', day],
    ['Nomvula 27/03/1984', day, 'Nomvula'],
    ['27 March 1984 Sithole, Nomvula', day, 'Sithole, Nomvula'],
    ['May Smith 12 June 1990', ['1990-06-12'], 'May Smith'],
    ['March 1984', ['1984-03']],
    ['03/1984', ['1984-03']],
    ['1984-03', ['1984-03']],
    ['1984', ['1984']],
    ['sithole 1984', ['1984'], 'sithole'],
    ['03/04/1984', ['1984-04-03', '1984-03-04']],
    ['01/02/20', ['1920-02-01', '1920-01-02', '2020-02-01', '2020-01-02']],
    ['29 Feb 2024', ['2024-02-29']],
  ]
  for (const [typed, dates, words = ''] of known) {
    it(`is found in “${typed}”`, () => {
      assert.deepEqual(read(typed), [dates, words])
    })
  }

  for (const typed of [
    '',
    'Sithole',
    '31/02/1984',
    '2027-01-01',
    '1879',
    '082 555 0101',
    '12345',
    'MG-0001001',
    '8001015009087',
  ]) {
    it(`is not found in “${typed}”`, () => {
      assert.equal(read(typed), undefined)
    })
  }

  it('is read for every day that there was', () => {
    const days = fc.date({ min: new Date('1880-01-01'), max: new Date('2026-11-28'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (at) => {
        const iso = at.toISOString().slice(0, 10)
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-')
        for (const typed of [
          iso,
          `${dayOfMonth}/${month}/${year}`,
          `${month}/${dayOfMonth}/${year}`,
          year + month + dayOfMonth,
        ]) {
          assert.ok(readTypedBirth(typed, today)?.dates.includes(iso), typed)
        }
      }),
    )
  })
})

const meets = (recorded: string | null, sought: readonly string[]) =>
  birthFacts(recorded).some((fact) => sought.includes(fact))

describe('a date of birth that is known in part', () => {
  it('is found by a whole date that does not contradict it, and finds whole dates within it', () => {
    assert.ok(meets('1984-03-27', soughtBirthFacts('1984-03-27')))
    assert.ok(meets('1984-03', soughtBirthFacts('1984-03-27')))
    assert.ok(meets('1984', soughtBirthFacts('1984-03-27')))
    assert.ok(meets('1984-03-27', soughtBirthFacts('1984-03')))
    assert.ok(meets('1984-03-27', soughtBirthFacts('1984')))
    assert.ok(meets('1984', soughtBirthFacts('1984-03')))
  })

  it('is not found by another', () => {
    for (const recorded of ['1984-03-28', '1984-04', '1985', null]) {
      assert.ok(!meets(recorded, soughtBirthFacts('1984-03-27')), String(recorded))
    }
    assert.ok(!meets('1985-03-27', soughtBirthFacts('1984')))
  })

  it('may be that of somebody whose date of birth is not known', () => {
    assert.ok(meets(null, possibleBirthFacts('1984-03-27')))
  })
})
