import type {
  EmergencyRequest,
  EmergencyRequestOutcome,
} from '../../../models/emergency-access/emergency-request.ts'
import type { RequestRow } from '../../../models/queries/emergency-access/emergency-requests.ts'
import {
  requestOf,
  standingOf,
  type Outcome,
  type StoredEnds,
} from '../../dual-authorization/authorization-request.ts'
import type { AuthorizationCase } from '../../dual-authorization/must-decide.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'

/** How a request ends. */
export const emergencyEnds = [
  ['approved', 'approved'],
  ['refused', 'refused'],
  ['superseded', 'superseded'],
] as const satisfies StoredEnds<Outcome, EmergencyRequestOutcome>

/** What audit rows name of a request. */
export const aboutRequest = ({ id, patientId }: Pick<EmergencyRequest, 'id' | 'patientId'>) => ({
  ...(patientId === null ? {} : { patientId }),
  resource: { type: 'emergency-request', id },
})

/** Where an officer goes on. */
export const nextRequests = { href: paths.emergencyApprovals(), label: 'emergency-requests' } as const

const erased = { done: 'closed', how: 'something-else-changed' } as const

/** A request as dual authorization sees it: one officer decides, and never whoever asks, who is whoever gains. */
export function emergencyCase(row: EmergencyRequest): AuthorizationCase {
  const { userId: requestedBy, expiresAt, outcome, decidedBy, decidedAt } = row
  const about = aboutRequest(row)
  return {
    request: requestOf(emergencyEnds, { requestedBy, expiresAt, outcome, decidedBy, decidedAt }),
    policy: { approvals: 1, forbids: { asker: 'own-request' } },
    about,
    next: nextRequests,
    overtaken: ({ outcome: end, by, at }) =>
      new OvertakenError(
        { what: 'request', by, at, ...(end === 'superseded' ? erased : { done: end }) },
        { next: nextRequests, about },
      ),
  }
}

/** How the request of a row stands. */
export const standingOfRow = (row: RequestRow, at: Date) =>
  standingOf(
    requestOf(emergencyEnds, {
      requestedBy: row.user_id,
      expiresAt: row.expires_at,
      outcome: row.outcome,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
    }),
    at,
  )
