import { Patient } from '../../models/patient.ts'
import type { Demographics } from '../../views/patients/demographics-page.tsx'
import type { Receipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { Services } from '../services.ts'
import { contactFacts, openOtherDetails } from './other-details.ts'
import { withKey } from './with-key.ts'

/** Columns without anything clinical; the others are not even read. */
const attributes = [
  'id',
  'recordNumber',
  'givenName',
  'familyName',
  'birthDate',
  'sex',
  'deceased',
  'diedOn',
  'nationalId',
  'phone',
  'email',
  'address',
  'otherDetails',
  'version',
]

/** Loads and opens who a patient is and how to reach them. @throws NotFound, SealBrokenError */
export async function openDemographics(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<Demographics> {
  receipt.mustCover(patientId, 'identity', 'contact')
  const { found: patient, key: openKey } = await withKey(services, patientId, (transaction) =>
    Patient.findByPk(patientId, { attributes, transaction }),
  )
  if (patient === null) {
    throw new NotFound()
  }
  const key = openKey()
  const place = (column: string) => ({ table: 'patients', column, row: patientId })
  return {
    identity: {
      patientId,
      recordNumber: patient.recordNumber,
      givenName: patient.givenName.open(key, place('given_name')),
      familyName: patient.familyName.open(key, place('family_name')),
      birthDate: patient.birthDate?.open(key, place('birth_date')) ?? null,
      sex: patient.sex,
      death: patient.deceased ? { on: patient.diedOn?.open(key, place('died_on')) ?? null } : null,
    },
    contact: {
      nationalId: patient.nationalId?.open(key, place('national_id')) ?? null,
      phone: patient.phone?.open(key, place('phone')) ?? null,
      email: patient.email?.open(key, place('email')) ?? null,
      address: patient.address?.open(key, place('address')) ?? null,
      others: contactFacts(openOtherDetails(patientId, key, patient.otherDetails)),
    },
    version: patient.version,
  }
}
