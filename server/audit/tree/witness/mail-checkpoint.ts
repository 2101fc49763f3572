import { readLastCheckpoint } from '../../../../models/queries/audit/tree/verify-tree.ts'
import { auditCheckpoint } from '../../mails/audit-checkpoint.ts'
import type { Services } from '../../../services.ts'

/** Mails the newest checkpoint to SECURITY_TEAM_EMAILS: once a day, by the schedule of the jobs. */
export async function mailCheckpoint(services: Services): Promise<void> {
  const { SECURITY_TEAM_EMAILS: team } = services.environment
  const checkpoint = await readLastCheckpoint(services.prepared)
  if (team.length > 0 && checkpoint !== undefined) {
    // What none of our keys has signed is no checkpoint to be kept by anybody.
    await services.auditKeys.mustOpen(checkpoint)
    await services.sequelize.transaction((transaction) =>
      services.mail.enqueueAll(
        transaction,
        team.map((to) => ({ ...auditCheckpoint(checkpoint.note), to })),
      ),
    )
  }
}
