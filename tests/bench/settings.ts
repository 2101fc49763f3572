import { createHash } from 'node:crypto'
import type { DatabaseUrls } from '../../server/embedded-database.ts'

/** A key that is no secret, and not so poor that production refuses it; base64. */
export const madeUpKey = (name: string): string =>
  createHash('sha256').update(`a root key of the benchmarks: ${name}`).digest('base64')

/** The root key of the measured facility. */
export const fieldKey = `bench:${madeUpKey('measured')}`

export const sessionSecret = 'a session secret that only the benchmarks know'

/** The address that the measured requests come from, as the proxy in front says it. */
export const wardAddress = '10.20.30.40'

/** What a browser on the ward sends, through a proxy that ends TLS. */
export const wardHeaders = {
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-ZA,en;q=0.9',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
  'X-Forwarded-For': wardAddress,
  'X-Forwarded-Proto': 'https',
} as const

/** A facility in production, behind a proxy, with every check on. */
export const productionSettings = (urls: DatabaseUrls): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: urls.appUrl,
  DATABASE_OWNER_URL: urls.ownerUrl,
  FIELD_ENCRYPTION_KEY: fieldKey,
  SESSION_SECRET: sessionSecret,
  TRUSTED_PROXIES: '127.0.0.1',
  ADMIN_ALLOWED_IPS: '10.0.0.0/8',
  ENFORCE_IP_CONSISTENCY: 'true',
  PORT: '0',
  // One person does here what a house does.
  REQUEST_LIMITS: ['sign-in', 'search', 'export', 'print', 'api', 'page', 'before-sign-in']
    .map((kind) => `${kind}=1000000/3600`)
    .join(','),
  LOG_LEVEL: 'warn',
})
