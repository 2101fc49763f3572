import type { KeyObject } from 'node:crypto'
import { readDemographics, type DemographicsRow } from '../../../models/queries/patients/patient-details.ts'
import type { ContactDetails } from '../../../views/patients/chart.ts'
import type { Demographics } from '../../../views/patients/demographics/demographics-page.tsx'
import type { Receipt } from '../../audit/record.ts'
import type { Services } from '../../services.ts'
import { openWithIdentity } from '../open-identity.ts'
import { contactFacts, parseOtherDetails } from './other-details.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** How to reach a patient, from what was read together with the rest of a page. @throws SealBrokenError */
export function contactFrom(row: DemographicsRow, key: KeyObject): ContactDetails {
  const open = fieldOpener(key, 'patients', row.id)
  return {
    nationalId: open.optional('national_id', row.national_id),
    phone: open.optional('phone', row.phone),
    email: open.optional('email', row.email),
    address: open.optional('address', row.address),
    others: contactFacts(parseOtherDetails(open.optional('other_details', row.other_details))),
  }
}

/** Loads and opens who a patient is and how to reach them. @throws Refused, SealBrokenError */
export async function openDemographics(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<Demographics> {
  receipt.mustCover(patientId, 'identity', 'contact')
  const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readDemographics)
  return { identity, contact: contactFrom(row, key), version: row.version }
}
