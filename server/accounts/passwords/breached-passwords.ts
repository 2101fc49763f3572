import { createHash } from 'node:crypto'

/** How long the answer may take (milliseconds): nobody waits at a form for longer. */
const patienceMs = 2_000

/** An answer with padding has some 1,000 lines of 40 characters; more than this is no such answer. */
const longestAnswer = 500_000

/** What a range query says of a password. */
export type BreachFinding = 'known' | 'not-known' | 'unavailable'

/**
 * Asks a list of passwords from known breaches by k-anonymity: only the first five of the 40 hexadecimal digits of the
 * password's SHA-1 leave the house, and whether it is in the list is found here among all those that begin alike. What
 * cannot be asked in time is unavailable; it never throws.
 * @param rangeUrl where the list is, to which the five digits are added; answers lines `<35 digits>:<count>`
 */
export async function findBreach(
  rangeUrl: string,
  password: string,
  timeLimitMs = patienceMs,
): Promise<BreachFinding> {
  const digest = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase()
  const [start, rest] = [digest.slice(0, 5), digest.slice(5)]
  try {
    const answer = await fetch(new URL(start, rangeUrl), {
      headers: { 'Add-Padding': 'true', Accept: 'text/plain' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMs),
    })
    const text = answer.ok ? await answer.text() : ''
    if (!/^[0-9A-F]{35}:\d+\s*$/im.test(text) || text.length > longestAnswer) {
      return 'unavailable'
    }
    // Padding lines have the count 0: they are there so that the length of the answer tells nothing.
    const counted = text.split(/\r?\n/).find((line) => line.toUpperCase().startsWith(`${rest}:`))
    return counted !== undefined && Number(counted.slice(rest.length + 1)) > 0 ? 'known' : 'not-known'
  } catch {
    return 'unavailable'
  }
}
