import type { ErasureOutcome, ErasureRequest } from '../../../models/patients/erasure-request.ts'
import type { ErasureRow } from '../../../models/queries/patients/erasures.ts'
import {
  requestOf,
  type RequestEnd,
  type Outcome,
  type StoredEnds,
} from '../../dual-authorization/authorization-request.ts'
import type { Decider } from '../../dual-authorization/dual-authorization.ts'
import type { AuthorizationCase } from '../../dual-authorization/must-decide.ts'
import { OvertakenError, type NextStep } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'

/** How a request for erasure ends. */
export const erasureEnds = [
  ['approved', 'erased'],
  ['refused', 'refused'],
  ['withdrawn', 'withdrawn'],
] as const satisfies StoredEnds<Outcome, ErasureOutcome>

/** Two others must approve; each of them, and the first even afterwards, may refuse. */
export const erasurePolicy = { approvals: 2 } as const

/** Somebody who would decide; not who has ever treated the patient, nor the patient. */
export const deciderOf = (id: string, concerned: boolean): Decider => ({
  id,
  interest: concerned ? 'of-the-care-team' : undefined,
})

/** The request that stands in a row that a page shows; by whom it was ended is not asked here. */
export const requestOfRow = (row: ErasureRow) =>
  requestOf(erasureEnds, {
    requestedBy: row.requested_by,
    approvedBy: [row.approved_by],
    outcome: row.outcome,
    decidedBy: null,
    decidedAt: row.decided_at,
  })

/** What audit rows name of a request. */
export const aboutErasure = ({ id, patientId }: Pick<ErasureRequest, 'id' | 'patientId'>) => ({
  patientId,
  resource: { type: 'erasure-request', id },
})

/** What is told about a request that is over: how it ended, by whom and when. */
const overtaken = (
  request: ErasureRequest,
  { outcome, by, at }: RequestEnd,
  next: NextStep,
): OvertakenError =>
  new OvertakenError(
    {
      what: outcome === 'approved' ? 'record' : 'request',
      done: outcome === 'approved' ? 'erased' : outcome,
      by,
      asPatient: outcome === 'withdrawn',
      at,
    },
    { next, about: aboutErasure(request) },
  )

/**
 * A request for erasure as dual authorization sees it.
 * @param next where somebody goes on who comes too late
 * @param requestedFor the account of the patient, or of who acts for them, who may take it back
 */
export function erasureCase(
  request: ErasureRequest,
  next: NextStep,
  requestedFor?: string,
): AuthorizationCase {
  const { requestedBy, approvedBy, outcome, decidedBy, decidedAt } = request
  return {
    request: requestOf(erasureEnds, {
      requestedBy,
      ...(requestedFor === undefined ? {} : { requestedFor }),
      approvedBy: [approvedBy],
      outcome,
      decidedBy,
      decidedAt,
    }),
    policy: erasurePolicy,
    about: aboutErasure(request),
    next: { href: paths.erasures(), label: 'erasures' },
    overtaken: (ended) => overtaken(request, ended, next),
  }
}
