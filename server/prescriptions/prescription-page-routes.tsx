import type { ReactElement } from 'react'
import { PrescriptionPage } from '../../views/prescriptions/prescription-page.tsx'
import type { Actor } from '../access/actor.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { emptyForm, type FormState } from '../http/forms/forms.ts'
import { commandButton, formPage, queryPage } from '../http/faces/operation-faces.ts'
import type { RecordedPatientRequest } from '../http/routes/patient-route.ts'
import { rememberShownDraft, shownBefore } from '../http/forms/shown-draft.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { recordNotDispensed } from './dispensing/not-dispensed.ts'
import { prescriptionQuery, type ReadPrescription } from './read-prescription.ts'
import { signPrescription } from './sign.ts'
import { said } from '../../views/words/said.ts'

const backFor = (actor: Actor, patientId: string) =>
  actor.patientScope === 'prescribed'
    ? { href: paths.prescriptions(), label: 'Back to the queue' }
    : { href: paths.patient(patientId), label: 'Back to the chart' }

/** Shows a prescription with what its reader may do with it now; the session remembers the draft that was shown. */
export function showPrescription(
  { time }: Services,
  { req, patientAccess, shell }: RecordedPatientRequest,
  read: ReadPrescription,
  form: FormState,
): ReactElement {
  const { id } = read.detail
  if (read.sign !== undefined) {
    rememberShownDraft(req, id, read.sign.shown)
  }
  return (
    <PrescriptionPage
      shell={shell}
      time={time}
      today={req.context.circumstances.local.date}
      safety={read.safety}
      prescription={read.detail}
      check={read.check}
      unanswered={read.unanswered}
      back={backFor(patientAccess.actor, patientAccess.patientId)}
      sign={read.sign}
      dispense={read.dispense}
      unlawful={read.unlawful}
      reverseHref={read.mayReverse ? (dispensingId) => paths.reverseDispensing(id, dispensingId) : undefined}
      cancel={read.mayCancel}
      licenceExpired={read.licenceExpired}
      typed={form.typed}
      errors={form.errors}
    />
  )
}

/** One prescription, and what is done with it. */
export function prescriptionPageRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(services, prescriptionQuery, (visit, read, form) =>
    showPrescription(services, visit, read, form),
  )

  routes.get(
    paths.prescription.pattern,
    queryPage(services, prescriptionQuery, (visit, read) =>
      showPrescription(services, visit, read, emptyForm),
    ),
  )

  routes.post(
    paths.signPrescription.pattern,
    commandButton(services, signPrescription, {
      page,
      // A script may send the code alone: what it signs is what its session was shown last.
      given: shownBefore,
      done: (_context, { id }) => ({
        to: paths.prescription(id),
        notice: said('prescriptions.notice.signed'),
      }),
    }),
  )

  routes.post(
    paths.notDispensed.pattern,
    commandButton(services, recordNotDispensed, {
      page,
      done: ({ subjectId }) => ({
        to: paths.prescription(subjectId),
        notice: said('prescriptions.notice.not-dispensed'),
      }),
    }),
  )
}
