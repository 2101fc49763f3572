import { Patient } from '../../models/patient.ts'
import type { PatientIdentity } from '../../views/patients/chart.ts'
import type { Receipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { openDemographics } from './open-demographics.ts'
import { withKey } from './with-key.ts'

/** Who a patient is, as a form shows it: every field a text. */
export type PatientDetails = {
  readonly identity: PatientIdentity
  readonly version: number
  readonly fields: Readonly<Record<string, string>>
}

async function openClinicalFields(services: Services, patientId: string): Promise<Record<string, string>> {
  const { found: patient, key: openKey } = await withKey(services, patientId, (transaction) =>
    Patient.findByPk(patientId, { attributes: ['medicalHistory', 'allergies'], transaction }),
  )
  if (patient === null) {
    throw new NotFound()
  }
  const key = openKey()
  const place = (column: string) => ({ table: 'patients', column, row: patientId })
  return {
    medicalHistory: patient.medicalHistory?.open(key, place('medical_history')) ?? '',
    allergies: patient.allergies?.open(key, place('allergies')) ?? '',
  }
}

/**
 * Loads and opens what the form of a patient's details begins with.
 * @param clinical whether medical history and allergies are on it; otherwise they are not even read
 * @throws NotFound, SealBrokenError; HiddenSection where the decision hides what is clinical
 */
export async function openDetails(
  services: Services,
  receipt: Receipt,
  patientId: string,
  clinical: boolean,
): Promise<PatientDetails> {
  if (clinical) {
    receipt.mustShow('safety', 'history')
  }
  const { identity, contact, version } = await openDemographics(services, receipt, patientId)
  const { givenName, familyName, birthDate, sex } = identity
  return {
    identity,
    version,
    fields: {
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
      ...(clinical ? await openClinicalFields(services, patientId) : {}),
    },
  }
}
