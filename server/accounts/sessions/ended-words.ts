import { said, type MessageToSay } from '../../../views/words/said.ts'
import type { Services } from '../../services.ts'

/** Why the session of this browser is over, for whoever sits at it; undefined where there is nothing to be told. */
export function endedWords(
  { environment }: Pick<Services, 'environment'>,
  because: string | undefined,
): MessageToSay | undefined {
  const { SESSION_IDLE_MINUTES: minutes, SESSION_TIMEOUT_HOURS: hours } = environment
  switch (because) {
    case 'idle':
      return said('accounts.ended.idle', { minutes })
    case 'too-old':
      return said('accounts.ended.too-old', { hours })
    case 'address-changed':
      return said('accounts.ended.address-changed')
    case 'credentials-changed':
      return said('accounts.ended.credentials-changed')
    default:
      return undefined
  }
}
