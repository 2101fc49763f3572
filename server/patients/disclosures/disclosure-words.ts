import type { EventName } from '../../audit/events.ts'

/** How one says "your" of the record: to the patient, or to others. */
export type RecordOwnerWords = 'your' | 'the patient’s'

type ToldEvent = {
  readonly event: string
  readonly rule: string | null
  readonly purposeOfUse: string | null
}

type Words = (whose: RecordOwnerWords) => string

const list: Words = (whose) => `saw ${whose} name in a list of patients`
const search: Words = (whose) => `saw ${whose} name in the result of a search`
const prescriptionList: Words = (whose) => `saw one of ${whose} prescriptions in a list`

/** What was done, to go on after the name of whoever did it. */
const words: Partial<Record<EventName, Words>> = {
  'dashboard.viewed': list,
  'patient.listed': list,
  'patient.searched': search,
  'chart.viewed': (whose) => `opened ${whose} chart`,
  'demographics.viewed': (whose) => `opened ${whose} name and contact details`,
  'allergies.viewed': (whose) => `opened ${whose} allergies`,
  'allergy.recorded': (whose) => `recorded an allergy in ${whose} chart`,
  'allergy.corrected': (whose) => `corrected an allergy in ${whose} chart`,
  'allergy.state-changed': (whose) => `changed the state of an allergy in ${whose} chart`,
  'no-known-allergies.stated': (whose) => `stated in ${whose} chart that there are no known allergies`,
  'no-known-allergies.withdrawn': (whose) => `withdrew a statement on allergies in ${whose} chart`,
  'conditions.viewed': (whose) => `opened ${whose} conditions`,
  'condition.recorded': (whose) => `recorded a condition in ${whose} chart`,
  'condition.corrected': (whose) => `corrected a condition in ${whose} chart`,
  'condition.state-changed': (whose) => `changed the state of a condition in ${whose} chart`,
  'medical-history.viewed': (whose) => `opened ${whose} medical history`,
  'medical-history.written': (whose) => `wrote ${whose} medical history`,
  'encounters.viewed': (whose) => `opened the notes of ${whose} visits`,
  'encounter.recorded': (whose) => `recorded a visit in ${whose} chart`,
  'encounter.amended': (whose) => `corrected the notes of a visit in ${whose} chart`,
  'patient.registered': (whose) => `made ${whose} record`,
  'patient.changed': (whose) => `changed ${whose} contact details`,
  'patient.death-recorded': (whose) => `wrote into ${whose} record that they have died`,
  'patient.death-withdrawn': (whose) => `took out of ${whose} record that they have died`,
  'record-ties.viewed': (whose) => `looked up whose accounts are tied to ${whose} record`,
  'record-tie.invited': (whose) => `invited a person to read ${whose} record`,
  'record-tie.accepted': (whose) => `accepted an invitation to read ${whose} record`,
  'record-tie.end-asked': (whose) => `asked to end an account’s tie to ${whose} record`,
  'record-tie.ended': (whose) => `ended an account’s tie to ${whose} record`,
  'own-records.chosen': (whose) => `chose ${whose} record to read`,
  'care-team.viewed': (whose) => `looked up who is in ${whose} care team`,
  'care-team.assigned': (whose) => `added somebody to ${whose} care team`,
  'care-team.ended': (whose) => `took somebody off ${whose} care team`,
  'disclosures.viewed': (whose) => `looked up who opened ${whose} record`,
  'own-record.viewed': (whose) => `opened ${whose} own record`,
  'own-prescriptions.viewed': (whose) => `opened ${whose} own prescriptions`,
  'own-disclosures.viewed': (whose) => `looked up who opened ${whose} record`,
  'national-id.viewed': (whose) => `looked at ${whose} whole national id`,
  'record.copied': (whose) => `took a full copy of ${whose} record`,
  'own-record.copied': (whose) => `took a copy of ${whose} own record`,
  'erasure.form-opened': (whose) => `opened the form to have ${whose} record erased`,
  'erasure.requested': (whose) => `asked for ${whose} record to be erased`,
  'erasure.withdrawn': (whose) => `took back the request to erase ${whose} record`,
  'erasure.listed': (whose) => `listed the request to erase ${whose} record`,
  'erasure.viewed': (whose) => `opened the request to erase ${whose} record`,
  'erasure.approved': (whose) => `approved the erasure of ${whose} record, as the first of two`,
  'erasure.refused': (whose) => `refused to erase ${whose} record`,
  'prescription.listed': prescriptionList,
  'prescription.form-opened': (whose) => `began a prescription in ${whose} chart`,
  'prescription.viewed': (whose) => `opened one of ${whose} prescriptions`,
  'prescription.drafted': (whose) => `wrote a prescription in ${whose} chart`,
  'prescription.signed': (whose) => `signed one of ${whose} prescriptions`,
  'prescription.dispensed': (whose) => `dispensed one of ${whose} prescriptions`,
  'prescription.not-dispensed': (whose) => `recorded that one of ${whose} prescriptions was not dispensed`,
  'prescription.dispensing-reversed': (whose) => `reversed a dispensing of one of ${whose} prescriptions`,
  'prescription.cancelled': (whose) => `cancelled one of ${whose} prescriptions`,
  'emergency-access.asked': (whose) => `opened the form for emergency access to ${whose} record`,
  'emergency-access.started': (whose) => `started emergency access to ${whose} record`,
  'emergency-access.requested': (whose) => `asked an officer for emergency access to ${whose} record`,
  'emergency-access.approved': (whose) => `approved emergency access to ${whose} record`,
  'emergency-access.request-refused': (whose) => `refused emergency access to ${whose} record`,
  'emergency-access.requests-listed': (whose) => `listed a request for emergency access to ${whose} record`,
  'emergency-access.request-viewed': (whose) => `opened a request for emergency access to ${whose} record`,
  'emergency-access.exported': (whose) => `exported when ${whose} record was opened in an emergency`,
  'emergency-access.overdue-told': (whose) =>
    `was told that emergency access to ${whose} record is not reviewed yet`,
  'emergency-access.extended': (whose) => `extended emergency access to ${whose} record`,
  'emergency-access.ended': (whose) => `ended emergency access to ${whose} record`,
  'emergency-access.listed': (whose) => `listed emergency access to ${whose} record`,
  'emergency-access.reviews-listed': (whose) => `listed emergency access to ${whose} record for review`,
  'emergency-access.reviewed': (whose) => `reviewed emergency access to ${whose} record`,
  'security.viewed': (whose) => `saw an alert about ${whose} record`,
  'audit.searched': (whose) => `searched the audit log for ${whose} record`,
  'audit.event-viewed': (whose) => `opened an entry about ${whose} record in the audit log`,
  'audit.proof-taken': (whose) => `took a proof of an entry about ${whose} record in the audit log`,
  'audit.exported': (whose) => `exported the audit log of ${whose} record`,
  'import.patient': (whose) => `brought ${whose} record over from another system`,
}

