import type { OtherIdentifier } from '../../create-patient.ts'
import type { Identifier } from './datatypes.ts'
import { isNow } from '../words/period-now.ts'

const socialSecurity = 'http://hl7.org/fhir/sid/us-ssn'
// https://terminology.hl7.org/CodeSystem-v2-0203.html: social security, national person and national unique identifiers
const nationalTypes = /^(SS|NI|NN[A-Z]{3})$/

const isNational = ({ system, type }: Identifier) =>
  system === socialSecurity || (type?.coding ?? []).some(({ code }) => nationalTypes.test(code ?? ''))

function nationalIdOf({ system, value }: Identifier): string | undefined {
  return system === socialSecurity ? value?.replaceAll(/\D/g, '') : value?.trim()
}

const placeholderWords = /^(unknown|none|null|nil|na|n\/a|not known|not available|test|tba|tbd|pending)$/i

/** Whether an identifier only stands where none was known: "000000000", "9999", "123456789", "unknown". */
export function isPlaceholder(value: string): boolean {
  const plain = value.replaceAll(/[^\p{L}\p{N}]/gu, '')
  return (
    plain === '' ||
    /^(.)\1*$/u.test(plain) ||
    placeholderWords.test(value.trim()) ||
    /^0?123456789\d*$/.test(plain)
  )
}

/** The identifiers of a patient that are in use. */
export type ImportedIdentifiers = {
  readonly nationalId: string | null
  readonly others: readonly OtherIdentifier[]
  readonly notices: readonly string[]
}

const isCurrent = ({ use, value, period }: Identifier, today: string): boolean =>
  use !== 'old' && value !== undefined && isNow(period, today)

/** Reads which number is the national id, and which are those of other systems. */
export function importedIdentifiers(given: readonly Identifier[], today: string): ImportedIdentifiers {
  const current = given.filter((one) => isCurrent(one, today))
  const national = current.filter(isNational)
  const real = national.find((one) => !isPlaceholder(nationalIdOf(one) ?? ''))
  const placeholders = national.filter((one) => isPlaceholder(nationalIdOf(one) ?? ''))
  const others = current.filter((one) => one !== real && !placeholders.includes(one))
  return {
    nationalId: real === undefined ? null : (nationalIdOf(real) ?? null),
    others: others.map(({ system = '', value = '' }) => ({ system, value })),
    notices:
      placeholders.length > 0 && real === undefined
        ? ['identifier: the national id only stands where none was known, so it is left out']
        : [],
  }
}
