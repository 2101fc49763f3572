import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { newTotpSeed, totpCode, totpStep } from '../../server/accounts/second-factor/totp.ts'
import { hashAccessCode } from '../../server/crypto/access-code.ts'
import { hashBackupCode } from '../../server/crypto/backup-code.ts'
import { generateDataKey } from '../../server/crypto/key-ring.ts'
import { hashTextMessageCode } from '../../server/crypto/text-message-code.ts'
import { typedCode } from '../../server/crypto/typed-code.ts'

const digits = [
  '0123456789',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '০১২৩৪৫৬৭৮৯',
  '０１２３４５６７８９',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿',
  '๐๑๒๓๔๕๖๗๘๙',
]

const script = fc.constantFrom(...digits.map((all) => [...all]))
const filler = fc.constantFrom('', ' ', '\u00A0', '\u2009', '-', '–', '\u200F', '\u200B', '\t')

/** A code of six digits, each in a script of its own, with what keyboards and messages put in between. */
const typed = fc.array(fc.tuple(fc.nat({ max: 9 }), script, filler), { minLength: 6, maxLength: 6 })

const asTyped = (parts: readonly (readonly [number, readonly string[], string])[]) =>
  parts.map(([digit, all, between]) => `${between}${all[digit] ?? ''}`).join('')

describe('a code typed on another keyboard', () => {
  it('is read in the digits of every script, with spaces, dashes and invisible marks', () => {
    fc.assert(
      fc.property(typed, (parts) => {
        assert.equal(typedCode(asTyped(parts)), parts.map(([digit]) => digit).join(''))
      }),
    )
  })

  it('is one of the app, of a text message, a backup code and an access code alike', () => {
    const seed = newTotpSeed()
    const at = new Date('2026-03-04T08:00:00Z')
    const code = totpCode(seed, at)
    const arabic = [...code].map((digit) => [...'٠١٢٣٤٥٦٧٨٩'][Number(digit)]).join('')
    assert.equal(
      totpStep(seed, `\u200F${arabic.slice(0, 3)} ${arabic.slice(3)}`, at),
      totpStep(seed, code, at),
    )
    const key = generateDataKey()
    const use = { userId: 'u', purpose: 'sign-in', sessionId: 's' }
    assert.deepEqual(hashTextMessageCode('१२३ ४५६', key, use), hashTextMessageCode('123456', key, use))
    assert.deepEqual(hashBackupCode('１２３４５-ａｂｃｄｅ-٦٧٨', key), hashBackupCode('12345-ABCDE-678', key))
    assert.deepEqual(hashAccessCode('٠١٢٣٤ ABCDE', key), hashAccessCode('01234-ABCDE', key))
  })

  it('is no other code for it', () => {
    assert.equal(typedCode('١٢٣'), '123')
    assert.equal(typedCode('½²'), '1⁄22')
    assert.equal(totpStep(newTotpSeed(), '一二三四五六', new Date(0)), undefined)
  })
})
