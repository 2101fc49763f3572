import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { charactersAtOnce, estimatedParts } from '../../../server/accounts/passwords/guesses/estimate.ts'
import { passwordStrength } from '../../../server/accounts/passwords/password-strength.ts'
import { openWords } from '../../../views/words/words.ts'

const { tell } = openWords('en', 'UTC')

const owner = {
  username: 'l.khumalo',
  email: null,
  displayName: 'Lerato Khumalo',
  role: { name: 'nurse', title: 'Nurse' },
  secondFactorRequired: true,
}

describe('how hard a password is to guess', () => {
  for (const [password, weak, says] of [
    ['abcdefghijklmnopqrst', true, /very easily guessed, because it follows the order of the alphabet/],
    ['Summer2026Summer2026', true, /easily guessed, because it repeats itself\. Four words/],
    ['seven brass kettles hum softly', false, /^It is very hard to guess\.$/],
    ['qhwtzvbxkjrymlpdngsc', false, /^It is very hard to guess\.$/],
  ] as const) {
    it(`is said of “${password}” in words`, async () => {
      const strength = await passwordStrength(password, owner)
      assert.equal(strength.weak, weak)
      const words = strength.words.map(tell).join(' ')
      assert.match(words, says)
      assert.ok(!words.includes(password))
    })
  }

  it('is estimated on a bounded part, however long it is', async () => {
    for (const password of ['a1'.repeat(5_000), 'p@ssw0rd'.repeat(1_000), '\ud800'.repeat(128), '']) {
      assert.ok(estimatedParts(password).every((part) => [...part].length <= charactersAtOnce))
      const strength = await passwordStrength(password, owner)
      assert.ok(strength.weak, JSON.stringify(password.slice(0, 8)))
    }
  })
})
