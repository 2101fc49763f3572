import { z } from 'zod'
import { isolated } from '../../views/isolated.ts'
import { readAssignable, readPastCareTeam, readPresentCareTeam } from '../../models/queries/care-team-rows.ts'
import { CareTeamPage } from '../../views/patients/care-team-page.tsx'
import { invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { listPage } from '../http/list-page.ts'
import { newestFirst } from '../lists/cursor.ts'
import type { FormState } from '../http/forms.ts'
import { patientChange, patientForm, type PatientVisit } from '../http/patient-route.ts'
import { idIn } from '../http/id-in.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { assignCareTeam, endCareTeamAssignment, NotAssignableError } from './assign-care-team.ts'
import { careTeamSchema } from './care-team-form.ts'
import { memberOf } from './care-team-member.ts'
import { openPatientIdentity } from './open-identity.ts'
import { said } from '../../words/said.ts'

/** Who cares for a patient: present and past, and changing it. */
export function careTeamRoutes(routes: RouteTable, services: Services): void {
  const { FACILITY_TIME_ZONE: timeZone } = services.environment

  const show = async (visit: PatientVisit, { typed, errors }: FormState) => {
    const { req, admission, receipt, shell, at } = visit
    const { patientId } = admission
    const [{ identity }, present, past, people] = await Promise.all([
      openPatientIdentity(services, receipt, patientId),
      readPresentCareTeam(services.prepared, patientId, at),
      listPage(services, req, {
        keyset: newestFirst,
        read: (before, limit) => readPastCareTeam(services.prepared, patientId, { at, before, limit }),
      }),
      readAssignable(services.prepared, patientId, at),
    ])
    return (
      <CareTeamPage
        shell={shell}
        time={services.time}
        today={req.context.circumstances.local.date}
        identity={identity}
        present={present.map((row) => memberOf(row, patientId))}
        past={past.rows.map((row) => memberOf(row, patientId))}
        pages={past.links(paths.careTeam(patientId))}
        people={people.map((row) => ({
          value: row.id,
          label: `${isolated(row.display_name)} (${row.role_title})`,
        }))}
        typed={typed}
        errors={errors}
        action={paths.careTeam(patientId)}
        chartHref={paths.patient(patientId)}
      />
    )
  }

  routes.form(
    paths.careTeam.pattern,
    patientForm(services, {
      action: 'care-team.change',
      event: 'care-team.assigned',
      viewEvent: 'care-team.viewed',
      schema: careTeamSchema(timeZone, () => services.time.isoDate(services.clock.now())),
      change: async (request, values) => {
        try {
          const receipt = await assignCareTeam(services, request, values)
          const to = paths.careTeam(request.admission.patientId)
          return { receipt, to, notice: said('patients.notice.assigned') }
        } catch (error) {
          if (error instanceof NotAssignableError) {
            return invalid('userId', error.message)
          }
          throw error
        }
      },
      show,
    }),
  )

  routes.post(
    paths.endCareTeamAssignment.pattern,
    patientChange(services, {
      action: 'care-team.change',
      event: 'care-team.ended',
      viewEvent: 'care-team.viewed',
      schema: z.object({}),
      change: async (request) => {
        const receipt = await endCareTeamAssignment(services, request, idIn(request, 'assignmentId'))
        const to = paths.careTeam(request.admission.patientId)
        return { receipt, to, notice: said('patients.notice.assignment-ended') }
      },
      show,
    }),
  )
}
