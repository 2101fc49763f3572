import { RelationshipsPage } from '../../../views/patients/relationships/relationships-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { mailWaits } from '../../http/limits/mail-waits.ts'
import { commandButton, commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { agreeEnd, requestEnd } from './end.ts'
import { inviteToRecord } from './invite.ts'
import { relationshipsQuery } from './read-relationships.ts'
import { said } from '../../../views/words/said.ts'

const asked = {
  asked: said('patients.notice.tie-end-asked'),
  withdrawn: said('patients.notice.tie-end-withdrawn'),
}

/** The accounts that are tied to a record: inviting, and ending by two people. */
export function relationshipRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(
    services,
    relationshipsQuery,
    ({ req, patientAccess, shell }, { identity, relationships }, { typed, errors }) => (
      <RelationshipsPage
        shell={shell}
        time={services.time}
        today={req.context.circumstances.local.date}
        identity={identity}
        relationships={relationships}
        typed={typed}
        errors={errors}
        back={paths.patient(patientAccess.patientId)}
      />
    ),
  )
  routes.form(
    paths.relationships.pattern,
    commandForm(services, inviteToRecord, {
      page,
      done: ({ proof }, { code }) => ({
        to: paths.relationships(proof.patientId),
        notice:
          code === undefined
            ? said('mail.written.invitation', { waits: mailWaits(services) })
            : said('patients.notice.invitation-code', { code }),
      }),
    }),
  )
  routes.post(
    paths.endRelationship.pattern,
    commandButton(services, requestEnd, {
      page,
      done: ({ proof }, cameOfIt) => ({ to: paths.relationships(proof.patientId), notice: asked[cameOfIt] }),
    }),
  )
  routes.post(
    paths.approveRelationshipEnd.pattern,
    commandButton(services, agreeEnd, {
      page,
      done: ({ proof }) => ({
        to: paths.relationships(proof.patientId),
        notice: said('patients.notice.tie-end-ended'),
      }),
    }),
  )
}
