import { isolated } from '../../../views/isolated.ts'
import { CareTeamPage } from '../../../views/patients/care-team/care-team-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { commandButton, commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { assignCareTeam, endCareTeamAssignment } from './assign-care-team.ts'
import { careTeamQuery } from './read-care-team.ts'
import { said } from '../../../views/words/said.ts'

/** Who cares for a patient: present and past, and changing it. */
export function careTeamRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(services, careTeamQuery, ({ req, patientAccess, shell }, team, { typed, errors }) => {
    const { patientId } = patientAccess
    return (
      <CareTeamPage
        shell={shell}
        time={services.time}
        today={req.context.circumstances.local.date}
        identity={team.identity}
        present={team.present}
        past={team.past}
        pages={linksOf(team.page, paths.careTeam(patientId))}
        people={team.people.map(({ id, displayName, roleTitle }) => ({
          value: id,
          label: `${isolated(displayName)} (${roleTitle})`,
        }))}
        typed={typed}
        errors={errors}
        action={paths.careTeam(patientId)}
        chartHref={paths.patient(patientId)}
      />
    )
  })

  routes.form(
    paths.careTeam.pattern,
    commandForm(services, assignCareTeam, {
      page,
      done: ({ proof }) => ({
        to: paths.careTeam(proof.patientId),
        notice: said('patients.notice.assigned'),
      }),
    }),
  )

  routes.post(
    paths.endCareTeamAssignment.pattern,
    commandButton(services, endCareTeamAssignment, {
      page,
      done: ({ proof }) => ({
        to: paths.careTeam(proof.patientId),
        notice: said('patients.notice.assignment-ended'),
      }),
    }),
  )
}
