import type { Environment } from '../../config/env.ts'
import { said, type MessageToSay } from '../../views/words/said.ts'
import { facilityWords, type FacilitySettings } from './own/facility-words.ts'
import { findBreach } from './passwords/breached-passwords.ts'
import { commonPasswords } from './passwords/common-passwords.ts'
import { isGuessedEarly } from './passwords/guesses/guessed-early.ts'
import { fewestCharacters, passwordFault, type PasswordOwner } from './password-policy.ts'

type Rules = Pick<Environment, 'PASSWORD_COMPOSITION' | 'PASSWORD_BREACH_RANGE_URL'> & FacilitySettings

/** What is said of a password that somebody chose: why it is refused, or, where it is taken, what could not be checked. */
export type PasswordVerdict =
  { readonly fault: MessageToSay } | { readonly fault?: never; readonly unchecked: boolean }

/** Judges a password by all the rules of the facility. Every place where one is set asks here. */
export async function judgeNewPassword(
  rules: Rules,
  password: string,
  person: PasswordOwner,
): Promise<PasswordVerdict> {
  const { PASSWORD_COMPOSITION, PASSWORD_BREACH_RANGE_URL: rangeUrl } = rules
  const owner = { ...person, alsoKnown: [...(person.alsoKnown ?? []), ...facilityWords(rules)] }
  const fault = passwordFault(password, owner, await commonPasswords(), PASSWORD_COMPOSITION)
  if (fault !== undefined) {
    return { fault }
  }
  if (await isGuessedEarly(password, owner)) {
    return { fault: said('accounts.password-fault.guessed-early') }
  }
  const finding = rangeUrl === undefined ? 'not-known' : await findBreach(rangeUrl, password)
  return finding === 'known'
    ? { fault: said('accounts.password-fault.breached') }
    : { unchecked: finding === 'unavailable' }
}

/** What the form for a new password says of the rules, and what it needs to help while one types. */
export type NewPasswordRules = {
  readonly least: number
  /** Whether the facility asks for each kind of character. */
  readonly composition: boolean
}

/** The rules for this owner's new password. */
export const newPasswordRules = (
  { PASSWORD_COMPOSITION }: Pick<Environment, 'PASSWORD_COMPOSITION'>,
  owner: Pick<PasswordOwner, 'secondFactorRequired'>,
): NewPasswordRules => ({
  least: fewestCharacters(owner),
  composition: PASSWORD_COMPOSITION === 'classes',
})
