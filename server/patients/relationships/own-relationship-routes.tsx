import { OwnRecordsPage } from '../../../views/patients/relationships/own-records-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
} from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { acceptInvitation } from './accept.ts'
import { chooseOwnRecord } from './choose-record.ts'
import { ownRelationshipsQuery } from './read-relationships.ts'
import { said } from '../../../views/words/said.ts'

/** The records that one may read: one's own and those of whom one acts for; and accepting an invitation to another. */
export function ownRelationshipRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(
    services,
    ownRelationshipsQuery,
    ({ req, shell }, { hasOwn, relationships }, { typed, errors }) => (
      <OwnRecordsPage
        shell={shell}
        today={req.context.circumstances.local.date}
        hasOwn={hasOwn}
        relationships={relationships}
        typed={typed}
        errors={errors}
      />
    ),
  )
  routes.form(
    paths.ownRecords(),
    staffCommandForm(services, acceptInvitation, {
      page,
      done: () => ({ to: paths.ownRecords(), notice: said('patients.notice.invitation-accepted') }),
    }),
  )
  routes.post(
    paths.chooseOwnRecord(),
    staffCommandButton(services, chooseOwnRecord, { page, done: () => ({ to: paths.ownRecord() }) }),
  )
}
