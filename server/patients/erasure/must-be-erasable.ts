import type { Transaction } from 'sequelize'
import { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import type { ErasureRequest } from '../../../models/patients/erasure-request.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { aboutErasure } from './erasure-authorization.ts'
import { readKept } from './retention.ts'

/**
 * What law says must be kept is not erased, nor what nobody could review afterwards. It is asked while nobody can write into the
 * record.
 * @param today the facility's date
 * @throws Refused
 */
export async function mustBeErasable(
  services: Services,
  transaction: Transaction,
  request: ErasureRequest,
  today: string,
): Promise<void> {
  const { patientId } = request
  const about = aboutErasure(request)
  const kept = await readKept(services, patientId, today, transaction)
  if (kept !== undefined) {
    throw new Refused('must-be-kept', { values: { until: new Date(`${kept.until}T00:00:00Z`) }, about })
  }
  const due = { patientId, reviewState: ['due', 'escalated'] }
  if ((await EmergencyGrant.count({ where: due, transaction })) > 0) {
    throw new Refused('review-due', { about })
  }
}
