import { AuditEvent } from '../../../models/audit/audit-event.ts'
import { findAuditExport, type AuditExportState } from '../../../models/queries/audit/audit-exports.ts'
import { limits } from '../../../config/security.ts'
import type { Services } from '../../services.ts'

/** How an export stands: it runs, it is complete, it broke off, or nothing was heard of it for too long. */
export type ExportStanding = 'running' | 'complete' | 'broken' | 'lost'

/** An export with what the audit log says of its beginning and its end. */
export type ExportRecord = {
  readonly state: AuditExportState
  readonly standing: ExportStanding
  readonly began: AuditEvent
  readonly details: Readonly<Record<string, unknown>>
  readonly ended: AuditEvent | undefined
  /** Of the complete file only. */
  readonly sha256: string | undefined
  readonly bytes: number | undefined
  /** How many leaves the signed tree had when the file was begun. */
  readonly leaves: number | undefined
}

// A reader who takes nothing is waited for; then the export ends, and says so. After that nobody is left to say it.
const lostAfterMs = (limits.exportStallMinutes + 1) * 60_000

export function standingOf(
  state: AuditExportState,
  ended: AuditEvent | undefined,
  now: Date,
): ExportStanding {
  if (ended !== undefined) {
    return ended.outcome === 'success' ? 'complete' : 'broken'
  }
  return now.getTime() - state.seenAt.getTime() > lostAfterMs ? 'lost' : 'running'
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** Puts together what is known of exports. Those whose rows were removed with their month are left out. */
export async function withEvents(
  services: Services,
  states: readonly AuditExportState[],
): Promise<ExportRecord[]> {
  const ids = states.flatMap(({ id, endEventId }) => [id, ...(endEventId === null ? [] : [endEventId])])
  const rows = ids.length === 0 ? [] : await AuditEvent.findAll({ where: { id: ids } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const now = services.clock.now()
  return states.flatMap((state) => {
    const began = byId.get(state.id)
    const ended = state.endEventId === null ? undefined : byId.get(state.endEventId)
    const end = ended?.details ?? {}
    return began === undefined
      ? []
      : [
          {
            state,
            standing: standingOf(state, ended, now),
            began,
            details: began.details ?? {},
            ended,
            sha256: textOf(end['sha256']),
            bytes: numberOf(end['bytes']),
            leaves: numberOf(end['leaves']),
          },
        ]
  })
}

/** @returns undefined where this person has no such export */
export async function readExport(
  services: Services,
  id: string,
  actorId: string,
): Promise<ExportRecord | undefined> {
  const state = await findAuditExport(services.prepared, id, actorId)
  const [record] = state === undefined ? [] : await withEvents(services, [state])
  return record
}
