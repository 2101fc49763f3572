import { limits } from '../../config/security.ts'
import { EmergencyGrant } from '../../models/emergency-grant.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { NotFound } from '../http/errors.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { emergencyAccessExtended } from './mails/emergency-access-extended.ts'
import { paths } from '../paths.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import { raiseAlert } from '../security/raise-alert.ts'
import type { Services } from '../services.ts'
import { mustBeExtendable } from './grant-ended.ts'
import { loadGrantKey } from './grant-key.ts'

/**
 * Gives one's own live emergency access another hour, once, and tells the security officers.
 * @returns its new end
 * @throws NotFound where there is no such grant of this person; Overtaken where it is over, or was extended before
 */
export async function extendEmergencyAccess(
  services: Services,
  { clearance, origin, at }: StaffRequest,
  grantId: string,
  reason: string,
): Promise<ChangeReceipt<Date>> {
  const { actor } = clearance
  return auditedChange(services, clearance, origin, 'emergency-access.extended', async (transaction) => {
    const where = { id: grantId, userId: actor.id }
    const found = await EmergencyGrant.findOne({ where, transaction })
    if (found === null) {
      throw new NotFound()
    }
    mustBeExtendable(found, at)
    const { patientId } = found
    const key = await loadGrantKey(services, patientId, transaction)
    const grant = await EmergencyGrant.findOne({
      where,
      lock: transaction.LOCK.UPDATE,
      transaction,
      rejectOnEmpty: true,
    })
    mustBeExtendable(grant, at)
    const endsAt = new Date(grant.endsAt.getTime() + limits.emergencyAccessMinutes * 60_000)
    const extensionReason = fieldSealer(key, 'emergency_grants', grantId).required('extension_reason', reason)
    await grant.update({ endsAt, extendedAt: at, extensionReason }, { transaction })
    await raiseAlert(services, transaction, {
      kind: 'emergency-access-extended',
      severity: 'emergency',
      at,
      userId: actor.id,
      patientId,
      grantId,
      link: paths.reviewEmergencyAccess(grantId),
      message: emergencyAccessExtended({
        who: actor.displayName,
        until: endsAt,
        reviewLink: services.publicUrl.link(paths.reviewEmergencyAccess(grantId)),
      }),
    })
    return {
      value: endsAt,
      ...(patientId === null ? {} : { patientId }),
      resource: { type: 'emergency-grant', id: grantId },
      grantId,
      details: { endsAt: endsAt.toISOString() },
    }
  })
}
