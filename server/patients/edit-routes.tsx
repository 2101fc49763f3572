import { UniqueConstraintError } from 'sequelize'
import { EditPatientPage } from '../../views/patients/edit-patient-page.tsx'
import { wholeForm } from '../../views/components/error-summary.tsx'
import { invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { patientForm } from '../http/patient-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { editPatient, mayEditClinicalFields } from './edit-patient.ts'
import { openDetails } from './open-details.ts'
import { clinicalFieldsSent, editSchema } from './patient-form.ts'

/** A browser sends nothing for a box without a tick. */
const unticked = { onlyOneName: '', birthDateUnknown: '' }

/** Changing who a patient is and how to reach them. */
export function editRoutes(routes: RouteTable, services: Services): void {
  const schema = editSchema(() => services.time.isoDate(services.clock.now()))
  routes.form(
    paths.editPatient.pattern,
    patientForm(services, {
      action: 'demographics.change',
      event: 'patient.changed',
      viewEvent: 'demographics.viewed',
      schema,
      change: async (request, values) => {
        const refused = mayEditClinicalFields(request.admission) ? [] : clinicalFieldsSent(values)
        if (refused.length > 0) {
          return { errors: refused }
        }
        try {
          const receipt = await editPatient(services, request, values)
          return {
            receipt,
            to: paths.patient(request.admission.patientId),
            notice: receipt.value.length === 0 ? 'Nothing was changed.' : 'The details are changed.',
          }
        } catch (error) {
          if (error instanceof UniqueConstraintError) {
            return invalid(
              'nationalId',
              'Another patient is registered with this national id. Check the number. Where it is a placeholder or was given to both, leave the field empty here: they are told apart by their record numbers.',
            )
          }
          throw error
        }
      },
      show: async ({ req, admission, receipt, shell }, { typed, errors }) => {
        const { patientId } = admission
        const clinical = mayEditClinicalFields(admission)
        const details = await openDetails(services, receipt, patientId, clinical)
        const overtaken = errors.some((error) => error.field === wholeForm)
        return (
          <EditPatientPage
            shell={shell}
            today={req.context.circumstances.local.date}
            identity={details.identity}
            recorded={details.fields}
            typed={
              Object.keys(typed).length === 0 ? details.fields : { ...details.fields, ...unticked, ...typed }
            }
            // Until the reader has seen what others changed, the form stays that of the version it was filled from.
            version={overtaken ? String(details.version) : (typed['version'] ?? String(details.version))}
            overtaken={overtaken}
            errors={errors}
            clinical={clinical}
            action={paths.editPatient(patientId)}
            chartHref={paths.patient(patientId)}
          />
        )
      },
    }),
  )
}
