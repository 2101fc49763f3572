import { QueryTypes } from 'sequelize'
import type { Services } from '../../services.ts'

type Closed = {
  id: string
  user_id: string
  patient_id: string | null
  display_name: string
  role_name: string
}

const statement = `
  UPDATE emergency_grants g SET ended_at = g.ends_at
  FROM users u JOIN roles r ON r.id = u.role_id
  WHERE u.id = g.user_id AND g.ended_at IS NULL AND g.ends_at <= :now
  RETURNING g.id, g.user_id, g.patient_id, u.display_name, r.name AS role_name`

/** Emergency access ends by itself when its time is over; this writes the end down, in grant and audit log. */
export async function closeExpiredGrants(services: Services): Promise<void> {
  await services.sequelize.transaction(async (transaction) => {
    const closed = await services.sequelize.query<Closed>(statement, {
      replacements: { now: services.clock.now() },
      type: QueryTypes.SELECT,
      transaction,
    })
    for (const grant of closed) {
      await services.trail.appendIn(transaction, {
        event: 'emergency-access.ended',
        outcome: 'success',
        actor: { id: grant.user_id, displayName: grant.display_name, roleName: grant.role_name },
        ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
        resource: { type: 'emergency-grant', id: grant.id },
        grantId: grant.id,
        rule: 'time-over',
      })
    }
  })
}
