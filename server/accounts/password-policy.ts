import { said, type MessageToSay } from '../../views/words/said.ts'
import { compositionFault, type Composition } from './passwords/password-composition.ts'

/** Fewest characters where a second factor is required as well, and where the password stands alone (NIST SP 800-63B-4 3.1.1.2). */
const fewest = { withSecondFactor: 12, alone: 15 } as const

const most = 128

const product = 'medguard'

/** More digits than this at the end are no year or counter but make the password a different one. */
const mostTrailingDigits = 4

/** Whose password it is to be: the names that must not make it up. */
export type PasswordOwner = {
  readonly username: string
  readonly email: string | null
  readonly displayName: string
  readonly role: { readonly name: string; readonly title: string }
  readonly secondFactorRequired: boolean
  /** What else an attacker may know of this person or of the facility: its name and city, a date of birth. */
  readonly alsoKnown?: readonly string[]
}

/** How many characters a password of this owner needs. */
export const fewestCharacters = ({
  secondFactorRequired,
}: Pick<PasswordOwner, 'secondFactorRequired'>): number =>
  secondFactorRequired ? fewest.withSecondFactor : fewest.alone

/** What people put beside a name where they are asked for a password. */
const wordsForPassword = [
  'password',
  'passwort',
  'passcode',
  'wagwoord',
  'iphasiwedi',
  'login',
  'welcome',
  'secret',
]

/** The passphrases that every text on passphrases shows: as well known as any common password, blanks or not. */
const shownAsExamples = new Set(['correcthorsebatterystaple', 'correctbatteryhorsestaple'])

/** A text in small letters, without its blanks, punctuation and signs. */
export const onlyLettersAndDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What somebody who wants to guess this person's password tries: product, role, names, address and facility, whole and in parts. */
export function ownWords({ username, email, displayName, role, alsoKnown = [] }: PasswordOwner): string[] {
  const named = [product, username, displayName, role.name, role.title]
  const texts = [...named, ...(email === null ? [] : [email]), ...alsoKnown]
  const parts = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
  const words = [...texts, ...parts].map((text) => text.toLowerCase())
  return [...new Set([...words, ...words.map(onlyLettersAndDigits)])].filter((word) => word.length > 1)
}

/** Whether a text is these words, one after another, and nothing else. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const reached = new Set([0])
  for (let at = 0; at < text.length; at += 1) {
    for (const word of reached.has(at) ? words : []) {
      if (text.startsWith(word, at)) {
        reached.add(at + word.length)
      }
    }
  }
  return text.length > 0 && reached.has(text.length)
}

/** What a text repeats, from the shortest; the text itself comes last. */
function repeatedParts(characters: readonly string[]): string[] {
  const lengths = characters.map((_, index) => index + 1).filter((length) => characters.length % length === 0)
  return lengths
    .filter((length) => characters.every((character, index) => character === characters[index % length]))
    .map((length) => characters.slice(0, length).join(''))
}

const commonFault = said('accounts.password-fault.common')

/**
 * What is wrong with a password that somebody chose, to be said; undefined where nothing is. Length counts code points
 * of the NFC form, and there are no rules about which characters (NIST SP 800-63B-4 3.1.1.2) unless the facility has its
 * own. Blocked are common passwords and the names of product, role and person, whole, repeated or strung together; a
 * phrase that contains them is not.
 * @param isCommon whether a text in small letters is one of the passwords that are tried first
 * @param composition the facility's own rule about which characters
 */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
  isCommon: (text: string) => boolean,
  composition: Composition = 'none',
): MessageToSay | undefined {
  const normalised = password.normalize('NFC')
  const characters = [...normalised]
  const least = fewestCharacters(owner)
  if (!password.isWellFormed() || password.includes('\u0000')) {
    return said('accounts.password-fault.unkept-characters')
  }
  if (characters.length < least) {
    return said('accounts.password-fault.too-short', { least })
  }
  if (characters.length > most) {
    return said('accounts.password-fault.too-long', { most })
  }
  const parts = repeatedParts([...normalised.toLowerCase()])
  if (parts.some((part) => isCommon(part) || [...part].length === 1)) {
    return commonFault
  }
  const bare = onlyLettersAndDigits(normalised)
  const withoutYear = bare.replace(new RegExp(`\\d{1,${mostTrailingDigits}}$`), '')
  if (shownAsExamples.has(bare) || shownAsExamples.has(withoutYear)) {
    return commonFault
  }
  const names = [...ownWords(owner), ...wordsForPassword]
  return isMadeOf(bare, names) || isMadeOf(withoutYear, names)
    ? said('accounts.password-fault.own-names')
    : compositionFault(normalised, composition)
}
