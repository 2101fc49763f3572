import { Op, type Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import { EmergencyRequest } from '../../../models/emergency-access/emergency-request.ts'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import type { StaffContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'

/** How many grants a person has had on this day of the facility. */
export function grantsToday(
  services: Services,
  userId: string,
  at: Date,
  transaction?: Transaction,
): Promise<number> {
  const since = services.time.dayBegins(services.time.isoDate(at))
  return EmergencyGrant.count({
    where: { userId, startsAt: { [Op.gte]: since } },
    ...(transaction === undefined ? {} : { transaction }),
  })
}

/**
 * Whether a person has had the day's grants. The person's row stays locked until the transaction ends: of two requests
 * at once the second counts what the first has made.
 */
export async function limitReached(
  services: Services,
  userId: string,
  at: Date,
  transaction: Transaction,
): Promise<boolean> {
  await SecurityProfile.findByPk(userId, {
    attributes: ['userId'],
    lock: transaction.LOCK.UPDATE,
    rejectOnEmpty: true,
    transaction,
  })
  return (await grantsToday(services, userId, at, transaction)) >= limits.emergencyGrantsPerDay
}

/** The request of this person, for this, that still waits for an officer. */
export const openRequestOf = (
  { proof, at }: StaffContext,
  patientId: string | null,
): Promise<EmergencyRequest | null> =>
  EmergencyRequest.findOne({
    attributes: ['id'],
    where: { userId: proof.actor.id, patientId, outcome: null, expiresAt: { [Op.gt]: at } },
  })
