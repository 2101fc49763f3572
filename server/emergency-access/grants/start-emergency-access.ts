import type { EmergencyReasonCode } from '../../../models/emergency-access/emergency-grant.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { loadGrantKey } from './grant-key.ts'
import { createGrant, type CreatedGrant } from './create-grant.ts'
import { createRequest } from '../requests/create-request.ts'
import { limitReached } from '../requests/daily-limit.ts'
import { issueAccessCode, spendAccessCode } from '../access-codes/issue-access-code.ts'

/** What is asked for. */
export type AskedFor = {
  /** Null for one's own work outside hours and networks. */
  readonly patientId: string | null
  readonly reasonCode: EmergencyReasonCode
  readonly reason: string
  readonly accessCode: string
}

/** What came of it: a grant, or a request that waits for an officer because the day’s limit was reached. */
export type EmergencyAccessResult = { readonly nextAccessCode: string } & (
  { readonly grant: CreatedGrant } | { readonly requestId: string }
)

/**
 * Breaks the glass: spends the access code, opens this patient to this person for an hour (or lifts hours and networks
 * for their own work), tells the security officers and issues the next code; all of it or nothing. Beyond the day's limit
 * it becomes a request to them.
 * @throws Refused where the access code is not theirs
 */
export async function startEmergencyAccess(
  services: Services,
  { proof, origin, at }: StaffContext,
  asked: AskedFor,
): Promise<ChangeReceipt<EmergencyAccessResult>> {
  const { actor, person } = proof
  const { patientId, reasonCode, reason } = asked
  return auditedChange<EmergencyAccessResult>(
    services,
    proof,
    origin,
    'emergency-access.started',
    async (transaction) => {
      const key = await loadGrantKey(services, patientId, transaction)
      const codeId = await spendAccessCode(services, actor.id, asked.accessCode, at, transaction)
      if (codeId === undefined) {
        throw new Refused('wrong-access-code', { about: patientId === null ? {} : { patientId } })
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
