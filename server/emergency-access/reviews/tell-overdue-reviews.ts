import { QueryTypes } from 'sequelize'
import { limits } from '../../../config/security.ts'
import { Alert } from '../../../models/security/alert.ts'
import { emergencyReviewsOverdue } from '../mails/emergency-reviews-overdue.ts'
import { paths } from '../../paths.ts'
import { announce } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'

type Overdue = { id: string; user_id: string; patient_id: string | null }

const hourMs = 3_600_000

// Whoever takes a row has told of it: two processes at once do not tell twice.
const statement = `
  UPDATE emergency_grants SET overdue_told_at = :now
  WHERE review_state = 'due' AND starts_at <= :before AND (overdue_told_at IS NULL OR overdue_told_at <= :yesterday)
  RETURNING id, user_id, patient_id`

/** Tells the officers of every emergency access that should have been reviewed: once a day each, in one mail. */
export async function tellOverdueReviews(services: Services): Promise<void> {
  const now = services.clock.now()
  const ago = (hours: number) => new Date(now.getTime() - hours * hourMs)
  await services.sequelize.transaction(async (transaction) => {
    const overdue = await services.sequelize.query<Overdue>(statement, {
      replacements: { now, before: ago(limits.emergencyReviewHours), yesterday: ago(24) },
      type: QueryTypes.SELECT,
      transaction,
    })
    if (overdue.length === 0) {
      return
    }
    await Alert.bulkCreate(
      overdue.map(({ id, user_id: userId, patient_id: patientId }) => ({
        kind: 'emergency-review-overdue',
        severity: 'warning' as const,
        raisedAt: now,
        userId,
        patientId,
        grantId: id,
      })),
      { transaction },
    )
    await announce(services, transaction, {
      kind: 'emergency-review-overdue',
      severity: 'warning',
      at: now,
      userId: null,
      details: { overdue: overdue.length },
      link: paths.emergencyReviews(),
      message: emergencyReviewsOverdue({
        overdue: overdue.length,
        hours: limits.emergencyReviewHours,
        listLink: services.publicUrl.link(paths.emergencyReviews()),
      }),
    })
    await services.trail.appendIn(transaction, {
      event: 'emergency-access.overdue-told',
      outcome: 'success',
      patientIds: [...new Set(overdue.flatMap(({ patient_id: patientId }) => patientId ?? []))],
      details: { overdue: overdue.length },
    })
  })
}