const isNamed = (event: string): event is keyof typeof words => Object.hasOwn(words, event)

/** What an event did to a record, in plain words. */
export function disclosureWords(row: ToldEvent, whose: RecordOwnerWords): string {
  const { event, rule, purposeOfUse } = row
  if (event === 'dashboard.viewed' && purposeOfUse === 'patient-request') {
    return 'opened the start page'
  }
  // Who sees demographics only opens no chart.
  const name = event === 'chart.viewed' && rule === 'demographic-role' ? 'demographics.viewed' : event
  const say = isNamed(name) ? words[name] : undefined
  return say?.(whose) ?? `used ${whose} record`
}

const rights: Readonly<Record<string, Words>> = {
  'care-team': (whose) => `In ${whose} care team`,
  'recent-supply': (whose) => `Dispensed one of ${whose} prescriptions lately`,
  'own-prescription': (whose) => `Signed one of ${whose} prescriptions`,
  'abandoned-prescription': (whose) => `Cancels one of ${whose} prescriptions that nobody else may cancel`,
  'active-prescription': (whose) => `Dispenses one of ${whose} prescriptions`,
  'demographic-role': () => 'Administration: sees names and contact details, nothing clinical',
}

/** By what right it was done; null where that goes without saying. */
export const rightWords = (rule: string | null, whose: RecordOwnerWords): string | null =>
  rule === null ? null : (rights[rule]?.(whose) ?? null)
