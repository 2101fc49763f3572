/** Fewest characters where a second factor is required as well, and where the password stands alone (NIST SP 800-63B-4 3.1.1.2). */
const fewest = { withSecondFactor: 12, alone: 15 } as const

const most = 128

const fold = (text: string) => text.normalize('NFC').toLowerCase()

/** Whether a text is nothing but a word, once or repeated. */
function isOnly(text: string, word: string): boolean {
  return (
    word !== '' &&
    fold(text)
      .split(fold(word))
      .every((rest) => /^[\W_]*$/u.test(rest))
  )
}

/**
 * What is wrong with a password that someone chose, as a sentence; undefined where nothing is. Length counts code points
 * of the NFC form; there are no rules about which characters.
 */
export function faultOfPassword(
  password: string,
  { username, secondFactorRequired }: { username: string; secondFactorRequired: boolean },
): string | undefined {
  const least = secondFactorRequired ? fewest.withSecondFactor : fewest.alone
  const length = [...password.normalize('NFC')].length
  if (!password.isWellFormed() || password.includes('\u0000')) {
    return 'The password contains characters that cannot be kept.'
  }
  if (length < least) {
    return `The password needs at least ${least} characters; three or four words that do not belong together are good.`
  }
  if (length > most) {
    return `The password may have at most ${most} characters.`
  }
  if (isOnly(password, username) || isOnly(password, 'medguard')) {
    return 'The password must be more than the username or the product’s name.'
  }
  return undefined
}
