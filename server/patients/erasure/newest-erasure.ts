import { newestErasure } from '../../../models/queries/patients/erasures.ts'
import type { Receipt } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { openPatientIdentity } from '../open-identity.ts'
import { openErasure } from './show-erasure.ts'

/** Who asks for the erasure of their own record, and who does for a patient. */
export const askingOwn = { action: 'own-record.erase', subject: 'own-record' } as const
export const asking = { action: 'erasure.request', subject: 'patient' } as const

/** The newest request that this person has made or may see of the record; undefined where there is none. */
async function openNewest(services: Services, { proof }: PatientContext, receipt: Receipt) {
  const row = await newestErasure(services.prepared, proof.actor.id, proof.patientId)
  return row === undefined ? undefined : openErasure(services, receipt, row)
}

/** What has become of the last request to erase one's own record. */
export const ownErasureQuery = definePatientQuery({
  ...askingOwn,
  name: 'patients.own-erasure',
  event: 'erasure.form-opened',
  input: nothingTaken,
  run: async (services, context, receipt) => ({ last: await openNewest(services, context, receipt) }),
})

/** Whose record is to be erased, and what has become of the last request. */
export const erasureFormQuery = definePatientQuery({
  ...asking,
  name: 'patients.erasure-form',
  event: 'erasure.form-opened',
  input: nothingTaken,
  run: async (services, context, receipt) => {
    const [{ identity }, last] = await Promise.all([
      openPatientIdentity(services, receipt, context.proof.patientId),
      openNewest(services, context, receipt),
    ])
    return { identity, last }
  },
})
