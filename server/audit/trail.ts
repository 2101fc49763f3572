import type { Transaction } from 'sequelize'
import { newId } from '../../models/new-id.ts'
import { AuditEvent } from '../../models/audit-event.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { insertAuditRows } from '../../models/queries/insert-audit-rows.ts'
import type { Clock } from '../clock.ts'
import type { AuditEntry } from './entry.ts'
import { escapeForLog } from './escape.ts'
import { events } from './events.ts'
import { GroupCommit } from './group-commit.ts'
import { AuditUnavailableError } from './unavailable.ts'

/** A row as it is written. */
export type AuditRow = ReturnType<typeof auditRow>

/**
 * Patients are not named in the log, which nobody can change: it says who they are by their account alone, so that what is
 * left of an erased patient is the record number.
 */
const nameInLog = ({ roleName, displayName }: NonNullable<AuditEntry['actor']>): string =>
  roleName === 'patient' ? 'Patient' : displayName

/** The row of an entry, with a new id and the usual severity of its event. */
export function auditRow(entry: AuditEntry, occurredAt: Date) {
  const { category, severity } = events[entry.event]
  const refused = entry.outcome === 'refused' && severity === 'info'
  return {
    id: newId(),
    occurredAt,
    event: entry.event,
    category,
    severity: entry.severity ?? (refused ? ('warning' as const) : severity),
    outcome: entry.outcome,
    actorId: entry.actor?.id ?? null,
    actorName:
      (entry.actor && nameInLog(entry.actor)) ??
      (entry.claimedName === undefined ? null : escapeForLog(entry.claimedName, 64)),
    actorRole: entry.actor?.roleName ?? null,
    sessionId: entry.sessionId ?? null,
    deviceId: entry.origin?.deviceId ?? null,
    address: entry.origin?.address ?? null,
    method: entry.origin?.method ?? null,
    route: entry.origin?.route ?? null,
    requestId: entry.origin?.requestId ?? null,
    userAgent: entry.origin?.userAgent === undefined ? null : escapeForLog(entry.origin.userAgent, 400),
    patientId: entry.patientId ?? null,
    patientIds:
      entry.patientIds === undefined || entry.patientIds.length === 0 ? null : [...entry.patientIds],
    resourceType: entry.resource?.type ?? null,
    resourceId: entry.resource?.id ?? null,
    purposeOfUse: entry.purposeOfUse ?? null,
    rule: entry.rule ?? null,
    grantId: entry.grantId ?? null,
    details: entry.details === undefined ? null : { ...entry.details },
    changes: entry.changes ?? null,
  }
}

/** Data that the database takes from nobody (PostgreSQL appendix A, classes 22 and 23); another error is no row's fault. */
const isOfOneItem = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^2[23]/.test(String(error.code))

/** The one place through which audit rows are written. */
export class AuditTrail {
  readonly #prepared: PreparedQueries
  readonly #clock: Clock
  readonly #commits: GroupCommit<AuditRow>
  #onCommitted: () => void = () => {}

  /** @param maxWaiting how many rows may wait to be written; what would add one more is refused */
  constructor(prepared: PreparedQueries, clock: Clock, maxWaiting?: number) {
    this.#prepared = prepared
    this.#clock = clock
    this.#commits = new GroupCommit((rows, again) => insertAuditRows(prepared, rows, again), {
      isOfOneItem,
      ...(maxWaiting === undefined ? {} : { maxWaiting }),
    })
  }

  /** @param listener told of every row that was committed */
  whenCommitted(listener: () => void): void {
    this.#onCommitted = listener
  }

  /**
   * Writes a row and resolves, with its id, once it is committed.
   * Inside a transaction it is `appendIn`, or it waits until the transaction has ended.
   * @throws AuditUnavailableError when it could not be written; whatever it was to record must then not happen.
   */
  async append(entry: AuditEntry): Promise<string> {
    this.#prepared.mustHoldNone(`The audit row ${entry.event}`)
    const row = auditRow(entry, this.#clock.now())
    await this.#commits.add(row).catch((error: unknown) => {
      throw new AuditUnavailableError(error)
    })
    this.#onCommitted()
    return row.id
  }

  /** Writes rows, by one statement, in the transaction of the change that they record. */
  async appendAllIn(transaction: Transaction, entries: readonly AuditEntry[]): Promise<void> {
    const at = this.#clock.now()
    const rows = entries.map((entry) => auditRow(entry, at))
    await AuditEvent.bulkCreate(rows, { transaction, returning: false }).catch((error: unknown) => {
      throw new AuditUnavailableError(error)
    })
    transaction.afterCommit(() => this.#onCommitted())
  }

  /** Writes a row in the transaction of the change that it records. */
  async appendIn(transaction: Transaction, entry: AuditEntry): Promise<string> {
    const row = auditRow(entry, this.#clock.now())
    await AuditEvent.create(row, { transaction, returning: false }).catch((error: unknown) => {
      throw new AuditUnavailableError(error)
    })
    transaction.afterCommit(() => this.#onCommitted())
    return row.id
  }
}
