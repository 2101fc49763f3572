import type { Services } from '../services.ts'

/** Why the session of this browser is over, for whoever sits at it; undefined where there is nothing to be told. */
export function endedWords(
  { environment }: Pick<Services, 'environment'>,
  because: string | undefined,
): string | undefined {
  const { SESSION_IDLE_MINUTES: minutes, SESSION_TIMEOUT_HOURS: hours } = environment
  switch (because) {
    case 'idle':
      return `You were signed out because nothing had happened for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
    case 'too-old':
      return `You were signed out because you had been signed in for ${hours} ${hours === 1 ? 'hour' : 'hours'}, the longest there is.`
    case 'address-changed':
      return 'You were signed out because this browser had moved to another network.'
    case 'credentials-changed':
      return 'Your password or your second step was changed while you signed in. Sign in again.'
    default:
      return undefined
  }
}
