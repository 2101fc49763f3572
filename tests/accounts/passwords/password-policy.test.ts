import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import * as fc from 'fast-check'
import { commonPasswords } from '../../../server/accounts/passwords/common-passwords.ts'
import { passwordFault, type PasswordOwner } from '../../../server/accounts/password-policy.ts'
import type { MessageToSay } from '../../../views/words/said.ts'
import { english } from '../../views/words/english.ts'

const clerk: PasswordOwner = {
  username: 'l.khumalo',
  email: 'lerato.k@clinic.example',
  displayName: 'Lerato Khumalo',
  role: { name: 'admin_staff', title: 'Administrative staff' },
  secondFactorRequired: false,
}

const nurse: PasswordOwner = { ...clerk, role: { name: 'nurse', title: 'Nurse' }, secondFactorRequired: true }

const character = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })

/** In microseconds of the processor's own time: what other work the machine has counts for nothing, and what grows without bound passes any limit. */
const told = (fault: MessageToSay | undefined) => (fault === undefined ? undefined : english.tell(fault))

const tenSecondsOfWork = 10_000_000

describe('a password', () => {
  let isCommon: (text: string) => boolean
  before(async () => {
    isCommon = await commonPasswords()
  })

  const fault = (password: string, owner = clerk) => told(passwordFault(password, owner, isCommon))

  it('needs 15 characters where it stands alone and 12 where a second factor is required', () => {
    assert.match(fault('wxkqzjvyrtplmn') ?? '', /at least 15 characters/)
    assert.equal(fault('wxkqzjvyrtplmns'), undefined)
    assert.match(fault('wxkqzjvyrtp', nurse) ?? '', /at least 12 characters/)
    assert.equal(fault('wxkqzjvyrtpl', nurse), undefined)
  })

  it('may be 128 characters long, and no longer', () => {
    const long = Array.from({ length: 128 }, (_, index) =>
      String.fromCodePoint(0x61 + ((index * index) % 26)),
    )
    assert.equal(fault(long.join('')), undefined)
    assert.match(fault(`${long.join('')}x`) ?? '', /at most 128/)
  })

  it('is counted in characters as people see code points, not in what a computer stores', () => {
    const emoji = [...'😀🐘🌍🚑💊🩺🧬🔬🏥🩹🧪🌡🦠🧠🫀']
    assert.match(fault(emoji.slice(0, 14).join('')) ?? '', /at least 15/)
    assert.equal(fault(emoji.join('')), undefined)
    assert.match(fault('e\u0301'.repeat(14)) ?? '', /at least 15/)
  })

  it('needs no capitals, digits or signs, and may have spaces and any script', () => {
    for (const password of [
      'qhwtzvbxkjrymlpdngsc',
      'four plain words together',
      '正しい馬の電池のホチキスと青い象',
      'ненужный слон ест радугу',
      '   eleven  spaces   inside   ',
    ]) {
      assert.equal(fault(password), undefined, password)
    }
  })

  it('is refused where it is one that is tried first, in capitals or repeated too', () => {
    for (const password of [
      'passwordpassword',
      'PasswordPassword',
      '1qaz2wsx3edc4rfv',
      '123456789012345678901234567890',
      'iloveyouiloveyou',
      'correcthorsebatterystaple',
      'Correct Horse Battery Staple',
      'CorrectHorseBatteryStaple1!',
      'aaaaaaaaaaaaaaaaaaaa',
      '😀'.repeat(20),
    ]) {
      assert.match(fault(password) ?? '', /tried first/, password)
    }
  })

  it('is refused where it is nothing but the names of the product, the role or the person', () => {
    for (const password of [
      'medguardmedguard',
      'MedGuard-MedGuard!',
      'medguard medguard 2026',
      'l.khumalo.l.khumalo',
      'Lerato Khumalo 1984',
      'Khumalo, Lerato (MedGuard)',
      'administrativestaff',
      'admin_staff_medguard',
      'lerato.k@clinic.example',
      'Lerato Khumalo password 1',
      'welcome-clinic-lerato-99',
    ]) {
      assert.match(fault(password) ?? '', /easily guessed/, password)
    }
  })

  it('may contain those names in a longer phrase', () => {
    for (const password of [
      'medguard opens at dawn on wet mondays',
      'lerato feeds nine blue elephants',
      'password horse battery elephants',
      'medguard 48291057',
    ]) {
      assert.equal(fault(password), undefined, password)
    }
  })

  it('must be made of characters that can be typed again', () => {
    assert.match(fault('a lone surrogate \ud800 in here') ?? '', /cannot be kept/)
    assert.match(fault('a zero \u0000 byte in here') ?? '', /cannot be kept/)
  })

  it('is judged the same however its accents are composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (password) => {
        assert.equal(fault(password.normalize('NFD')), fault(password.normalize('NFC')))
      }),
    )
  })

  it('is never refused for being repeated when what it repeats is no known word, and always when it is one name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('medguard', 'khumalo', 'lerato', 'staff'),
        fc.integer({ min: 3, max: 12 }),
        (name, times) => {
          assert.notEqual(fault(name.repeat(times)), undefined)
        },
      ),
    )
    fc.assert(
      fc.property(fc.array(character, { minLength: 15, maxLength: 40 }), (characters) => {
        const password = `${characters.join('')} zx9`
        const refused = fault(password)
        assert.ok(refused === undefined || /at most|cannot be kept/.test(refused), refused)
      }),
    )
  })

  it('is judged quickly, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (password) => {
        const refused = fault(password)
        assert.ok(refused === undefined || refused.length > 10)
      }),
    )
    const owner = { ...clerk, displayName: 'a aa aaa aaaa aaaaa', username: 'aaaaaa' }
    const began = process.cpuUsage()
    fault(`${'a'.repeat(127)}b`, owner)
    assert.ok(process.cpuUsage(began).user < tenSecondsOfWork)
  })
})
