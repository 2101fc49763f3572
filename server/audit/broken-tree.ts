import { auditLogAlert } from './mails/audit-log-alert.ts'
import { paths } from '../paths.ts'
import { raiseAlert } from '../security/raise-alert.ts'
import type { Severity } from './events.ts'
import type { Services } from '../services.ts'

/** The kind of alert that says that the audit log is not what was signed. */
export const alteredAlert = 'audit-log-altered'

/** Tells officers, by page, mail and webhook, of something that is wrong with the audit log. */
export async function alertOfLog(
  services: Services,
  alert: {
    readonly kind: string
    readonly severity: Severity
    readonly details: Readonly<Record<string, string | number | boolean | readonly string[]>>
    /** What is wrong, as a sentence or two: codes and counts only. */
    readonly words: string
  },
): Promise<void> {
  const { kind, severity, details, words } = alert
  const link = services.publicUrl.link(paths.auditIntegrity())
  await services.sequelize.transaction((transaction) =>
    raiseAlert(services, transaction, {
      kind,
      severity,
      at: services.clock.now(),
      userId: null,
      details,
      link,
      message: auditLogAlert(words, link),
    }),
  )
}

/** Raises the alarm where what is stored of the tree is not what was signed. */
export async function tellOfBrokenTree(services: Services, reason: string): Promise<void> {
  await services.trail.append({
    event: 'audit.altered',
    outcome: 'failure',
    severity: 'emergency',
    details: { reason },
  })
  await alertOfLog(services, {
    kind: alteredAlert,
    severity: 'emergency',
    details: { reason },
    words: `The audit log is not what was signed: ${reason}. Rows are still written, but nothing more is signed until somebody has put that right.`,
  })
}

/** Says that the witness file no longer has what was written into it. @param rows up to which it is known to have had it */
export async function tellOfLostWitness(services: Services, rows: number): Promise<void> {
  await services.trail.append({
    event: 'audit.witness-lost',
    outcome: 'failure',
    details: { rows },
  })
  await alertOfLog(services, {
    kind: 'audit-witness-lost',
    severity: 'critical',
    details: { rows },
    words: `The witness file of the audit log was cut or is gone. It had checkpoints up to ${rows} rows. It is written again from the checkpoints in the database; what only the file knew is lost.`,
  })
}
