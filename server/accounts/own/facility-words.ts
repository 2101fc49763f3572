import type { Environment } from '../../../config/env.ts'

/** The settings that say what the facility is called and where it is. */
export type FacilitySettings = Pick<
  Environment,
  'FACILITY_TIME_ZONE' | 'MFA_ISSUER' | 'MAIL_FROM' | 'PUBLIC_URL'
>

/** Words of addresses that are everybody's. */
const everybodys = new Set([
  'www',
  'mail',
  'com',
  'org',
  'net',
  'example',
  'localhost',
  'localdomain',
  'http',
  'https',
])

/** What the settings call the facility: its name, its city, and the words of its addresses. */
export function facilityWords({
  FACILITY_TIME_ZONE,
  MFA_ISSUER,
  MAIL_FROM,
  PUBLIC_URL,
}: FacilitySettings): string[] {
  const city = FACILITY_TIME_ZONE.split('/').at(-1)?.replaceAll('_', ' ') ?? ''
  const host = PUBLIC_URL === undefined ? '' : new URL(PUBLIC_URL).hostname
  const texts = [city, MFA_ISSUER, MAIL_FROM, host]
  const words = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return [...new Set([city.toLowerCase(), MFA_ISSUER.toLowerCase(), ...words])].filter(
    (word) => word.length > 3 && !everybodys.has(word),
  )
}
