import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { IndexTokens } from '../../server/crypto/index-tokens.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'

const index = new IndexTokens(generateDataKey())

function hex(hash: Buffer | undefined): string | undefined {
  return hash?.toString('hex')
}

function allHex(tokens: readonly Buffer[]): string[] {
  return tokens.map((token) => token.toString('hex'))
}

/** Whether a row with these names answers a reading of the query, as PostgreSQL's array operator @> decides it. */
function finds(query: string, ...names: string[]): boolean {
  const stored = new Set(allHex(index.nameTokens(...names)))
  return index.nameQueries(query).some((wanted) => allHex(wanted).every((token) => stored.has(token)))
}

describe('the blind index of a national id', () => {
  const spellings = [
    '8001015009087',
    '800101 5009 087',
    ' 800101-5009-087 ',
    '８００１０１５００９０８７',
    '800101.5009/087',
  ]
  for (const spelling of spellings) {
    it(`is the same for "${spelling}"`, () => {
      assert.equal(hex(index.nationalId(spelling)), hex(index.nationalId('8001015009087')))
    })
  }

  it('is the same for capitals and small letters', () => {
    assert.equal(hex(index.nationalId('a12-b')), hex(index.nationalId('A12B')))
  })

  it('differs by a single digit, and by a leading zero', () => {
    assert.notEqual(hex(index.nationalId('8001015009087')), hex(index.nationalId('8001015009088')))
    assert.notEqual(hex(index.nationalId('0800101')), hex(index.nationalId('800101')))
  })

  it('is nothing where no letter or digit is left', () => {
    for (const empty of ['', '   ', '--', '…', '\0']) {
      assert.equal(index.nationalId(empty), undefined)
    }
  })

  it('has 32 bytes', () => {
    assert.equal(index.nationalId('1')?.length, 32)
  })
})

describe('the blind index of a phone number', () => {
  it('is the same for every spelling of one number', () => {
    const expected = hex(index.phone('+27825550101'))
    assert.ok(expected)
    for (const spelling of ['+27 82 555 0101', '082 555 0101', '0027 82 555 0101', '(082) 555-0101']) {
      assert.equal(hex(index.phone(spelling)), expected, spelling)
    }
  })

  it('takes numbers without a country code to be of the country given', () => {
    assert.equal(hex(index.phone('020 7946 0000', '44')), hex(index.phone('+44 20 7946 0000')))
    assert.notEqual(hex(index.phone('020 7946 0000')), hex(index.phone('+44 20 7946 0000')))
  })

  it('is nothing with fewer than six digits', () => {
    assert.equal(index.phone('10111'), undefined)
    assert.equal(index.phone('unknown'), undefined)
  })
})

describe('the blind index of an e-mail address', () => {
  it('is the same whatever the case, the width of the letters, and the spaces around', () => {
    const expected = hex(index.email('thabo.mokoena@example.org'))
    for (const spelling of [
      ' Thabo.Mokoena@Example.ORG\n',
      'THABO.MOKOENA@EXAMPLE.ORG',
      'ｔhabo.mokoena@example.org',
    ]) {
      assert.equal(hex(index.email(spelling)), expected)
    }
  })

  it('is the same for composed and decomposed accents, ß and SS, and the two small sigmas', () => {
    assert.equal(hex(index.email('rene\u0301@x.org')), hex(index.email('ren\u00e9@x.org')))
    assert.equal(hex(index.email('strauß@x.org')), hex(index.email('STRAUSS@x.org')))
    assert.equal(hex(index.email('νίκος@x.org')), hex(index.email('ΝΊΚΟΣ@X.ORG')))
  })

  it('keeps accents, dots and plus signs apart', () => {
    const different = ['rene@x.org', 'rené@x.org', 're.ne@x.org', 'rene+a@x.org'].map((text) =>
      hex(index.email(text)),
    )
    assert.equal(new Set(different).size, 4)
  })

  it('is nothing where nothing is left', () => {
    assert.equal(index.email(' \t\u00a0'), undefined)
  })
})

describe('the blind index of an identifier', () => {
  it('is bound to its system: no other split of the same letters is equal', () => {
    const hashes = [
      index.identifier('urn:a', 'b1'),
      index.identifier('urn:ab', '1'),
      index.identifier('', 'urn:ab1'),
      index.identifier('urn:a","b', '1'),
    ].map(hex)
    assert.equal(new Set(hashes).size, hashes.length)
    assert.equal(hex(index.identifier('urn:a', 'b1')), hashes[0])
  })

  it('counts capitals, as FHIR does', () => {
    assert.notEqual(hex(index.identifier('s', 'a')), hex(index.identifier('s', 'A')))
  })
})

