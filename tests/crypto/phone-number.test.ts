import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { normalisePhoneNumber } from '../../server/crypto/phone-number.ts'

describe('a phone number as it is compared', () => {
  const southAfrican: [typed: string, compared: string | undefined][] = [
    ['+27 82 555 0101', '+27825550101'],
    ['082 555 0101', '+27825550101'],
    ['0027 82 555 0101', '+27825550101'],
    ['(082) 555-0101', '+27825550101'],
    ['+27 (0)82 555 0101', '+27825550101'],
    ['+27 (0) 82 555 0101', '+27825550101'],
    ['(+27) 082 555 0101', '+27825550101'],
    ['27825550101', '+27825550101'],
    ['825550101', '+27825550101'],
    ['082.555.0101', '+27825550101'],
    ['082–555–0101', '+27825550101'],
    ['tel:+27-82-555-0101', '+27825550101'],
    ['fax: 082 555 0101', '+27825550101'],
    ['０８２ ５５５ ０１０１', '+27825550101'],
    ['＋27 82 555 0101', '+27825550101'],
    ['082 555 0101 ext. 12', '+27825550101'],
    ['082 555 0101 x12', '+27825550101'],
    ['+27825550101;ext=12', '+27825550101'],
    ['082 555 0101, 083 555 0102', '+27825550101'],
    ['+1 555 812 1234', '+15558121234'],
    ['001 555 812 1234', '+15558121234'],
    ['+39 06 1234 5678', '+390612345678'],
    ['555-812-1234', '+275558121234'],
    ['278 255 010', '+27278255010'],
    ['123456', '+27123456'],
    ['12345', undefined],
    ['10111', undefined],
    ['', undefined],
    ['none', undefined],
  ]
  for (const [typed, compared] of southAfrican) {
    it(`is ${compared ?? 'nothing'} for "${typed}" in South Africa`, () => {
      assert.equal(normalisePhoneNumber(typed, '27'), compared)
    })
  }

  const elsewhere: [typed: string, countryCode: string, compared: string][] = [
    ['(555) 812-1234', '1', '+15558121234'],
    ['1-555-812-1234', '1', '+15558121234'],
    ['020 7946 0000', '44', '+442079460000'],
    ['082 555 0101', '267', '+267825550101'],
  ]
  for (const [typed, countryCode, compared] of elsewhere) {
    it(`is ${compared} for "${typed}" where the country code is ${countryCode}`, () => {
      assert.equal(normalisePhoneNumber(typed, countryCode), compared)
    })
  }

  it('stays what it is when compared again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+]?[0-9]{7,15}$/), (typed) => {
        const once = normalisePhoneNumber(typed, '27')
        assert.ok(once)
        fc.pre(once.length > 6)
        assert.equal(normalisePhoneNumber(once, '27'), once)
      }),
    )
  })

  it('does not depend on how its digits are grouped', () => {
    const national = fc.stringMatching(/^0[1-9][0-9]{8}$/)
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0', '–'), {
      minLength: 10,
      maxLength: 10,
    })
    fc.assert(
      fc.property(national, separators, (digits, between) => {
        const grouped = Array.from(digits, (digit, at) => digit + (between[at] ?? '')).join('')
        assert.equal(normalisePhoneNumber(grouped, '27'), `+27${digits.slice(1)}`)
      }),
    )
  })
})
