import { z } from 'zod'
import { listPrescriptionsOfPatient } from '../../../models/queries/prescriptions/prescription-lists.ts'
import type { Receipt } from '../../audit/record.ts'
import { readList } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { recordsOnPage } from '../../lists/list-page.ts'
import { placeInAddress } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import { openPatientIdentity } from '../../patients/open-identity.ts'
import type { Services } from '../../services.ts'
import { openLines } from '../open-lines.ts'

/** Opens a page of one patient's prescriptions, the newest first. */
async function openPage(
  services: Services,
  { proof }: PatientContext,
  receipt: Receipt,
  asked: { readonly cursor: string; readonly withoutDrafts: boolean },
) {
  const { cursor, withoutDrafts } = asked
  const { patientId } = proof
  const { rows, ...page } = await readList(services, cursor, {
    keyset: newestFirst,
    size: recordsOnPage,
    read: (before, limit) =>
      listPrescriptionsOfPatient(services.prepared, { patientId, withoutDrafts, before, limit }),
  })
  const ids = rows.map(({ id }) => id)
  return { lines: await openLines(services, receipt, ids), page }
}

const input = z.object({ cursor: placeInAddress })

/** Everything prescribed for one patient, as clinicians see it. */
export const prescriptionsOfPatientQuery = definePatientQuery({
  name: 'prescriptions.of-patient',
  action: 'chart.open',
  event: 'prescription.listed',
  subject: 'patient',
  input,
  run: async (services, context, receipt, { cursor }) => {
    const [{ identity }, listed] = await Promise.all([
      openPatientIdentity(services, receipt, context.proof.patientId),
      openPage(services, context, receipt, { cursor, withoutDrafts: false }),
    ])
    return { identity, ...listed, mayWrite: context.proof.actor.permissions.has('prescription.write') }
  },
})

/** Everything prescribed for the patient who asks. */
export const ownPrescriptionsQuery = definePatientQuery({
  name: 'prescriptions.own',
  action: 'own-record.open',
  event: 'own-prescriptions.viewed',
  subject: 'own-record',
  input,
  run: (services, context, receipt, { cursor }) =>
    openPage(services, context, receipt, { cursor, withoutDrafts: true }),
})
