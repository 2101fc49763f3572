import type { Transaction } from 'sequelize'
import { AuditEvent } from '../../models/audit/audit-event.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { insertAuditRows } from '../../models/queries/audit/insert-audit-rows.ts'
import type { Clock } from '../clock.ts'
import type { AuditEntry } from './entry.ts'
import { GroupCommit } from './log/group-commit.ts'
import { AuditUnavailableError } from './unavailable.ts'
import { auditRow, type AuditRow } from './audit-row.ts'

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
