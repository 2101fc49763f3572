import { isPoorSecret } from '../../../config/poor-secrets.ts'
import { holdsPoorKey } from '../../../config/production-settings.ts'
import { isOfDemo } from '../../demo/demo-keys.ts'
import { when, type CheckSubject, type Finding, type SecurityCheck } from './check.ts'

const shortestPassword = 12

function sessionSecret(secrets: readonly string[]): readonly Finding[] {
  const wayOut =
    'Make one with npx medguard generate-key session. Put it first in SESSION_SECRET; take the old one out after eight hours.'
  return [
    ...when(secrets.some(isOfDemo), {
      severity: 'critical',
      found: 'SESSION_SECRET holds the demo’s secret, which everybody knows.',
      wayOut,
    }),
    ...when(secrets.some(isPoorSecret), {
      severity: 'critical',
      found: 'A secret in SESSION_SECRET repeats few characters: it was not made at random.',
      wayOut,
    }),
    ...when(new Set(secrets).size < secrets.length, {
      severity: 'warning',
      found: 'SESSION_SECRET holds the same secret twice.',
      wayOut,
    }),
  ]
}

function fieldKeys(list: string, secrets: readonly string[]): readonly Finding[] {
  const keys = list.split(',').map((entry) => entry.trim().split(':').at(-1) ?? '')
  const wayOut =
    'Make one with npx medguard generate-key field, put it first, and run npx medguard rotate-keys.'
  return [
    ...when(keys.some(isOfDemo), {
      severity: 'critical',
      found: 'FIELD_ENCRYPTION_KEY holds the demo’s key, which everybody knows.',
      wayOut,
    }),
    ...when(holdsPoorKey(list), {
      severity: 'critical',
      found: 'A key in FIELD_ENCRYPTION_KEY repeats few bytes: it was not made at random.',
      wayOut,
    }),
    ...when(new Set(keys).size < keys.length, {
      severity: 'warning',
      found: 'FIELD_ENCRYPTION_KEY holds the same key under two ids.',
      wayOut,
    }),
    ...when(
      keys.some((key) => secrets.includes(key)),
      {
        severity: 'critical',
        found: 'A key in FIELD_ENCRYPTION_KEY is a session secret as well: who learns one has both.',
        wayOut,
      },
    ),
  ]
}

function databasePassword(databaseUrl: string): readonly Finding[] {
  const { username, password, searchParams } = new URL(databaseUrl)
  const typed = decodeURIComponent(password)
  const other = searchParams.has('sslcert') || searchParams.has('host')
  return when(!other && typed !== '' && (typed.length < shortestPassword || typed === username), {
    severity: 'warning',
    found: 'The password in DATABASE_URL is short or the name of its role.',
    wayOut: `Give the role a random password of at least ${shortestPassword} characters.`,
  })
}

async function look({ environment, databaseUrl }: CheckSubject): Promise<readonly Finding[]> {
  if (environment.demo) {
    return []
  }
  const { SESSION_SECRET: secrets = [], FIELD_ENCRYPTION_KEY: list } = environment
  return [
    ...sessionSecret(secrets),
    ...(list === undefined ? [] : fieldKeys(list, secrets)),
    ...databasePassword(databaseUrl),
  ]
}

/** Secrets are random, different from each other, and not those of the demo. */
export const secrets: SecurityCheck = {
  name: 'secrets',
  looksAt: 'Secrets and keys are random and different from each other.',
  look,
}
