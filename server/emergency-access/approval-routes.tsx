import { z } from 'zod'
import { readOpenRequests } from '../../models/queries/emergency-requests.ts'
import { ApprovalListPage } from '../../views/emergency-access/approval-list-page.tsx'
import { ApprovalPage } from '../../views/emergency-access/approval-page.tsx'
import { ContactPage } from '../../views/emergency-access/contact-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { optionalText } from '../operations/fields.ts'
import { filledFrom } from '../http/filled-from.ts'
import { listPage } from '../http/list-page.ts'
import { settingForm } from '../http/setting-form.ts'
import { staffChange, staffRoute } from '../http/staff-route.ts'
import { newestFirst } from '../lists/cursor.ts'
import { recordsOnPage } from '../lists/list-page.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { grantsToday } from './daily-limit.ts'
import { approveRequest, refuseRequest } from './decide-request.ts'
import { aboutRequest } from './emergency-authorization.ts'
import { emergencyContact } from './emergency-contact.ts'
import { openRequest } from './open-request.ts'
import { requestOf } from './request-routes.tsx'
import { said } from '../../words/said.ts'

/** The requests that wait, and whom people are told to call. */
function listRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyApprovals(),
    staffRoute(services, {
      action: 'emergency-access.read-requests',
      event: 'emergency-access.requests-listed',
      find: async ({ req, at }) => {
        const page = await listPage(services, req, {
          keyset: newestFirst,
          size: recordsOnPage,
          read: (before, limit) => readOpenRequests(services.prepared, before, limit, at),
          patientOf: (row) => row.patient_id,
        })
        return { page, patientIds: page.patientIds }
      },
      show: async ({ shell, receipt, at }, { page }) => (
        <ApprovalListPage
          shell={shell}
          time={services.time}
          requests={await Promise.all(page.rows.map((row) => openRequest(services, receipt, row, at)))}
          href={paths.emergencyApproval}
          contact={await emergencyContact.read()}
          contactHref={paths.emergencyContact()}
          pages={page.links(paths.emergencyApprovals())}
        />
      ),
    }),
  )
  routes.form(
    paths.emergencyContact(),
    settingForm(services, {
      action: 'emergency-access.read-requests',
      event: 'emergency-access.contact-changed',
      viewEvent: 'emergency-access.requests-listed',
      schema: z.object({ contact: optionalText('whom to call', 200), was: filledFrom }),
      of: () => ({
        setting: emergencyContact,
        next: { href: paths.emergencyApprovals(), label: 'what-holds-now' },
        valueOf: ({ contact }) => contact ?? '',
        fieldsOf: (contact) => ({ contact }),
      }),
      saved: { to: paths.emergencyApprovals(), notice: said('emergency-access.notice.saved') },
      show: ({ shell }, { typed, was, errors }) => (
        <ContactPage
          shell={shell}
          contact={typed['contact'] ?? ''}
          was={was}
          errors={errors}
          action={paths.emergencyContact()}
          backHref={paths.emergencyApprovals()}
        />
      ),
    }),
  )
}

const decisions = [
  {
    place: paths.approveEmergencyAccess,
    event: 'emergency-access.approved',
    decide: approveRequest,
    notice: said('emergency-access.notice.approved'),
  },
  {
    place: paths.refuseEmergencyAccess,
    event: 'emergency-access.request-refused',
    decide: refuseRequest,
    notice: said('emergency-access.notice.refused'),
  },
] as const

/** One request, and the officer's decision with one press. */
function decisionRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.emergencyApproval.pattern,
    staffRoute(services, {
      action: 'emergency-access.read-requests',
      event: 'emergency-access.request-viewed',
      find: async (request) => {
        const row = await requestOf(services, request)
        return { row, ...aboutRequest({ id: row.id, patientId: row.patient_id }) }
      },
      show: async ({ shell, receipt, clearance, at }, { row }) => (
        <ApprovalPage
          shell={shell}
          time={services.time}
          request={await openRequest(services, receipt, row, at)}
          own={row.user_id === clearance.actor.id}
          today={await grantsToday(services, row.user_id, at)}
          approveAction={paths.approveEmergencyAccess(row.id)}
          refuseAction={paths.refuseEmergencyAccess(row.id)}
          listHref={paths.emergencyApprovals()}
        />
      ),
    }),
  )
  for (const { place, event, decide, notice } of decisions) {
    routes.post(
      place.pattern,
      staffChange(services, {
        action: 'emergency-access.approve',
        event,
        viewEvent: 'emergency-access.request-viewed',
        schema: z.object({}),
        change: async (request) => {
          const { id } = await requestOf(services, request)
          const receipt = await decide(services, request, id)
          return { receipt, to: paths.emergencyApprovals(), notice }
        },
      }),
    )
  }
}

/** Emergency access beyond the day's limit: what waits for an officer, and their decision. */
export function approvalRoutes(routes: RouteTable, services: Services): void {
  listRoutes(routes, services)
  decisionRoutes(routes, services)
}
