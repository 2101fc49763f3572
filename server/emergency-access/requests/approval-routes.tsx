import { ApprovalListPage } from '../../../views/emergency-access/approval-list-page.tsx'
import { ApprovalPage } from '../../../views/emergency-access/approval-page.tsx'
import { ContactPage } from '../../../views/emergency-access/contact-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { approveRequest, refuseRequest } from './decide-request.ts'
import { changeContact, contactQuery } from './emergency-contact.ts'
import { said } from '../../../views/words/said.ts'
import { linksOf } from '../../http/page-links.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
  staffQueryPage,
} from '../../http/faces/staff-operation-faces.ts'
import { openRequests, requestToDecide } from './read-requests.ts'

/** The requests that wait, and whom people are told to call. */
function listRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyApprovals(),
    staffQueryPage(services, openRequests, ({ shell }, { page, requests, contact }) => (
      <ApprovalListPage
        shell={shell}
        time={services.time}
        requests={requests}
        href={paths.emergencyApproval}
        contact={contact}
        contactHref={paths.emergencyContact()}
        pages={linksOf(page, paths.emergencyApprovals())}
      />
    )),
  )
  const page = staffFormPage(services, contactQuery, ({ shell }, { value, words }, form) => (
    <ContactPage
      shell={shell}
      contact={form.typed['contact'] ?? value}
      was={filledFromNow(form, words)}
      errors={form.errors}
      action={paths.emergencyContact()}
      backHref={paths.emergencyApprovals()}
    />
  ))
  routes.form(
    paths.emergencyContact(),
    staffCommandForm(services, changeContact, {
      page,
      done: () => ({ to: paths.emergencyApprovals(), notice: said('emergency-access.notice.saved') }),
    }),
  )
}

/** One request, and the officer's decision with one press. */
function decisionRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyApproval.pattern,
    staffQueryPage(services, requestToDecide, ({ shell }, { request, own, today }) => (
      <ApprovalPage
        shell={shell}
        time={services.time}
        request={request}
        own={own}
        today={today}
        approveAction={paths.approveEmergencyAccess(request.id)}
        refuseAction={paths.refuseEmergencyAccess(request.id)}
        listHref={paths.emergencyApprovals()}
      />
    )),
  )
  const to = paths.emergencyApprovals()
  routes.post(
    paths.approveEmergencyAccess.pattern,
    staffCommandButton(services, approveRequest, {
      done: () => ({ to, notice: said('emergency-access.notice.approved') }),
    }),
  )
  routes.post(
    paths.refuseEmergencyAccess.pattern,
    staffCommandButton(services, refuseRequest, {
      done: () => ({ to, notice: said('emergency-access.notice.refused') }),
    }),
  )
}

/** Emergency access beyond the day's limit: what waits for an officer, and their decision. */
export function approvalRoutes(routes: RouteTable, services: Services): void {
  listRoutes(routes, services)
  decisionRoutes(routes, services)
}
