import { readDemographics, readDetails } from '../../../models/queries/patients/patient-details.ts'
import type { ContactDetails, PatientIdentity } from '../../../views/patients/chart.ts'
import type { Receipt } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import { contactFrom } from '../demographics/open-demographics.ts'
import { openWithIdentity } from '../open-identity.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Who a patient is, as a form shows it: every field a text. */
export type PatientDetails = {
  readonly identity: PatientIdentity
  readonly version: number
  readonly fields: Readonly<Record<string, string>>
}

const asTyped = ({ givenName, familyName, birthDate, sex }: PatientIdentity, contact: ContactDetails) => ({
  givenName,
  familyName,
  birthDate: birthDate ?? '',
  onlyOneName: givenName === '' || familyName === '' ? 'on' : '',
  birthDateUnknown: birthDate === null ? 'on' : '',
  sex,
  nationalId: contact.nationalId ?? '',
  phone: contact.phone ?? '',
  email: contact.email ?? '',
  address: contact.address ?? '',
})

/**
 * Loads and opens what the form of a patient's details begins with.
 * @param clinical whether medical history and allergies are on it; otherwise they are not even read
 * @throws Refused, SealBrokenError; HiddenSectionError where the decision hides what is clinical
 */
export async function openDetails(
  services: Services,
  receipt: Receipt,
  patientId: string,
  clinical: boolean,
): Promise<PatientDetails> {
  receipt.mustCover(patientId, 'identity', 'contact')
  if (!clinical) {
    const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readDemographics)
    return { identity, version: row.version, fields: asTyped(identity, contactFrom(row, key)) }
  }
  receipt.mustShow('safety', 'history')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readDetails)
  const open = fieldOpener(key, 'patients', patientId)
  const fields = {
    ...asTyped(identity, contactFrom(row, key)),
    medicalHistory: open.optional('medical_history', row.medical_history) ?? '',
    allergies: open.optional('allergies', row.allergies) ?? '',
  }
  return { identity, version: row.version, fields }
}
