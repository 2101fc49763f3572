import type { RunsStatements } from '../../../models/prepared.ts'
import type { LegalHold } from '../../../models/audit/legal-hold.ts'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import type { AuthorizationRequest, RequestEnd } from '../../dual-authorization/authorization-request.ts'
import type { AuthorizationCase } from '../../dual-authorization/must-decide.ts'
import { paths } from '../../paths.ts'
import { onRecord, stepTaken } from './hold-entry.ts'

/** Who kept the hold, the end of which was asked for after it was set; the log says it. */
async function keptBy(hold: LegalHold, statements: RunsStatements): Promise<RequestEnd> {
  const asked = {
    events: ['audit.hold-lift-withdrawn'],
    resource: { type: 'legal-hold', id: hold.id },
    since: hold.setAt,
  } as const
  const kept = await readNewestDeed(statements, asked)
  return { outcome: 'refused', by: kept?.by ?? null, at: kept?.at ?? null }
}

/**
 * The request to lift a hold. It stands in the hold's own row while it waits and where it was approved; where the hold was
 * kept, the row is as if nobody had asked.
 */
async function requestOfHold(hold: LegalHold, statements: RunsStatements): Promise<AuthorizationRequest> {
  const { liftAskedBy, liftedBy, liftedAt } = hold
  const ended = liftedAt === null ? null : ({ outcome: 'approved', by: liftedBy, at: liftedAt } as const)
  return {
    requestedBy: liftAskedBy ?? '',
    approvedBy: [],
    expiresAt: null,
    ended: ended ?? (liftAskedBy === null ? await keptBy(hold, statements) : null),
  }
}

/** The lifting of a hold as dual authorization sees it: a second person agrees. */
export async function liftCase(hold: LegalHold, statements: RunsStatements): Promise<AuthorizationCase> {
  return {
    request: await requestOfHold(hold, statements),
    policy: { approvals: 1, forbids: { asker: 'own-hold-lift' } },
    about: onRecord(hold),
    next: { href: paths.auditHold(hold.id), label: 'legal-hold' },
    overtaken: ({ outcome, by, at }) =>
      stepTaken(hold, { done: outcome === 'approved' ? 'lifted' : 'kept', by, at }),
  }
}
