import type { RouteTable } from '../http/declared-route.ts'
import { emptyForm } from '../http/forms.ts'
import { patientChange, patientRoute } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { dispensePrescription, dispenseSchema } from './dispense.ts'
import { dispensedBefore } from './dispensed-before.ts'
import { notDispensedSchema, recordNotDispensed } from './not-dispensed.ts'
import { prescriptionIdOf } from './prescription-id-of.ts'
import { showPrescription } from './show-prescription.tsx'
import { signPrescription, signSchema } from './sign.ts'

/** One prescription, and what is done with it. */
export function prescriptionPageRoutes(routes: RouteTable, services: Services): void {
  const viewEvent = 'prescription.viewed'

  routes.get(
    '/prescriptions/:id',
    patientRoute(services, {
      action: 'prescription.open',
      event: viewEvent,
      show: (visit) => showPrescription(services, visit, prescriptionIdOf(visit.req), emptyForm),
    }),
  )

  routes.post(
    '/prescriptions/:id/sign',
    patientChange(services, {
      action: 'prescription.sign',
      event: 'prescription.signed',
      schema: signSchema,
      change: (request, values) => signPrescription(services, request, prescriptionIdOf(request.req), values),
      viewEvent,
      show: (visit, form) => showPrescription(services, visit, prescriptionIdOf(visit.req), form),
    }),
  )

  routes.post(
    '/prescriptions/:id/dispense',
    patientChange(services, {
      action: 'prescription.dispense',
      event: 'prescription.dispensed',
      schema: dispenseSchema,
      repeated: (req, person, values) =>
        dispensedBefore(prescriptionIdOf(req), person, values.idempotencyKey),
      change: (request, values) =>
        dispensePrescription(services, request, prescriptionIdOf(request.req), values),
      viewEvent,
      show: (visit, form) => showPrescription(services, visit, prescriptionIdOf(visit.req), form),
    }),
  )

  routes.post(
    '/prescriptions/:id/not-dispensed',
    patientChange(services, {
      action: 'prescription.dispense',
      event: 'prescription.not-dispensed',
      schema: notDispensedSchema,
      change: (request, values) =>
        recordNotDispensed(services, request, prescriptionIdOf(request.req), values),
      viewEvent,
      show: (visit, form) => showPrescription(services, visit, prescriptionIdOf(visit.req), form),
    }),
  )
}
