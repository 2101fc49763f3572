import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCodes } from '../../server/diagnoses/importing/read-codes.ts'
import { readCsv } from '../../server/diagnoses/importing/read-csv.ts'
import { searchTerms } from '../../server/diagnoses/searching/search-terms.ts'

describe('what a search of diagnoses looks for', () => {
  it('is a code with or without its dot, also as words, and nothing where too little was typed', () => {
    for (const [typed, code] of [
      ['I21.4', 'I214'],
      ['i214', 'I214'],
      [' i21 ', 'I21'],
      ['I2', 'I2'],
      ['I21.', 'I21'],
      ['heart', ''],
      ['B12 deficiency', ''],
    ] as const) {
      assert.equal(searchTerms(typed)?.code, code, typed)
    }
    for (const typed of ['', ' ', 'I', '.', 'é']) {
      assert.equal(searchTerms(typed), undefined, typed)
    }
  })

  it('is every word from its beginning, and the codes that a common name stands for', () => {
    for (const [typed, words, first] of [
      ['heart attack', 'heart:* & attack:*', 'I21'],
      ['attack hea', 'attack:* & hea:*', 'I21'],
      ['High Blood Pressure', 'high:* & blood:* & pressure:*', 'I10'],
      ['sugar', 'sugar:*', 'E11'],
      ['diabetes', 'diabetes:*', 'E11'],
      ['TB', 'tb:*', 'A15'],
      ['hiv', 'hiv:*', 'B20'],
      ['Ménière’s', 'menieres:*', undefined],
    ] as const) {
      const terms = searchTerms(typed)
      assert.equal(terms?.words, words)
      assert.equal(terms?.meant[0], first, typed)
    }
  })

  it('holds nothing that a text search would take as a sign of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        assert.match(searchTerms(typed)?.words ?? '', /^(?:[\p{L}\p{N}]+:\*(?: & )?)*$/u)
      }),
    )
  })
})

const keys = (text: string) => readCodes(text).faults?.map(({ key, values }) => [key, values?.['line']])

describe('a table of diagnosis codes', () => {
  it('is read with commas, semicolons or tabs, quotes, foreign headings, and the line of each row', () => {
    const expected = [
      {
        code: 'I10',
        title: 'Essential hypertension',
        plainCode: 'I10',
        plainTitle: 'essential hypertension',
      },
      { code: 'I21.4', title: 'A "b", c', plainCode: 'I214', plainTitle: 'a b c' },
    ]
    for (const text of [
      'code,title\nI10,Essential hypertension\nI21.4,"A ""b"", c"\n',
      '\uFEFFNo;ICD10_Code;WHO_Full_Desc\r\n1;i10;Essential   hypertension\r\n\r\n2;I21.4;"A ""b"", c"',
      'Code\tDescription\nI10\t"Essential\nhypertension"\nI21.4\t"A ""b"", c"',
    ]) {
      assert.deepEqual(readCodes(text), { codes: expected })
    }
    assert.deepEqual(
      readCsv('a,b\n"1\n2",3\n4,5')?.map(({ line }) => line),
      [1, 2, 4],
    )
  })

  it('is refused as a whole, by line, for what is no code, has no title, stands twice, or was cut off', () => {
    assert.deepEqual(keys('code,title\n1x,A\nI10,\nI11,B\nI11,C\nI11,B'), [
      ['diagnoses.fault.code', 2],
      ['diagnoses.fault.title', 3],
      ['diagnoses.fault.twice', 5],
      ['diagnoses.fault.twice', 6],
    ])
    assert.deepEqual(keys('a,b\nI10,C'), [['diagnoses.fault.columns', undefined]])
    assert.deepEqual(keys('code,title'), [['diagnoses.fault.empty', undefined]])
    assert.deepEqual(keys(''), [['diagnoses.fault.columns', undefined]])
    assert.deepEqual(keys('code,title\nI10,"Cut o'), [['diagnoses.fault.quote-open', undefined]])
    assert.equal(keys(`code,title\n${'x,y\n'.repeat(40)}`)?.length, 11)
  })
})
