import type { ReactElement } from 'react'
import type { SignedPrescription } from '../../../models/queries/prescriptions/abandoned-prescriptions.ts'
import { CancelPrescriptionPage } from '../../../views/prescriptions/cancel-prescription-page.tsx'
import { SignedPrescriptionsPage } from '../../../views/prescriptions/signed-prescriptions-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import type { FormState } from '../../http/forms/forms.ts'
import { linksOf } from '../../http/page-links.ts'
import { commandForm, formPage } from '../../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../../http/routes/patient-route.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import type { PatientContext } from '../../operations/operation.ts'
import { cancelForAnother, cancelPrescription } from './cancel.ts'
import { abandonedListQuery, signedQuery } from '../lists/list-signed.ts'
import { placeAfterCancelling } from './place-after-cancelling.ts'
import type { PrescriptionOutline } from '../prescription-outline.ts'
import { showPrescription } from '../prescription-page-routes.tsx'
import { abandonedQuery, cancellationQuery } from '../read-prescription.ts'
import { said } from '../../../views/words/said.ts'

const cancelled = ({ proof, subjectId }: PatientContext) => ({
  to: placeAfterCancelling(proof, subjectId),
  notice: said('prescriptions.notice.cancelled'),
})

/** Shows which prescription it is. */
const showOutline = (
  { time }: Services,
  { shell }: RecordedPatientRequest,
  outline: PrescriptionOutline,
  { typed, errors }: FormState,
  place: { action: string; back: { href: string; label: string } },
): ReactElement => (
  <CancelPrescriptionPage
    shell={shell}
    time={time}
    recordNumber={outline.recordNumber}
    medication={outline.medication}
    prescriber={outline.prescriber ?? 'Not known'}
    signedAt={outline.signedAt}
    open={outline.open}
    action={place.action}
    back={place.back}
    typed={typed}
    errors={errors}
  />
)

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
    staffQueryPage(services, signedQuery, ({ shell }, { rows, page }) => (
      <SignedPrescriptionsPage
        shell={shell}
        time={services.time}
        kind="own"
        lines={linesOf(rows, paths.cancelPrescription)}
        pages={linksOf(page, paths.signedPrescriptions())}
      />
    )),
  )

  routes.get(
    paths.abandonedPrescriptions(),
    staffQueryPage(services, abandonedListQuery, ({ shell }, { rows, page }) => (
      <SignedPrescriptionsPage
        shell={shell}
        time={services.time}
        kind="abandoned"
        lines={linesOf(rows, paths.cancelForAnother)}
        pages={linksOf(page, paths.abandonedPrescriptions())}
      />
    )),
  )

  routes.form(
    paths.cancelPrescription.pattern,
    commandForm(services, cancelPrescription, {
      page: formPage(services, cancellationQuery, (visit, read, form) =>
        read.shows === 'outline'
          ? showOutline(services, visit, read, form, {
              action: paths.cancelPrescription(read.id),
              back: { href: paths.signedPrescriptions(), label: 'What you signed' },
            })
          : showPrescription(services, visit, read, form),
      ),
      done: cancelled,
    }),
  )

  routes.form(
    paths.cancelForAnother.pattern,
    commandForm(services, cancelForAnother, {
      page: formPage(services, abandonedQuery, (visit, read, form) =>
        showOutline(services, visit, read, form, {
          action: paths.cancelForAnother(read.id),
          back: { href: paths.abandonedPrescriptions(), label: 'Prescriptions that nobody else may cancel' },
        }),
      ),
      done: cancelled,
    }),
  )
}
