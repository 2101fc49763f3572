import type { Transaction } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { EmergencyRequest } from '../../../models/emergency-access/emergency-request.ts'
import { newId } from '../../../models/new-id.ts'
import { emergencyAccessRequested } from '../mails/emergency-access-requested.ts'
import { paths } from '../../paths.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { raiseAlert } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'
import type { GrantToCreate } from '../grants/create-grant.ts'

/** Writes a request beyond the day's limit and tells the officers, who have to approve it. @returns its id */
export async function createRequest(
  services: Services,
  transaction: Transaction,
  { user, patientId, codeId, sessionId, reasonCode, reason, key, at }: GrantToCreate,
): Promise<string> {
  const id = newId()
  const expiresAt = new Date(at.getTime() + limits.emergencyRequestMinutes * 60_000)
  await EmergencyRequest.create(
    {
      id,
      userId: user.id,
      patientId,
      codeId,
      sessionId,
      reasonCode,
      reason: fieldSealer(key, 'emergency_requests', id).required('reason', reason),
      requestedAt: at,
      expiresAt,
    },
    { transaction },
  )
  await raiseAlert(services, transaction, {
    kind: 'emergency-request',
    severity: 'emergency',
    at,
    userId: user.id,
    patientId,
    details: { requestId: id, reasonCode },
    link: paths.emergencyApproval(id),
    message: emergencyAccessRequested({
      who: user.displayName,
      reasonCode,
      until: expiresAt,
      link: services.publicUrl.link(paths.emergencyApproval(id)),
    }),
  })
  return id
}
