import type { Environment } from '../../config/env.ts'
import { commonPasswords } from './common-passwords.ts'
import { compositionWords } from './password-composition.ts'
import { fewestCharacters, passwordFault, type PasswordOwner } from './password-policy.ts'

type Rules = Pick<Environment, 'PASSWORD_COMPOSITION'>

/** What is wrong with a password that somebody chose, by all the rules of the facility; undefined where nothing is. */
export async function newPasswordFault(
  { PASSWORD_COMPOSITION }: Rules,
  password: string,
  owner: PasswordOwner,
): Promise<string | undefined> {
  return passwordFault(password, owner, await commonPasswords(), PASSWORD_COMPOSITION)
}

/** What the form for a new password says of the rules, and what it needs to help while one types. */
export type NewPasswordRules = {
  readonly least: number
  /** What else the facility asks for, in words; undefined where nothing. */
  readonly composition: string | undefined
}

/** The rules for this owner's new password. */
export const newPasswordRules = (
  { PASSWORD_COMPOSITION }: Rules,
  owner: Pick<PasswordOwner, 'secondFactorRequired'>,
): NewPasswordRules => ({
  least: fewestCharacters(owner),
  composition: PASSWORD_COMPOSITION === 'classes' ? compositionWords : undefined,
})
