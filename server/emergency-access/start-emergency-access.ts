import type { EmergencyReasonCode } from '../../models/emergency-grant.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { loadGrantKey } from './grant-key.ts'
import { createGrant, type CreatedGrant } from './create-grant.ts'
import { createRequest } from './create-request.ts'
import { limitReached } from './daily-limit.ts'
import { issueAccessCode, spendAccessCode } from './issue-access-code.ts'

/** The access code was not the person's open one. */
export class WrongAccessCode extends Error {
  constructor() {
    super('wrong access code')
  }
}

/** What is asked for. */
export type AskedFor = {
  /** Null for one's own work outside hours and networks. */
  readonly patientId: string | null
  readonly reasonCode: EmergencyReasonCode
  readonly reason: string
  readonly accessCode: string
}

/** What came of it: a grant, or a request that waits for an officer because the day’s limit was reached. */
export type Started = { readonly nextAccessCode: string } & (
  { readonly grant: CreatedGrant } | { readonly requestId: string }
)

/**
 * Breaks the glass: spends the access code, opens this patient to this person for an hour (or lifts hours and networks
 * for their own work), tells the security officers and issues the next code; all of it or nothing. Beyond the day's limit
 * it becomes a request to them.
 * @throws WrongAccessCode
 */
export async function startEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  asked: AskedFor,
): Promise<ChangeReceipt<Started>> {
  const { actor, person } = clearance
  const { patientId, reasonCode, reason } = asked
  return auditedChange<Started>(
    services,
    clearance,
    origin,
    'emergency-access.started',
    async (transaction) => {
      const key = await loadGrantKey(services, patientId, transaction)
      const codeId = await spendAccessCode(services, actor.id, asked.accessCode, at, transaction)
      if (codeId === undefined) {
        throw new WrongAccessCode()
      }
      const wanted = {
        user: actor,
        patientId,
        codeId,
        sessionId: person.sessionId,
        reasonCode,
        reason,
        key,
        at,
      }
      const nextAccessCode = await issueAccessCode(services, actor.id, at, transaction)
      if (await limitReached(services, actor.id, at, transaction)) {
        const requestId = await createRequest(services, transaction, wanted)
        return {
          value: { requestId, nextAccessCode },
          event: 'emergency-access.requested',
          ...(patientId === null ? {} : { patientId }),
          resource: { type: 'emergency-request', id: requestId },
          details: { reasonCode, ...(patientId === null ? { ownWork: true } : {}) },
        }
      }
      const created = await createGrant(services, transaction, wanted)
      return {
        value: { grant: created, nextAccessCode },
        ...(patientId === null ? {} : { patientId }),
        resource: { type: 'emergency-grant', id: created.grantId },
        grantId: created.grantId,
        details: {
          reasonCode,
          endsAt: created.endsAt.toISOString(),
          ...(patientId === null ? { ownWork: true } : {}),
        },
      }
    },
  )
}
