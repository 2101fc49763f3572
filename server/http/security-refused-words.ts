import type { securityRefusals } from '../security/refusals.ts'
import type { RefusedWords } from './refused-words-type.ts'

/** Why something that officers and administrators do cannot be done now, in words. */
export const securityRefusedWords: RefusedWords<keyof typeof securityRefusals> = {
  'own-session': { reason: 'This is the session you are using: sign out to end it.' },
}
