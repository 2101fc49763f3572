import { isMessageKey } from '../../../views/words/languages.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'

/** Whose the record is to its reader: their own, or a patient's. */
export type RecordOwner = 'own' | 'other'

type ToldEvent = {
  readonly event: string
  readonly rule: string | null
  readonly purposeOfUse: string | null
}

/** What an event did to a record, to go on after the name of whoever did it. */
export function disclosureWords(row: ToldEvent, whose: RecordOwner): MessageToSay {
  const { event, rule, purposeOfUse } = row
  if (event === 'dashboard.viewed' && purposeOfUse === 'patient-request') {
    return said('patients.disclosed.start-page')
  }
  // Who sees demographics only opens no chart.
  const name = event === 'chart.viewed' && rule === 'demographic-role' ? 'demographics.viewed' : event
  const key = `patients.disclosed.${name.replaceAll('.', '-')}`
  return isMessageKey(key) ? { key, values: { whose } } : said('patients.disclosed.other', { whose })
}

/** By what right it was done; null where that goes without saying. */
export function rightWords(rule: string | null, whose: RecordOwner): MessageToSay | null {
  const key = `patients.right.${rule ?? ''}`
  return isMessageKey(key) ? { key, values: { whose } } : null
}
