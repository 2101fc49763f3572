import type { Writable } from 'node:stream'
import type { AuditEntry } from '../entry.ts'
import { exportFormat, type FormatName } from './export-formats.ts'
import type { Outcome } from '../events.ts'
import { streamExport, type PieceSource, type ExportTotals } from '../stream-export.ts'
import type { Services } from '../../services.ts'
import { aboutFile } from './about-file.ts'
import type { ExportReason } from './export-reason.ts'
import type { ExportRequest } from './export-request.ts'

/** An export that is recorded as begun. */
export type BegunExport = {
  /** The event that says so. */
  readonly id: string
  readonly format: FormatName
  readonly criteria: ExportRequest['criteria']
  /** The filters as they were typed. */
  readonly typed: ExportRequest['filters']
  readonly reason: ExportReason
  readonly at: Date
  /** Who takes it, as the file says it. */
  readonly by: Readonly<Record<string, string | null>>
  /** Who takes it, as the audit log says it; nothing for a command, which has nobody signed in. */
  readonly recordedBy: Pick<AuditEntry, 'actor' | 'sessionId' | 'origin'>
}

/** What else is to be done on the way. */
export type ExportSteps = {
  /** Called before anything is read from the source. */
  readonly opened?: (source: PieceSource) => void
  /** Called when the first piece is there. */
  readonly begin?: () => void
  readonly at: (rows: number) => Promise<void>
  /** Called once its end is recorded. @param eventId of the event that says how it ended */
  readonly ended?: (sent: Omit<ExportTotals, 'sha256'>, eventId: string) => Promise<void>
  readonly pieceMs?: number
}

/**
 * Writes an export, for a page as for a command: no faster than the output takes it. Its end is recorded before the last byte
 * leaves, whole or broken off.
 * @returns what was written
 * @throws what reading, writing or recording threw
 */
export async function writeExport(
  services: Services,
  { id, format, criteria, typed, reason, at, by, recordedBy }: BegunExport,
  output: Writable,
  { opened, begin = () => undefined, ended, ...steps }: ExportSteps,
): Promise<ExportTotals | undefined> {
  const source = await exportFormat(format, services).open({
    criteria,
    exceptId: id,
    filters: typed,
    about: aboutFile({ id, publicUrl: services.publicUrl, at, by, reason }),
  })
  opened?.(source)
  const end = async (outcome: Outcome, sent: Omit<ExportTotals, 'sha256'>) => {
    const eventId = await services.trail.append({
      ...recordedBy,
      event: 'audit.export-finished',
      outcome,
      resource: { type: 'audit-event', id },
      details: { ...sent },
    })
    await ended?.(sent, eventId)
  }
  let whole: ExportTotals | undefined
  await streamExport(source, output, {
    ...steps,
    begin,
    finish: async (sent) => {
      await end('success', sent)
      whole = sent
    },
    broken: (sent) => end('failure', sent),
  })
  return whole
}
