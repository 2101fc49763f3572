import { limits } from '../../config/security.ts'
import { Alert } from '../../models/alert.ts'
import { EmergencyGrant, type EmergencyReasonCode } from '../../models/emergency-grant.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealed.ts'
import type { PatientTies } from '../access/actor.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import type { Services } from '../services.ts'
import { issueAccessCode, spendAccessCode } from './issue-access-code.ts'
import { tellSecurityTeam } from './tell-security-team.ts'

/** The access code was not the person's open one. */
export class WrongAccessCode extends Error {
  constructor() {
    super('wrong access code')
  }
}

export type Started = { readonly grantId: string; readonly endsAt: Date; readonly nextAccessCode: string }

/**
 * Breaks the glass: spends the access code, opens this patient to this person for an hour, raises an alert for the
 * security officers, writes to them and issues the next code; all of it or nothing.
 * @throws WrongAccessCode
 */
export async function startEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  ties: PatientTies,
  asked: { reasonCode: EmergencyReasonCode; reason: string; accessCode: string },
): Promise<ChangeReceipt<Started>> {
  const { actor, person } = clearance
  const grantId = newId()
  const endsAt = new Date(at.getTime() + limits.emergencyAccessMinutes * 60_000)
  return auditedChange(services, clearance, origin, 'emergency-access.started', async (transaction) => {
    const codeId = await spendAccessCode(services, actor.id, asked.accessCode, at, transaction)
    if (codeId === undefined) {
      throw new WrongAccessCode()
    }
    const key = await services.patientKeys.load(ties.patientId, transaction)
    const place = { table: 'emergency_grants', column: 'reason', row: grantId }
    await EmergencyGrant.create(
      {
        id: grantId,
        userId: actor.id,
        patientId: ties.patientId,
        codeId,
        sessionId: person.sessionId,
        reasonCode: asked.reasonCode,
        reason: Sealed.seal(asked.reason, key, place),
        startsAt: at,
        endsAt,
      },
      { transaction },
    )
    await Alert.create(
      {
        kind: 'emergency-access',
        severity: 'emergency',
        raisedAt: at,
        userId: actor.id,
        patientId: ties.patientId,
        grantId,
        details: { reasonCode: asked.reasonCode },
      },
      { transaction },
    )
    await tellSecurityTeam(services, transaction, {
      grantId,
      who: actor.displayName,
      reasonCode: asked.reasonCode,
      at,
    })
    const nextAccessCode = await issueAccessCode(services, actor.id, at, transaction)
    return {
      value: { grantId, endsAt, nextAccessCode },
      patientId: ties.patientId,
      resource: { type: 'emergency-grant', id: grantId },
      grantId,
      details: { reasonCode: asked.reasonCode, endsAt: endsAt.toISOString() },
    }
  })
}
