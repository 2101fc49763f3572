import type { RouteTable } from '../http/declared-route.ts'
import { emptyForm } from '../http/forms.ts'
import { commandChange } from '../http/operation-faces.ts'
import { patientRoute, type PatientChange } from '../http/patient-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { dispensePrescription } from './dispense.ts'
import { dispensedBefore } from './dispensed-before.ts'
import { dispensedAlready, dispensedWords } from './dispensed-words.ts'
import { recordNotDispensed } from './not-dispensed.ts'
import { prescriptionIdOf } from './prescription-id-of.ts'
import { showPrescription } from './show-prescription.tsx'
import { shownBefore } from './shown-draft.ts'
import { signPrescription } from './sign.ts'

/** One prescription, and what is done with it. */
export function prescriptionPageRoutes(routes: RouteTable, services: Services): void {
  const viewEvent = 'prescription.viewed'
  const shownAgain = {
    viewEvent,
    show: (visit, form) => showPrescription(services, visit, prescriptionIdOf(visit.req), form),
  } satisfies Pick<PatientChange<never>, 'viewEvent' | 'show'>

  routes.get(
    paths.prescription.pattern,
    patientRoute(services, {
      action: 'prescription.open',
      event: viewEvent,
      show: (visit) => showPrescription(services, visit, prescriptionIdOf(visit.req), emptyForm),
    }),
  )

  routes.post(
    paths.signPrescription.pattern,
    commandChange(services, signPrescription, {
      ...shownAgain,
      // A script may send the code alone: what it signs is what its session was shown last.
      given: shownBefore,
      done: (_context, { id }) => ({
        to: paths.prescription(id),
        notice: 'Signed. The pharmacy can dispense it now.',
      }),
    }),
  )

  routes.post(
    paths.dispensePrescription.pattern,
    commandChange(services, dispensePrescription, {
      ...shownAgain,
      repeated: async (req, person, values) =>
        (await dispensedBefore(prescriptionIdOf(req), person, values.idempotencyKey))
          ? dispensedAlready
          : undefined,
      doneBefore: dispensedAlready,
      done: (_context, supply) => ({ to: paths.prescriptions(), notice: dispensedWords(supply) }),
    }),
  )

  routes.post(
    paths.notDispensed.pattern,
    commandChange(services, recordNotDispensed, {
      ...shownAgain,
      done: ({ subjectId }) => ({
        to: paths.prescription(subjectId),
        notice: 'It is recorded that nothing was dispensed. The prescription stays open.',
      }),
    }),
  )
}
