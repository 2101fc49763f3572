import { parseClinicalTime } from '../../../server/clinical-time.ts'
import { parsePartialDate } from '../../../server/partial-date.ts'
import type { TimeFormat } from '../../format.ts'
import { clinicalTimeText, partialDateText } from '../../words/partial-date-text.ts'
import { codeWords } from '../../words/code-words.ts'
import type { Words } from '../../words/words.ts'
import type { AllergyStatement, Provenance } from './allergy.ts'

/** A partial date as it is stored, in words; what cannot be read is shown as it stands. */
export function dateWords(words: Words, stored: string, time: TimeFormat): string {
  const date = parsePartialDate(stored)
  return date === undefined ? stored : partialDateText(words, date, (at) => time.date(at))
}

/** When something began or ended: with the precision it has, and what was said of it in words; null where nothing was. */
export function timeWords(
  words: Words,
  stored: string | null,
  note: string | null,
  time: TimeFormat,
): string | null {
  const read = stored === null ? undefined : parseClinicalTime(stored)
  const when = read === undefined ? stored : clinicalTimeText(words, read, (at) => time.date(at))
  const parts = [when, note].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** "No known allergies", "No known allergy to penicillin", "Nobody knows whether there are allergies". */
export const statementWords = (
  { say }: Words,
  { says, scope, substance }: Pick<AllergyStatement, 'says' | 'scope' | 'substance'>,
): string => {
  if (says === 'unknown') {
    return say('patients.statement.unknown')
  }
  switch (scope) {
    case 'substance':
      return say('patients.statement.none-to', { substance: substance ?? '' })
    case 'medication':
    case 'food':
    case 'environment':
    case 'biologic':
      return say(`patients.statement.none-${scope}`)
    default:
      return say('patients.statement.none-any')
  }
}

/** What an entry of the list of conditions states that names none. */
export const denialWords = ({ say }: Words, denies: 'none-known' | 'unknown' | 'unclear'): string =>
  say(`patients.denial.${denies}`)

/** Where the entries of a list come from: said once above it, so that no line has to. */
export type Origin = 'here' | 'elsewhere' | 'both'

/** Where the entries of a list come from. */
export function originOf(entries: readonly Pick<Provenance, 'source'>[]): Origin {
  const imported = entries.filter(({ source }) => source === 'imported').length
  return imported === 0 ? 'here' : imported === entries.length ? 'elsewhere' : 'both'
}

/** What stands once above a list; null where everything in it was written here. */
export function originWords({ say }: Words, origin: Origin, count: number): string | null {
  switch (origin) {
    case 'here':
      return null
    case 'elsewhere':
      return say('patients.origin.elsewhere', { count })
    default:
      return say('patients.origin.both')
  }
}

/**
 * "Recorded 2 Mar 2026 by Dr Khumalo", "Recorded here …" where others of the list come from elsewhere, with who changed it
 * last.
 */
export function provenanceWords(
  words: Words,
  entry: Pick<Provenance, 'source' | 'recorded' | 'recordedBy'> & Partial<Provenance>,
  time: TimeFormat,
  origin: Origin,
): string {
  const { say } = words
  const imported = entry.source === 'imported'
  const recorded = say('patients.provenance.recorded', {
    where: origin === 'both' && !imported ? 'here' : 'other',
    on:
      entry.recorded === null ? say('patients.provenance.not-known') : dateWords(words, entry.recorded, time),
    known: entry.recordedBy === null ? 'no' : 'other',
    by: entry.recordedBy ?? '',
  })
  const { changedAt = null, changedBy = null } = entry
  return changedAt === null
    ? recorded
    : say('patients.provenance.changed', {
        recorded,
        where: imported ? 'here' : 'other',
        on: time.date(changedAt),
        known: changedBy === null ? 'no' : 'other',
        by: changedBy ?? '',
      })
}

export const criticalityWords = (words: Words, criticality: string): string =>
  codeWords(words, 'criticality', criticality)

export const verificationWords = (words: Words, verification: string): string =>
  codeWords(words, 'verification', verification)

const doubts: ReadonlySet<string> = new Set(['unconfirmed', 'presumed'])

/** Whether an entry is recorded as not being sure. */
export const isDoubted = (verification: string): boolean => doubts.has(verification)

/** The state of an allergy or condition; "unknown" says that nobody stated one. */
export const statusWords = (words: Words, status: string): string => codeWords(words, 'status', status)

/** What holds of an entry in one word: its state, or that it is not the case. */
export const stateWords = (
  words: Words,
  { status, verification }: { status: string; verification: string },
): string =>
  verification === 'refuted' || verification === 'entered-in-error'
    ? verificationWords(words, verification)
    : statusWords(words, status)
