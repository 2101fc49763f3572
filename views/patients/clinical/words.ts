import { clinicalTimeText, parseClinicalTime } from '../../../server/clinical-time.ts'
import { parsePartialDate, partialDateText } from '../../../server/partial-date.ts'
import { codeText, type TimeFormat } from '../../format.ts'
import type { AllergyStatement, Provenance } from './allergy.ts'

/** A partial date as it is stored, in words; what cannot be read is shown as it stands. */
export function dateWords(stored: string, time: TimeFormat): string {
  const date = parsePartialDate(stored)
  return date === undefined ? stored : partialDateText(date, (at) => time.date(at))
}

/** When something began or ended: with the precision it has, and what was said of it in words; null where nothing was. */
export function timeWords(stored: string | null, note: string | null, time: TimeFormat): string | null {
  const read = stored === null ? undefined : parseClinicalTime(stored)
  const words = read === undefined ? stored : clinicalTimeText(read, (at) => time.date(at))
  const parts = [words, note].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

const of: Readonly<Record<string, string>> = {
  any: 'allergies',
  medication: 'allergies to medicines',
  food: 'food allergies',
  environment: 'environmental allergies',
  biologic: 'allergies to vaccines and other biologic products',
}

/** "No known allergies", "No known allergy to penicillin", "Nobody knows whether there are allergies". */
export const statementWords = ({
  says,
  scope,
  substance,
}: Pick<AllergyStatement, 'says' | 'scope' | 'substance'>): string =>
  says === 'unknown'
    ? 'It is not known whether there are allergies'
    : scope === 'substance'
      ? `No known allergy to: ${substance ?? ''}`
      : `No known ${of[scope] ?? of['any']}`

const denials: Readonly<Record<'none-known' | 'unknown' | 'unclear', string>> = {
  'none-known': 'No known conditions',
  unknown: 'It is not known whether there are conditions',
  unclear: 'Nothing is named under conditions',
}

/** What an entry of the list of conditions states that names none. */
export const denialWords = (denies: keyof typeof denials): string => denials[denies]

/** Where the entries of a list come from: said once above it, so that no line has to. */
export type Origin = 'here' | 'elsewhere' | 'both'

/** Where the entries of a list come from. */
export function originOf(entries: readonly Pick<Provenance, 'source'>[]): Origin {
  const imported = entries.filter(({ source }) => source === 'imported').length
  return imported === 0 ? 'here' : imported === entries.length ? 'elsewhere' : 'both'
}

/** What stands once above a list; null where everything in it was written here. */
export function originWords(origin: Origin, count: number): string | null {
  switch (origin) {
    case 'here':
      return null
    case 'elsewhere':
      return count === 1 ? 'Imported from another system:' : 'All imported from another system:'
    default:
      return 'Imported from another system, but for those that say “Recorded here”:'
  }
}

/**
 * "Recorded 2 Mar 2026 by Dr Khumalo", "Recorded here …" where others of the list come from elsewhere, with who changed it
 * last.
 */
export function provenanceWords(
  entry: Pick<Provenance, 'source' | 'recorded' | 'recordedBy'> & Partial<Provenance>,
  time: TimeFormat,
  origin: Origin,
): string {
  const on = entry.recorded === null ? '(date not known)' : dateWords(entry.recorded, time)
  const by = entry.recordedBy === null ? '' : ` by ${entry.recordedBy}`
  const recorded = origin === 'both' && entry.source !== 'imported' ? 'Recorded here' : 'Recorded'
  const changed =
    entry.changedAt === undefined || entry.changedAt === null
      ? ''
      : `; changed here ${time.date(entry.changedAt)}${entry.changedBy === undefined || entry.changedBy === null ? '' : ` by ${entry.changedBy}`}`
  return `${recorded} ${on}${by}${entry.source === 'imported' ? changed : changed.replace('changed here', 'changed')}`
}

const criticalities: Readonly<Record<string, string>> = {
  high: 'High risk',
  low: 'Low risk',
  'unable-to-assess': 'Risk cannot be assessed',
  unknown: 'Risk not stated',
}

export const criticalityWords = (criticality: string): string =>
  criticalities[criticality] ?? codeText(criticality)

const verifications: Readonly<Record<string, string>> = {
  unknown: 'Certainty not stated',
  differential: 'One of several possible diagnoses',
}

export const verificationWords = (verification: string): string =>
  verifications[verification] ?? codeText(verification)

const doubts: ReadonlySet<string> = new Set(['unconfirmed', 'presumed'])

/** Whether an entry is recorded as not being sure. */
export const isDoubted = (verification: string): boolean => doubts.has(verification)

/** The state of a condition; "unknown" says that nobody stated one. */
export const statusWords = (status: string): string =>
  status === 'unknown' ? 'State not stated' : codeText(status)

/** What holds of an entry in one word: its state, or that it is not the case. */
export const stateWords = ({ status, verification }: { status: string; verification: string }): string =>
  verification === 'refuted' || verification === 'entered-in-error'
    ? verificationWords(verification)
    : statusWords(status)
