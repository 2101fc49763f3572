import { json, UniqueConstraintError } from 'sequelize'
import { Alert } from '../../models/security/alert.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { Receipt } from '../audit/record.ts'
import type { SealBrokenError } from '../crypto/envelope.ts'
import { recordUnreadable } from './mails/record-unreadable.ts'
import { paths } from '../paths.ts'
import { raiseAlert } from '../security/raise-alert.ts'
import type { Services } from '../services.ts'

type Reporter = Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>

/** Tells officers, of each record once a day: whoever looks at it again and again does not fill their page. */
async function alertOnce(
  services: Services,
  broken: { patientId: string | undefined; error: SealBrokenError; userId: string | null },
): Promise<void> {
  const { patientId, error, userId } = broken
  const at = services.clock.now()
  const subject = patientId ?? `${error.place.table} ${error.place.row}`
  const once = `record-unreadable ${subject} ${services.time.isoDate(at)}`
  if ((await Alert.count({ where: json('details.once', once) })) > 0) {
    return
  }
  try {
    await services.sequelize.transaction((transaction) =>
      raiseAlert(services, transaction, {
        kind: 'record-unreadable',
        severity: 'critical',
        at,
        userId,
        patientId: patientId ?? null,
        details: { once, table: error.place.table, column: error.place.column, reason: error.reason },
        link: services.publicUrl.link(paths.alerts()),
        message: recordUnreadable(services.publicUrl.link(paths.alerts())),
      }),
    )
  } catch (thrown) {
    // Another request was quicker.
    if (!(thrown instanceof UniqueConstraintError)) {
      throw thrown
    }
  }
}

/** Puts on record, and tells officers, that a sealed value did not open. */
export async function reportBrokenSeal(
  services: Services,
  reporter: Reporter,
  patientId: string | undefined,
  error: SealBrokenError,
): Promise<void> {
  await services.trail.append({
    event: 'record.seal-broken',
    outcome: 'failure',
    ...reporter,
    ...(patientId === undefined ? {} : { patientId }),
    resource: { type: error.place.table, id: error.place.row },
    details: { column: error.place.column, reason: error.reason },
  })
  await alertOnce(services, { patientId, error, userId: reporter.actor?.id ?? null })
}

/**
 * The same for a record on a page that goes on without it: once for each record and request.
 * @throws the error, where the page is read once more before anybody is told
 */
export async function reportBroken(
  services: Services,
  receipt: Receipt,
  patientId: string,
  error: SealBrokenError,
): Promise<void> {
  if (receipt.mayReadAgain) {
    throw error
  }
  const reporter = receipt.firstBroken(patientId)
  if (reporter !== undefined) {
    await reportBrokenSeal(services, reporter, patientId, error)
  }
}
