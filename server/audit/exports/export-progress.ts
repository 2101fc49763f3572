import type { PreparedQueries } from '../../../models/prepared.ts'
import { insertAuditExport, updateAuditExport } from '../../../models/queries/audit/audit-exports.ts'
import type { Clock } from '../../clock.ts'

/** How often it is written down how far an export is (milliseconds). */
const everyMs = 1_000

/** Writes down how far one export is, for the page that shows it. */
export class ExportProgress {
  readonly #prepared: PreparedQueries
  readonly #clock: Clock
  readonly #id: string
  #toldAt = performance.now()

  private constructor(prepared: PreparedQueries, clock: Clock, id: string) {
    this.#prepared = prepared
    this.#clock = clock
    this.#id = id
  }

  /** @param made.id of the event that puts the export on record */
  static async begin(
    house: { readonly prepared: PreparedQueries; readonly clock: Clock },
    made: { id: string; actorId: string; fileName: string },
  ): Promise<ExportProgress> {
    await insertAuditExport(house.prepared, { ...made, at: house.clock.now() })
    return new ExportProgress(house.prepared, house.clock, made.id)
  }

  /** Tells how many rows were sent so far; written down now and then. */
  async at(rows: number): Promise<void> {
    const now = performance.now()
    if (now - this.#toldAt >= everyMs) {
      this.#toldAt = now
      await this.#write(rows, null)
    }
  }

  /** @param endEventId the event that says how it ended */
  async end(rows: number, endEventId: string): Promise<void> {
    await this.#write(rows, endEventId)
  }

  async #write(rows: number, endEventId: string | null): Promise<void> {
    await updateAuditExport(this.#prepared, this.#id, { rows, at: this.#clock.now(), endEventId })
  }
}
