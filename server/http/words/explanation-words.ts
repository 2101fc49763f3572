import { dayText } from '../../../views/words/calendar-date.ts'
import type { Words } from '../../../views/words/words.ts'
import type { Because, ExplainedVerdict } from '../../access/explain.ts'
import { clockWords, hoursWords, weekdayWords } from './hours-words.ts'

/** Who is told: the person, of themselves; or others, of that person by name. */
export type Voice = { readonly whom: 'you' | 'other'; readonly name: string }

/** Said to the person. */
export const you: Voice = { whom: 'you', name: '' }

/** Said of the person. */
export const of = (name: string): Voice => ({ whom: 'other', name })

function networksWords({ say }: Words, { role, account }: Because & { code: 'networks' }): string {
  const [ofRole, ofAccount] = [role.join(', '), account.join(', ')]
  if (ofAccount === '') {
    return say('access.because.role-networks', { role: ofRole })
  }
  return ofRole === ''
    ? say('access.because.account-networks', { account: ofAccount })
    : say('access.because.both-networks', { role: ofRole, account: ofAccount })
}

function becauseWords(words: Words, because: Because, voice: Voice): string {
  const { say } = words
  switch (because.code) {
    case 'role-includes':
    case 'role-excludes':
      return say(`access.because.${because.code}`, {
        ...voice,
        role: because.role,
        right: say(`access.right.${because.right}`),
      })
    case 'hours':
      return say('access.because.hours', {
        ...voice,
        hours: hoursWords(words, because.windows),
        clock: clockWords(because.minutes),
        weekday: weekdayWords(words, because.weekday),
      })
    case 'exception':
      return say('access.because.exception', {
        hours: hoursWords(words, because.windows),
        until: because.until,
      })
    case 'networks':
      return networksWords(words, because)
    case 'administration-networks':
      return say('access.because.administration-networks', { networks: because.networks.join(', ') })
    case 'within-networks':
    case 'outside-networks':
      return say(`access.because.${because.code}`, { address: because.address })
    case 'licence-valid-through':
    case 'licence-ran-out-after':
    case 'training-valid-through':
    case 'training-ran-out-after':
      return say(`access.because.${because.code}`, { ...voice, day: dayText(words, because.day) })
    case 'grace':
      return say('access.because.grace', { days: because.days })
    case 'care-team':
      return say('access.because.care-team', { ...voice, as: because.as ?? 'other' })
    case 'emergency-access-until':
      return say('access.because.emergency-access-until', { ...voice, until: because.until })
    case 'named':
    case 'not-named':
    case 'no-networks':
    case 'licence-never-ends':
    case 'training-never-ends':
    case 'emergency-access':
    case 'own-prescription':
    case 'demographic-role':
    case 'own-record':
    case 'not-clinical':
    case 'not-prescription':
    case 'not-prescriber':
    case 'not-supplied':
    case 'not-demographic':
    case 'not-own':
      return say(`access.because.${because.code}`, voice)
    default:
      return say(`access.because.${because.code}`)
  }
}

/** What a rule looked at, in the reader's words. */
export const explanationWords = (words: Words, { because }: ExplainedVerdict, voice: Voice): string =>
  because.map((one) => becauseWords(words, one, voice)).join(' ')
