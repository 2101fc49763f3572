import type { PreparedQueries } from '../../prepared.ts'
import { ofPatient, readOfPatient, type AskedPatient, type IdentityRow } from './of-patient.ts'

/** Who a patient is and how to reach them, still sealed; nothing clinical. */
export type DemographicsRow = IdentityRow & {
  readonly national_id: Buffer | null
  readonly phone: Buffer | null
  readonly email: Buffer | null
  readonly address: Buffer | null
  readonly other_details: Buffer | null
  readonly version: number
}

/** The same with what is noted freely of their health. */
export type DetailsRow = DemographicsRow & {
  readonly medical_history: Buffer | null
  readonly allergies: Buffer | null
}

const contact = 'p.national_id, p.phone, p.email, p.address, p.other_details, p.version'

const demographics = ofPatient('patient-demographics', contact)
const details = ofPatient('patient-details', contact, 'p.medical_history', 'p.allergies')

/** Reads who a patient is and how to reach them. What is clinical is not even read, unless it is asked for. */
export const readDemographics = (
  prepared: PreparedQueries,
  patient: AskedPatient,
): Promise<DemographicsRow | undefined> => readOfPatient<DemographicsRow>(prepared, demographics, patient)

/** Reads all that stands in a patient's own row. */
export const readDetails = (
  prepared: PreparedQueries,
  patient: AskedPatient,
): Promise<DetailsRow | undefined> => readOfPatient<DetailsRow>(prepared, details, patient)
