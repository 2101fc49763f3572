import type { Request } from 'express'
import { RegisterPatientPage } from '../../views/patients/register-patient-page.tsx'
import type { Clearance } from '../access/clearance.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { typedFields } from '../http/forms.ts'
import { staffForm } from '../http/staff-route.ts'
import { parsePartialDate } from '../partial-date.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { findDuplicates, type TypedPerson } from './find-duplicates.ts'
import { openSummaries } from './open-summaries.ts'
import { clinicalFieldsSent, registrationSchema } from './patient-form.ts'
import { AlreadyRegistered, registerPatient } from './register-patient.ts'

const seesEveryone = ({ actor }: Clearance) => actor.patientScope === 'demographics'

const mayWriteClinicalFields = ({ actor }: Clearance) => actor.permissions.has('chart.write')

function typedPerson(req: Request): TypedPerson {
  const { givenName = '', familyName = '', birthDate = '', nationalId = '' } = typedFields(req)
  return {
    givenName,
    familyName,
    birthDate: parsePartialDate(birthDate.trim())?.text ?? null,
    nationalId: nationalId === '' ? null : nationalId,
  }
}

const registeredAlready = ({ sameNationalId }: AlreadyRegistered): Invalid =>
  sameNationalId
    ? invalid(
        'nationalId',
        'A patient with this national id is registered already. Check the number, or open that patient’s record instead. Where this is somebody else and the number is a placeholder or was given to both, leave the field empty: they are told apart by their record numbers.',
      )
    : invalid(
        'registerAnyway',
        'A patient with this name, and a date of birth that may be the same, is registered already. If this is somebody else, tick “Register anyway”.',
      )

/** Registering a new patient. */
export function registerRoutes(routes: RouteTable, services: Services): void {
  const schema = registrationSchema(() => services.time.isoDate(services.clock.now()))
  routes.form(
    paths.newPatient(),
    staffForm(services, {
      action: 'patient.register',
      event: 'patient.registered',
      viewEvent: 'patient.registration-opened',
      schema,
      change: async (request, values) => {
        const refused = mayWriteClinicalFields(request.clearance) ? [] : clinicalFieldsSent(values)
        if (refused.length > 0) {
          return { errors: refused }
        }
        try {
          const receipt = await registerPatient(services, request, values)
          const { id, recordNumber } = receipt.value
          return {
            receipt,
            to: seesEveryone(request.clearance) ? paths.patient(id) : paths.patients(),
            notice: `The patient is registered under ${recordNumber}.`,
          }
        } catch (error) {
          if (error instanceof AlreadyRegistered) {
            return registeredAlready(error)
          }
          throw error
        }
      },
      // Whoever may not see everyone learns that there is somebody, and not who.
      find: async ({ req, clearance }) => {
        if (!seesEveryone(clearance)) {
          return {}
        }
        const { patientIds, more } = await findDuplicates(services, typedPerson(req))
        return { patientIds, details: { shown: patientIds.length, more } }
      },
      show: async ({ req, shell, receipt, clearance }, { typed, errors }, { patientIds = [], details }) => (
        <RegisterPatientPage
          shell={shell}
          today={req.context.circumstances.local.date}
          typed={typed}
          errors={errors}
          clinical={mayWriteClinicalFields(clearance)}
          duplicates={[...(await openSummaries(services, receipt, patientIds)).values()]}
          moreDuplicates={details?.['more'] === true}
          href={paths.patient}
        />
      ),
    }),
  )
}
