import { TiesPage } from '../../../views/patients/relationships/ties-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { mailWaits } from '../../http/limits/mail-waits.ts'
import { commandButton, commandForm, formPage } from '../../http/faces/operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { agreeEnd, askEnd } from './end.ts'
import { inviteToRecord } from './invite.ts'
import { tiesQuery } from './read-ties.ts'
import { said } from '../../../views/words/said.ts'

const asked = {
  asked: said('patients.notice.tie-end-asked'),
  withdrawn: said('patients.notice.tie-end-withdrawn'),
}

/** The accounts that are tied to a record: inviting, and ending by two people. */
export function tieRoutes(routes: RouteTable, services: Services): void {
  const page = formPage(
    services,
    tiesQuery,
    ({ req, admission, shell }, { identity, ties }, { typed, errors }) => (
      <TiesPage
        shell={shell}
        time={services.time}
        today={req.context.circumstances.local.date}
        identity={identity}
        ties={ties}
        typed={typed}
        errors={errors}
        back={paths.patient(admission.patientId)}
      />
    ),
  )
  routes.form(
    paths.recordTies.pattern,
    commandForm(services, inviteToRecord, {
      page,
      done: ({ proof }, { code }) => ({
        to: paths.recordTies(proof.patientId),
        notice:
          code === undefined
            ? said('mail.written.invitation', { waits: mailWaits(services) })
            : said('patients.notice.invitation-code', { code }),
      }),
    }),
  )
  routes.post(
    paths.endRecordTie.pattern,
    commandButton(services, askEnd, {
      page,
      done: ({ proof }, cameOfIt) => ({ to: paths.recordTies(proof.patientId), notice: asked[cameOfIt] }),
    }),
  )
  routes.post(
    paths.agreeRecordTieEnd.pattern,
    commandButton(services, agreeEnd, {
      page,
      done: ({ proof }) => ({
        to: paths.recordTies(proof.patientId),
        notice: said('patients.notice.tie-end-ended'),
      }),
    }),
  )
}
