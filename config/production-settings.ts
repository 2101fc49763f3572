import { isPoorSecret } from './poor-secrets.ts'

type Weighed = {
  readonly SESSION_SECRET?: readonly string[] | undefined
  readonly FIELD_ENCRYPTION_KEY?: string | undefined
  readonly SECURITY_WEBHOOK_SECRET?: Buffer | undefined
  readonly SIEM_WEBHOOK_SECRET?: Buffer | undefined
  readonly SESSION_TIMEOUT_HOURS: number
  readonly SESSION_IDLE_MINUTES: number
  readonly MAX_CONCURRENT_SESSIONS: number
}

/**
 * What production does not run with, whatever a facility wishes: NIST SP 800-63B-4 2.2.3 asks for a new sign-in at least
 * once in 24 hours, and after an hour in which nothing was done.
 */
const most = { hours: 24, idleMinutes: 60, sessions: 50 } as const

/** The root keys of a list that can be read here; those that a key service keeps cannot. */
const plainKeys = (list: string): Buffer[] =>
  list
    .split(/[\n,]/)
    .map((entry) => /^[^:]+:(?!kms:)(.+)$/.exec(entry.trim())?.[1])
    .filter((encoded) => encoded !== undefined)
    .map((encoded) => Buffer.from(encoded, 'base64'))

/** Whether one of the root keys of a list was plainly not made at random. */
export const holdsPoorKey = (list: string): boolean => plainKeys(list).some(isPoorSecret)

/** What is too weak to start with in production, one line for each setting; no value of a secret is repeated. */
export function weakProductionSettings(settings: Weighed): string[] {
  const problems: (string | false)[] = [
    (settings.SESSION_SECRET ?? []).some(isPoorSecret) &&
      'SESSION_SECRET: a secret in it was not made at random, so it can be guessed; make one with: npx medguard generate-key session',
    settings.FIELD_ENCRYPTION_KEY !== undefined &&
      holdsPoorKey(settings.FIELD_ENCRYPTION_KEY) &&
      'FIELD_ENCRYPTION_KEY: a key in it was not made at random, so it can be guessed; make one with: npx medguard generate-key field',
    ...(['SECURITY_WEBHOOK_SECRET', 'SIEM_WEBHOOK_SECRET'] as const).map((name) => {
      const secret = settings[name]
      return (
        secret !== undefined &&
        isPoorSecret(secret) &&
        `${name}: was not made at random, so it can be guessed; make one with: openssl rand -base64 32`
      )
    }),
    settings.SESSION_TIMEOUT_HOURS > most.hours &&
      `SESSION_TIMEOUT_HOURS: must be at most ${most.hours} in production; nobody stays signed in for longer than a day`,
    settings.SESSION_IDLE_MINUTES > most.idleMinutes &&
      `SESSION_IDLE_MINUTES: must be at most ${most.idleMinutes} in production; an abandoned screen stays open that long`,
    settings.MAX_CONCURRENT_SESSIONS > most.sessions &&
      `MAX_CONCURRENT_SESSIONS: must be at most ${most.sessions} in production; more are no one person's`,
  ]
  return problems.filter((problem) => problem !== false)
}
