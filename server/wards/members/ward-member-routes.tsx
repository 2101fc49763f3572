import type { WardPersonRow } from '../../../models/queries/wards/ward-member-rows.ts'
import { isolated } from '../../../views/isolated.ts'
import { KeptWardPage } from '../../../views/wards/kept-ward-page.tsx'
import { said } from '../../../views/words/said.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../http/faces/staff-operation-faces.ts'
import { linksOf } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { closeWard } from '../keeping/keep-wards.ts'
import { addWardMember, endWardMember } from './change-members.ts'
import { keptWardQuery } from './read-members.ts'

const asChoice = (row: WardPersonRow) => ({
  value: row.id,
  label: `${isolated(row.display_name)} (${row.role_title})`,
})

/** A ward or a team with who works there: from when, until when, and as what; and closing it. */
export function wardMemberRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  const page = staffFormPage(
    services,
    keptWardQuery,
    (visit, { ward, former, page: members, people, covered }, { typed, errors }) => (
      <KeptWardPage
        shell={visit.shell}
        time={time}
        at={visit.at}
        ward={{
          id: ward.id,
          kind: ward.kind,
          name: ward.name,
          members: ward.members,
          createdAt: ward.created_at,
          createdBy: ward.created_by,
          closedAt: ward.closed_at,
          closedBy: ward.closed_by,
        }}
        former={former}
        members={members.rows.map((row) => ({
          id: row.id,
          displayName: row.display_name,
          roleTitle: row.role_title,
          active: row.active,
          capacity: row.capacity,
          covers: row.covers,
          startsAt: row.starts_at,
          endsAt: row.ends_at,
          endedHow: row.ended_how,
          endedBy: row.ended_by,
        }))}
        pages={linksOf(members, paths.keptWard(ward.id), former ? { show: 'former' } : {})}
        people={people.map(asChoice)}
        covered={covered.map(asChoice)}
        typed={typed}
        which={(name) => time.which(typed[name])}
        errors={errors}
        asksForCode={visit.asksForCode}
      />
    ),
  )
  routes.form(
    paths.keptWard.pattern,
    staffCommandForm(services, addWardMember, {
      codeOnForm: true,
      page,
      done: (_context, wardId) => ({ to: paths.keptWard(wardId), notice: said('wards.notice.put-on') }),
    }),
  )
  routes.post(
    paths.endWardMember.pattern,
    staffCommandButton(services, endWardMember, {
      done: (_context, wardId) => ({ to: paths.keptWard(wardId), notice: said('wards.notice.taken-off') }),
    }),
  )
  routes.post(
    paths.closeWard.pattern,
    staffCommandButton(services, closeWard, {
      page,
      done: (_context, id) => ({ to: paths.keptWard(id), notice: said('wards.notice.closed') }),
    }),
  )
}
