import type { ReactElement } from 'react'
import { readPrescriptionDetail } from '../../models/queries/prescription-rows.ts'
import {
  listAbandoned,
  listSignedOutOfCare,
  type SignedPrescription,
} from '../../models/queries/abandoned-prescriptions.ts'
import { CancelPrescriptionPage } from '../../views/prescriptions/cancel-prescription-page.tsx'
import { SignedPrescriptionsPage } from '../../views/prescriptions/signed-prescriptions-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import type { FormState } from '../http/forms.ts'
import { listPage } from '../http/list-page.ts'
import { commandForm } from '../http/operation-faces.ts'
import type { PatientVisit } from '../http/patient-route.ts'
import { staffRoute, type StaffRequest } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import type { PatientContext } from '../operations/operation.ts'
import { cancelForAnother, cancelPrescription } from './cancel.ts'
import { openContent, orderOf } from './open-content.ts'
import { placeAfterCancelling } from './place-after-cancelling.ts'
import { prescriptionIdOf } from './prescription-id-of.ts'
import { showPrescription } from './show-prescription.tsx'

const viewEvent = 'prescription.viewed'

const cancelled = ({ proof, subjectId }: PatientContext) => ({
  to: placeAfterCancelling(proof, subjectId),
  notice: 'The prescription is cancelled.',
})

/** Shows as much of a prescription as says which one it is: the record number, the medicine, who signed it and when. */
async function showForm(
  services: Services,
  { req, admission, receipt, shell }: PatientVisit,
  { typed, errors }: FormState,
  { action, back }: { action: string; back: { href: string; label: string } },
): Promise<ReactElement> {
  const { patientId, recordNumber } = admission
  receipt.mustCover(patientId, 'prescriptions')
  const row = await readPrescriptionDetail(services.prepared, patientId, prescriptionIdOf(req))
  if (row === undefined) {
    throw new NotFound()
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const { content, signature } = openContent(row, key)
  const { medication, prescriber } = orderOf(content, signature)
  return (
    <CancelPrescriptionPage
      shell={shell}
      time={services.time}
      recordNumber={recordNumber}
      medication={medication}
      prescriber={prescriber ?? 'Not known'}
      signedAt={row.signed_at}
      open={row.status === 'draft' || row.status === 'approved'}
      action={action}
      back={back}
      typed={typed}
      errors={errors}
    />
  )
}

/** A list of prescriptions by their record numbers; nothing sealed is opened for it. */
const findListed = async (
  services: Services,
  { req, clearance, at }: StaffRequest,
  { list, name }: { list: typeof listAbandoned; name: string },
) => {
  const page = await listPage(services, req, {
    keyset: newestFirst,
    size: recordsOnPage,
    read: (before, limit) => list(services.prepared, { userId: clearance.actor.id, at, before, limit }),
    patientOf: (line) => line.patient_id,
  })
  return { page, patientIds: page.patientIds, details: { list: name, shown: page.rows.length } }
}

const linesOf = (lines: readonly SignedPrescription[], href: (id: string) => string) =>
  lines.map((line) => ({
    id: line.id,
    recordNumber: line.record_number,
    prescriber: line.prescriber,
    signedAt: line.signed_at,
    href: href(line.id),
  }))

/** Cancelling, and what leads to it for those who do not see the chart. */
export function cancelRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.signedPrescriptions(),
    staffRoute(services, {
      action: 'prescription.list-signed',
      event: 'prescription.listed',
      find: (request) => findListed(services, request, { list: listSignedOutOfCare, name: 'signed' }),
      show: async ({ shell }, { page }) => (
        <SignedPrescriptionsPage
          shell={shell}
          time={services.time}
          kind="own"
          lines={linesOf(page.rows, paths.cancelPrescription)}
          pages={page.links(paths.signedPrescriptions())}
        />
      ),
    }),
  )

  routes.get(
    paths.abandonedPrescriptions(),
    staffRoute(services, {
      action: 'prescription.list-abandoned',
      event: 'prescription.listed',
      find: (request) => findListed(services, request, { list: listAbandoned, name: 'abandoned' }),
      show: async ({ shell }, { page }) => (
        <SignedPrescriptionsPage
          shell={shell}
          time={services.time}
          kind="abandoned"
          lines={linesOf(page.rows, paths.cancelForAnother)}
          pages={page.links(paths.abandonedPrescriptions())}
        />
      ),
    }),
  )

  routes.form(
    paths.cancelPrescription.pattern,
    commandForm(services, cancelPrescription, {
      done: cancelled,
      viewEvent,
      show: (visit, form) => {
        const id = prescriptionIdOf(visit.req)
        const back = { href: paths.signedPrescriptions(), label: 'What you signed' }
        return visit.admission.because === 'own-prescription'
          ? showForm(services, visit, form, { action: paths.cancelPrescription(id), back })
          : showPrescription(services, visit, id, form)
      },
    }),
  )

  routes.form(
    paths.cancelForAnother.pattern,
    commandForm(services, cancelForAnother, {
      done: cancelled,
      viewEvent,
      show: (visit, form) =>
        showForm(services, visit, form, {
          action: paths.cancelForAnother(prescriptionIdOf(visit.req)),
          back: { href: paths.abandonedPrescriptions(), label: 'Prescriptions that nobody else may cancel' },
        }),
    }),
  )
}
