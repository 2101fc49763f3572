import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { keySettingProblems, keySettings } from './key-settings.ts'
import { signingKey, witnessUrl } from './audit-settings.ts'
import { breachRangeUrl } from './password-settings.ts'
import { weakProductionSettings } from './production-settings.ts'
import { textMessageSender, textMessageUrl } from './text-message-settings.ts'
import { mailAddress, mailAddresses, publicAddress, smtpUrl } from './mail-settings.ts'
import { requestLimits } from './request-limits.ts'
import { syslogUrl } from './syslog-settings.ts'
import { webhookSecret, webhookUrl } from './webhook-settings.ts'

const network = (text: string) => {
  try {
    const slash = text.includes('/') ? text : `${text}/${isIP(text) === 6 ? 128 : 32}`
    const [address, length] = ipaddr.parseCIDR(slash)
    return isIP(slash.split('/')[0] ?? '') === 0 ? undefined : `${address.toString()}/${length}`
  } catch {
    return undefined
  }
}

const networkList = z
  .string()
  .default('')
  .transform((text, context) => {
    const entries = text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
    return entries.map((entry) => {
      const parsed = network(entry)
      if (parsed === undefined) {
        context.addIssue(
          `"${entry}" is not an address or network; write 10.0.0.0/8 or 2001:db8::/32, separated by commas`,
        )
      }
      return parsed ?? ''
    })
  })

const zone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}, 'is not an IANA time zone; write for example Africa/Johannesburg')

const positive = (unit: string) =>
  z.coerce.number(`must be a number of ${unit}`).positive(`must be more than zero ${unit}`)

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must be an address such as postgres://user:password@host:5432/database')

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  MEDGUARD_DEMO: z.enum(['0', '1'], 'must be 1 (demo) or 0').optional(),
  MEDGUARD_DATA_DIR: z.string().min(1).default('.medguard'),
  PORT: z.coerce
    .number('must be a port number')
    .int()
    .min(0)
    .max(65535, 'must be a port number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_ANSWER_SECONDS: positive('seconds').default(10),
  AUDIT_ROWS_WAITING: z.coerce
    .number('must be a whole number of rows')
    .int('must be a whole number of rows')
    .min(1, 'must be at least 1 row')
    .default(2_000),
  SESSION_SECRET: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every((secret) => secret.length >= 32),
      'each secret must have at least 32 characters',
    )
    .optional(),
  ...keySettings,
  TRUSTED_PROXIES: networkList,
  FACILITY_TIME_ZONE: zone.default('Africa/Johannesburg'),
  ENFORCE_IP_CONSISTENCY: z
    .enum(['true', 'false', 'strict'], 'must be true, false or strict')
    .default('true'),
  REQUEST_LIMITS: requestLimits,
  SESSION_IDLE_MINUTES: positive('minutes').default(30),
  SESSION_TIMEOUT_HOURS: positive('hours').default(8),
  MAX_CONCURRENT_SESSIONS: z.coerce
    .number('must be a whole number')
    .int()
    .min(1, 'must be at least 1')
    .default(5),
  PASSWORD_MAX_AGE_DAYS: z.coerce
    .number('must be a whole number of days, such as 90')
    .int('must be a whole number of days, such as 90')
    .min(1, 'must be at least 1 day; leave it out where passwords do not expire')
    .max(3_650, 'must be at most 3650 days')
    .optional(),
  PASSWORD_COMPOSITION: z
    .enum(
      ['none', 'classes'],
      'must be none, or classes (a small letter, a capital letter, a digit and a special character each)',
    )
    .default('none'),
  PASSWORD_BREACH_RANGE_URL: breachRangeUrl.optional(),
  MFA_ISSUER: z.string().min(1).default('MedGuard'),
  ADMIN_ALLOWED_IPS: networkList,
  PUBLIC_URL: publicAddress.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailAddress.default('medguard@localhost.localdomain'),
  SECURITY_TEAM_EMAILS: mailAddresses,
  SECURITY_WEBHOOK_URL: webhookUrl.optional(),
  SECURITY_WEBHOOK_SECRET: webhookSecret.optional(),
  SIEM_WEBHOOK_URL: webhookUrl.optional(),
  SIEM_WEBHOOK_SECRET: webhookSecret.optional(),
  SYSLOG_URL: syslogUrl.optional(),
  AUDIT_RETENTION_DAYS: z.coerce
    .number('must be a whole number of days')
    .int('must be a whole number of days')
    .min(365, 'must be at least 365 days')
    .default(3_653),
  AUDIT_SIGNING_KEY: signingKey.optional(),
  AUDIT_WITNESS_FILE: z.string().min(1).optional(),
  AUDIT_WITNESS_URL: witnessUrl.optional(),
  SMS_URL: textMessageUrl.optional(),
  SMS_FROM: textMessageSender.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

const requiredOutsideDemo = {
  DATABASE_URL: 'is the PostgreSQL to use, as postgres://user:password@host:5432/database',
  SESSION_SECRET: 'signs session cookies; make one with: npx medguard generate-key session',
  FIELD_ENCRYPTION_KEY:
    'encrypts patient fields; make one with: npx medguard generate-key field (or name a file that holds it: FIELD_ENCRYPTION_KEY_FILE)',
} as const

/** The name of every setting that is read. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

/** The settings of the process, checked once at start and never changed afterwards. */
export type Environment = Readonly<z.output<typeof schema>> & { readonly demo: boolean }

/** One line for each setting that is missing or wrong, with its shape and the way out. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'EnvironmentError'
    this.problems = problems
  }
}

/**
 * Reads the settings from environment variables.
 * @throws EnvironmentError naming every variable that is missing or wrong; values are never repeated for secrets.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const problems = parsed.success
    ? keySettingProblems(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const production = given['NODE_ENV'] === 'production'
  const demo = !production && (given['MEDGUARD_DEMO'] === '1' || given['DATABASE_URL'] === undefined)
  if (!demo) {
    for (const [name, explanation] of Object.entries(requiredOutsideDemo)) {
      if (given[name] === undefined && given[`${name}_FILE`] === undefined) {
        problems.push(`${name}: is missing; it ${explanation}`)
      }
    }
  }
  if (given['SMS_URL'] !== undefined && given['SMS_FROM'] === undefined) {
    problems.push('SMS_FROM: is missing; it is the number or name that the messages of SMS_URL come from')
  }
  if (production && parsed.success) {
    problems.push(...weakProductionSettings(parsed.data))
  }
  if (production && given['MEDGUARD_DEMO'] === '1') {
    problems.push('MEDGUARD_DEMO: cannot be 1 with NODE_ENV=production; unset one of the two')
  }
  for (const name of ['SECURITY_WEBHOOK', 'SIEM_WEBHOOK']) {
    if (given[`${name}_URL`] !== undefined && given[`${name}_SECRET`] === undefined) {
      problems.push(`${name}_SECRET: is missing; ${name}_URL is set, and what goes there is signed`)
    }
  }
  if (!parsed.success || problems.length > 0) {
    throw new EnvironmentError(problems)
  }
  return Object.freeze({ ...parsed.data, demo })
}
