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

/** "Recorded 2 Mar 2026 by Dr Khumalo", "Imported, recorded 2015", with who changed it last. */
export function provenanceWords(
  entry: Pick<Provenance, 'source' | 'recorded' | 'recordedBy'> & Partial<Provenance>,
  time: TimeFormat,
): string {
  const on = entry.recorded === null ? 'date not known' : dateWords(entry.recorded, time)
  const by = entry.recordedBy === null ? '' : ` by ${entry.recordedBy}`
  const from = entry.source === 'imported' ? 'Imported from another system, recorded' : 'Recorded'
  const changed =
    entry.changedAt === undefined || entry.changedAt === null
      ? ''
      : `; changed ${time.date(entry.changedAt)}${entry.changedBy === undefined || entry.changedBy === null ? '' : ` by ${entry.changedBy}`}`
  return `${from} ${on === 'date not known' ? '(date not known)' : on}${by}${changed}`
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

/** The state of a condition; "unknown" says that nobody stated one. */
export const statusWords = (status: string): string =>
  status === 'unknown' ? 'State not stated' : codeText(status)
