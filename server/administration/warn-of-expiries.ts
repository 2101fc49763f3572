import { noteExpiryWarnings } from '../../models/queries/administration/expiry-warnings.ts'
import { expiryWarning } from './mails/expiry-warning.ts'
import type { Services } from '../services.ts'
import { daysUntil } from './expiry.ts'

/** Warns people by mail that their licence or training runs out: 30, 7 and 1 days before, each once. */
export async function warnOfExpiries({ sequelize, clock, time, mail }: Services): Promise<void> {
  const at = clock.now()
  const today = time.isoDate(at)
  await sequelize.transaction(async (transaction) => {
    const warnings = await noteExpiryWarnings(sequelize, transaction, { today, at })
    await mail.enqueueAll(
      transaction,
      warnings.map(({ user_id: userId, email, display_name: displayName, kind, expires_on: lastDay }) => ({
        ...expiryWarning({
          displayName,
          kind,
          lastDay,
          days: daysUntil(lastDay, today),
        }),
        to: email,
        userId,
      })),
    )
  })
}
