import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { EmergencyGrant, type EmergencyReasonCode } from '../../../models/emergency-access/emergency-grant.ts'
import { User } from '../../../models/accounts/user.ts'
import { newId } from '../../../models/new-id.ts'
import { emergencyAccessStarted } from '../mails/emergency-access-started.ts'
import { paths } from '../../paths.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { raiseAlert } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'

/** Who is to have emergency access, to what, and why. */
export type GrantToCreate = {
  readonly user: { readonly id: string; readonly displayName: string }
  /** Null for one's own work outside hours and networks. */
  readonly patientId: string | null
  readonly codeId: string
  readonly sessionId: string
  readonly reasonCode: EmergencyReasonCode
  readonly reason: string
  /** For the reason; held since before anything else was locked. */
  readonly key: KeyObject
  readonly at: Date
  /** The request that an officer approved. */
  readonly requestId?: string
}

export type CreatedGrant = { readonly grantId: string; readonly endsAt: Date }

/** Writes a grant for an hour, raises an alert for the security officers and writes to them. */
export async function createGrant(
  services: Services,
  transaction: Transaction,
  { user, patientId, codeId, sessionId, reasonCode, reason, key, at, requestId }: GrantToCreate,
): Promise<CreatedGrant> {
  const grantId = newId()
  const endsAt = new Date(at.getTime() + limits.emergencyAccessMinutes * 60_000)
  const { ward } = await User.findByPk(user.id, { attributes: ['ward'], rejectOnEmpty: true, transaction })
  await EmergencyGrant.create(
    {
      id: grantId,
      userId: user.id,
      patientId,
      codeId,
      sessionId,
      reasonCode,
      reason: fieldSealer(key, 'emergency_grants', grantId).required('reason', reason),
      startsAt: at,
      endsAt,
      requestId: requestId ?? null,
      ward,
    },
    { transaction },
  )
  await raiseAlert(services, transaction, {
    kind: 'emergency-access',
    severity: 'emergency',
    at,
    userId: user.id,
    patientId,
    grantId,
    details: { reasonCode },
    link: paths.reviewEmergencyAccess(grantId),
    message: emergencyAccessStarted({
      who: user.displayName,
      ownWork: patientId === null,
      reasonCode,
      when: at,
      reviewLink: services.publicUrl.link(paths.reviewEmergencyAccess(grantId)),
    }),
  })
  return { grantId, endsAt }
}
