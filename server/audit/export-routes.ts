import { limits } from '../../config/security.ts'
import { openAuditCursor } from '../../models/queries/audit-cursor.ts'
import type { Outcome } from './events.ts'
import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { queryText } from '../http/query.ts'
import { staffRoute, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askedCriteria, filtersOnRecord, type Asked } from './asked-criteria.ts'
import { exportFormat, readFormatName } from './export-formats.ts'
import { exportProblems } from './export-problems.ts'
import { filterProblem } from './filter-problem.ts'
import { streamExport } from './stream-export.ts'

/** `medguard-audit_2026-03-01_to_2026-03-04.csv`; without a beginning it is left out, without an end it is today. */
function fileName({ typed }: Asked, extension: string, today: string): string {
  const from = typed.from === undefined ? '' : `_${typed.from.slice(0, 10)}`
  return `medguard-audit${from}_to_${(typed.to ?? today).slice(0, 10)}.${extension}`
}

/** Whether the reader closed the connection: nothing is wrong with us then. */
const readerWentAway = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Writes how an export ended. What is complete only now gets its digest on record, before its last byte leaves. */
async function recordEnd(
  services: Services,
  { clearance, origin, receipt }: StaffVisit,
  outcome: Outcome,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { actor, person } = clearance
  await services.trail.append({
    event: 'audit.export-finished',
    outcome,
    actor: { id: actor.id, displayName: actor.displayName, roleName: actor.role.name },
    sessionId: person.sessionId,
    origin,
    resource: { type: 'audit-event', id: receipt.eventId },
    details,
  })
}

/** Taking the audit log, or a part of it, out of the house as a file. */
export function exportRoutes(routes: RouteTable, services: Services): void {
  let underWay = 0

  const find = async ({ req, res }: StaffRequest) => {
    const name = readFormatName(queryText(req, 'format'))
    if (name === undefined) {
      throw new ProblemError(exportProblems.unknownFormat)
    }
    if (underWay >= limits.exportsAtOnce) {
      res.setHeader('Retry-After', '60')
      throw new ProblemError(exportProblems.tooManyAtOnce)
    }
    const asked = await askedCriteria(services, req.query)
    const { criteria } = asked
    if (criteria === undefined) {
      throw new ProblemError(filterProblem(asked))
    }
    const format = exportFormat(name, services.publicUrl)
    return {
      format,
      criteria,
      fileName: fileName(asked, format.extension, req.context.circumstances.local.date),
      ...(criteria.patientId === undefined ? {} : { patientId: criteria.patientId }),
      details: { ...filtersOnRecord(asked), format: name },
    }
  }

  const send = async (visit: StaffVisit, found: Awaited<ReturnType<typeof find>>) => {
    const { req, res, receipt } = visit
    const begin = () => {
      res.attachment(found.fileName)
      res.setHeader('Content-Type', found.format.contentType)
      res.setTimeout(limits.exportStallMinutes * 60_000, () => res.destroy())
    }
    if (req.method === 'HEAD') {
      begin()
      res.end()
      return
    }
    const cursor = await openAuditCursor(services.database.pool, found.criteria, receipt.eventId)
    await streamExport(cursor, found.format, res, {
      begin,
      finish: (sent) => recordEnd(services, visit, 'success', { ...sent }),
      broken: (sent) => recordEnd(services, visit, 'failure', { ...sent }),
    })
  }

  routes.get(
    paths.auditExport(),
    staffRoute(services, {
      action: 'audit.export',
      event: 'audit.exported',
      find,
      show: async (visit, found) => {
        underWay += 1
        try {
          await send(visit, found)
        } catch (error) {
          if (!readerWentAway(error)) {
            throw error
          }
        } finally {
          underWay -= 1
        }
        return alreadySent
      },
    }),
  )
}
