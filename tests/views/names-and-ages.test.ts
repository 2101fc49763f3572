import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keptName, nameFault } from '../../server/names/name-fault.ts'
import { oneLine } from '../../server/mail/message-text.ts'
import { ageText } from '../../views/age.ts'
import { openWords } from '../../views/words/words.ts'
import { patientName } from '../../views/format.ts'
import { said } from '../../views/words/said.ts'
import { english } from './words/english.ts'
import { isolated } from '../../views/isolated.ts'

const words = openWords('en', 'UTC')

describe('the name of a person', () => {
  for (const name of [
    'McDonald',
    'van der Merwe',
    'O’Brien',
    'ნინო',
    'ǃXóõ',
    '王',
    'فاطمة',
    'علی‌رضا',
    'שָׂרָה',
    'X Æ A-12',
    'Ng',
    'नमिता',
    '한',
  ]) {
    it(`is kept as it was written: ${name}`, () => {
      assert.equal(nameFault(name), undefined)
      assert.equal(keptName(name), name.normalize('NFC'))
    })
  }

  it('is composed, so that one name is not stored in two ways', () => {
    assert.equal(keptName(' Rene\u0301 '), 'Ren\u00e9')
  })

  for (const [what, name] of [
    ['an override of direction', 'Sit\u202Ehole'],
    ['an embedding', '\u202ASithole'],
    ['an isolate', 'Sithole\u2067'],
    ['an end of direction', 'Sithole\u202C'],
    ['a line end', 'Sit\nhole'],
    ['a terminal’s escape', 'Sit\u001B[2Jhole'],
    ['a paragraph separator', 'Sit\u2029hole'],
    ['letters of tags, which nobody sees', 'Sithole\u{E0041}'],
    ['nothing but a space of no width', '\u200B'],
    ['nothing but a dash', '-'],
    ['nothing but fillers that count as letters', '\u3164\u115F'],
    ['nothing but digits', '123'],
    ['nothing but marks', '\u0301\u0301'],
    ['nothing but dots', '...'],
    ['half a letter', 'Sit\uD800hole'],
  ] as const) {
    it(`is refused, with what to do, where it holds ${what}`, () => {
      const why = nameFault(name)
      assert.ok(why !== undefined)
      const label = said('field.the-family-name')
      assert.match(english.say(`fault.name.${why}`, { label }), /^(?:Type|Enter) the family name /)
    })
  }

  it('stands in a sentence without turning round what follows', () => {
    assert.equal(isolated('Sithole'), 'Sithole')
    assert.equal(isolated('שרה'), '\u2068שרה\u2069')
    assert.equal(isolated('Sit\u202Ehole'), 'Sithole')
    assert.equal(oneLine('علی‌رضا\nBcc: x'), '\u2068علی‌رضا Bcc: x\u2069')
  })

  it('names a patient as the names were written, family name first, or by the only one', () => {
    assert.equal(patientName({ familyName: 'McDonald', givenName: 'Ann' }), 'McDonald, Ann')
    assert.equal(patientName({ familyName: 'ბერიძე', givenName: 'ნინო' }), 'ბერიძე, ნინო')
    assert.equal(patientName({ familyName: '', givenName: 'Sukarno' }), 'Sukarno')
    assert.equal(patientName({ familyName: 'כהן', givenName: 'Anna' }), '\u2068כהן\u2069, Anna')
  })
})

describe('an age', () => {
  for (const [born, on, age] of [
    ['2026-11-28', '2026-11-28', 'born today'],
    ['2026-11-27', '2026-11-28', '1 day'],
    ['2026-11-01', '2026-11-28', '27 days'],
    ['2026-10-31', '2026-11-28', '4 weeks'],
    ['2026-08-30', '2026-11-28', '12 weeks'],
    ['2026-08-28', '2026-11-28', '3 months'],
    ['2024-11-29', '2026-11-28', '23 months'],
    ['2024-11-28', '2026-11-28', '2 years'],
    ['1980-11-29', '2026-11-28', '45 years'],
    ['1980-11-28', '2026-11-28', '46 years'],
    ['2000-02-29', '2026-02-28', '25 years'],
    ['1980', '2026-11-28', 'about 46 years'],
    ['1980-12', '2026-11-28', 'about 45 years'],
    ['2025', '2026-11-28', 'under 2 years'],
    ['2026-10', '2026-11-28', 'under 2 years'],
    [null, '2026-11-28', 'age not known'],
  ] as const) {
    it(`of somebody born ${born ?? 'nobody knows when'} is ${age} on ${on}`, () => {
      assert.equal(ageText(words, born, on), age)
    })
  }
})