describe('blind indexes of different kinds or keys', () => {
  it('do not show that two kinds of field hold the same text', () => {
    const hashes = [
      index.nationalId('27825550101'),
      index.phone('27825550101'),
      index.email('27825550101'),
    ].map(hex)
    assert.equal(new Set(hashes).size, 3)
  })

  it('differ under another key', () => {
    const other = new IndexTokens(generateDataKey())
    assert.notEqual(hex(other.nationalId('8001015009087')), hex(index.nationalId('8001015009087')))
    assert.notDeepEqual(other.nameTokens('Thabo'), index.nameTokens('Thabo'))
  })

  it('stay the same for the same key, also in a process started later', () => {
    const key = generateDataKey()
    assert.deepEqual(
      new IndexTokens(key).nameTokens('Thabo', 'Mokoena'),
      new IndexTokens(key).nameTokens('Thabo', 'Mokoena'),
    )
  })
})

describe('the search by name', () => {
  const found: [query: string, ...names: string[]][] = [
    ['mok tha', 'Thabo', 'Mokoena'],
    ['tha mok', 'Thabo', 'Mokoena'],
    ['MOKOENA', 'Thabo', 'Mokoena'],
    ['m', 'Thabo', 'Mokoena'],
    ['mokoena, thabo', 'Thabo', 'Mokoena'],
    ['obrien', 'Sean', "O'Brien"],
    ["o'brien", 'Sean', "O'Brien"],
    ['o brien', 'Sean', "O'Brien"],
    ['o’bri', 'Sean', "O'Brien"],
    ['brien', 'Sean', 'OʼBrien'],
    ['rene', 'René', 'Müller'],
    ['René mul', 'Rene\u0301', 'Muller'],
    ['strauss', 'Johann', 'Strauß'],
    ['STRAUẞ', 'Johann', 'Strauss'],
    ['soren', 'Søren', 'Ærø'],
    ['aero', 'Søren', 'Ærø'],
    ['lukasz', 'Łukasz', 'Żółć'],
    ['zolc', 'Łukasz', 'Żółć'],
    ['isik', 'IŞIK', ''],
    ['ışı', 'Işık', ''],
    ['smith', 'Ann', 'Jones-Smith'],
    ['jones-smith', 'Ann', 'Jones-Smith'],
    ['merwe van der', 'Piet', 'van der Merwe'],
    ['νικος', 'ΝΊΚΟΣ', ''],
    ['nikos', 'Nikos', ''],
    ['!xoo', 'ǃXóõ', ''],
    ['nng', 'Nǁng', ''],
    ['n||ng', 'Nǁng', ''],
    ['李', '李小龍', ''],
    ['김', '김민준', ''],
    ['оль', 'Ольга', ''],
    ['abcdefghijklmnopqrstuvwxyz', 'Abcdefghijklmnopzzz', ''],
    ['2', 'John 2', ''],
    ['王小明', '小明', '王'],
    ['王 小明', '小明', '王'],
    ['小明', '小明', '王'],
    ['王 小明', '王小明', ''],
    ['王 小明', '', '王小明'],
    ['小明 王', '小明', '王'],
    ['山田太郎', '太郎', '山田'],
    ['김 민준', '김민준', ''],
    ['김민준', '민준', '김'],
    ['mueller', 'Anna', 'Müller'],
    ['Müller', 'Anna', 'Mueller'],
    ['muller', 'Anna', 'Mueller'],
    ['Mül', 'Anna', 'Mueller'],
    ['goethe', 'Johann', 'Göthe'],
    ['Jürgensøn', 'Nils', 'Juergensoen'],
    ['strauss', 'Johann', 'STRAUẞ'],
    ['aase', 'Åse', 'Ødegaard'],
    ['Åse', 'Aase', 'Ødegaard'],
    ['oedegård', 'Åse', 'Ødegaard'],
    ['Ødegaard', 'Åse', 'Oedegård'],
    ['kjaer', 'Ida', 'Kjær'],
    ['Kjær', 'Ida', 'Kjaer'],
    ['فاطمه', 'فاطمة', 'علي'],
    ['فاطمة على', 'فاطمه', 'علي'],
    ['احمد', 'أحمد', ''],
    ['أحمد', 'احمد', ''],
    ['ابراهيم', 'إبراهيم', ''],
    ['آمنة', 'امنه', ''],
    ['محمد', 'مُحَمَّد', ''],
    ['محمد', 'محـــمد', ''],
    ['عبدالله', 'عبد الله', ''],
    ['عبد الله', 'عبدالله', ''],
    ['علیرضا', 'علی‌رضا', ''],
    ['vandermerwe', 'Johan', 'van der Merwe'],
    ['johan vandermerwe', 'Johan', 'van der Merwe'],
    ['van der merwe', 'Johan', 'Vandermerwe'],
    ['johan van der merwe', 'Johan', 'Vandermerwe'],
    ['van dermerwe', 'Johan', 'van der Merwe'],
    ['o brien', 'Sean', 'OBrien'],
    ["o'brien", 'Sean', 'OBrien'],
    ['O Brien sean', 'Sean', 'Obrien'],
    ['jonessmith', 'Ann', 'Jones-Smith'],
    ['jones-smith', 'Ann', 'Jonessmith'],
    ['mary ann', 'Maryann', 'Smith'],
    ['maryann', 'Mary-Ann', 'Smith'],
    ['joe', 'Joe', 'Mae'],
  ]
  for (const [query, ...names] of found) {
    it(`finds ${names.join(' ').trim()} by "${query}"`, () => {
      assert.ok(finds(query, ...names))
    })
  }

  const missed: [query: string, ...names: string[]][] = [
    ['koena', 'Thabo', 'Mokoena'],
    ['mokoenas', 'Thabo', 'Mokoena'],
    ['mok sip', 'Thabo', 'Mokoena'],
    ['rien', 'Sean', "O'Brien"],
    ['thabomokoena', 'Thabo', 'Mokoena'],
    ['joe', 'John', 'Smith'],
    ['mae', 'Maria', 'Smith'],
    ['merwevander', 'Johan', 'van der Merwe'],
    ['小王', '小明', '王'],
  ]
  for (const [query, ...names] of missed) {
    it(`does not find ${names.join(' ')} by "${query}"`, () => {
      assert.ok(!finds(query, ...names))
    })
  }

  it('has nothing to search for where no letter or digit was typed', () => {
    for (const query of ['', '  ', "' - '", '…', '\u0301', '\ud800']) {
      assert.deepEqual(index.nameQueries(query), [])
      assert.deepEqual(index.nameTokens(query), [])
    }
  })

  it('tries neighbouring words as one, in every way of few words and in some of many', () => {
    assert.equal(index.nameQueries('a').length, 1)
    assert.equal(index.nameQueries('a b c').length, 4)
    assert.equal(index.nameQueries('a b c d e').length, 16)
    assert.equal(index.nameQueries('a b c d e f g h').length, 15)
  })

  it('has one token for a word typed twice', () => {
    assert.equal(index.nameQueries('thabo Thabo')[0]?.length, 1)
  })

  it('stores tokens of eight bytes, sorted, each once, one for each of up to sixteen letters of words alone and as one', () => {
    const tokens = index.nameTokens('Anna', 'Anna-Lena', 'abcdefghijklmnopqrstuvwxyz')
    const sorted = allHex(tokens).toSorted((one, other) => (one < other ? -1 : 1))
    assert.deepEqual(allHex(tokens), sorted)
    assert.equal(new Set(sorted).size, tokens.length)
    assert.ok(tokens.every((token) => token.length === 8))
    assert.equal(tokens.length, 'anna'.length + 'lena'.length + 'lena'.length + 16 - 'a'.length)
  })

  const letters = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...Array.from("Aaéßẞıİſςσ Σ'’-ǁøŁæŉﬁᾳǰΐ\u0301𝐀한글नमी")),
      maxLength: 40,
    }),
  )

  it('finds every name by the beginning of any of its words', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(), fc.nat(), (given, family, wordAt, length) => {
        const stored = new Set(allHex(index.nameTokens(given, family)))
        const words = `${given} ${family}`.split(/\s+/u)
        const word = Array.from(words[wordAt % words.length] ?? '')
        const prefix = word.slice(0, length % (word.length + 1)).join('')
        const [asTyped = []] = index.nameQueries(prefix)
        for (const token of allHex(asTyped)) {
          assert.ok(stored.has(token))
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('does not depend on the order of names, their case, or how accents are composed', () => {
    fc.assert(
      fc.property(letters, letters, (given, family) => {
        const expected = index.nameTokens(given, family)
        assert.deepEqual(index.nameTokens(family, given), expected)
        assert.deepEqual(index.nameTokens(given.normalize('NFD'), family.normalize('NFC')), expected)
        assert.deepEqual(index.nameTokens(given.toUpperCase(), family), expected)
      }),
      { numRuns: 1_000 },
    )
  })
})
