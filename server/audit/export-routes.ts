import { limits } from '../../config/security.ts'
import { alreadySent } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { queryText } from '../http/query.ts'
import { staffRoute, type StaffRequest, type StaffVisit } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { askedCriteria, filtersOnRecord } from './asked-criteria.ts'
import type { Outcome } from './events.ts'
import { exportFormat, readFormatName } from './export-formats.ts'
import { exportProblems, reasonProblem } from '../http/export-problems.ts'
import { aboutFile } from './exports/about-file.ts'
import { ExportProgress } from './exports/export-progress.ts'
import { readReason } from './exports/export-reason.ts'
import { exportFileName } from './exports/file-name.ts'
import { filterProblem } from './filter-problem.ts'
import { ReaderTooSlowError, streamExport, type Sent } from './stream-export.ts'
import { actorOf } from './actor-of.ts'

/** Whether the reader closed the connection, or took nothing from it: nothing is wrong with us then. */
const readerWentAway = (error: unknown) =>
  error instanceof ReaderTooSlowError ||
  (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')

/**
 * Writes how an export ended. What is complete only now gets its digest on record, before its last byte leaves.
 * @returns the id of the event
 */
async function recordEnd(
  services: Services,
  { clearance, origin, receipt }: StaffVisit,
  outcome: Outcome,
  details: Readonly<Record<string, string | number>>,
): Promise<string> {
  const { actor, person } = clearance
  return services.trail.append({
    event: 'audit.export-finished',
    outcome,
    actor: actorOf(actor),
    sessionId: person.sessionId,
    origin,
    resource: { type: 'audit-event', id: receipt.eventId },
    details,
  })
}

async function findWhatToExport(services: Services, { req }: StaffRequest) {
  const name = readFormatName(queryText(req, 'format'))
  if (name === undefined) {
    throw new ProblemError(exportProblems.unknownFormat)
  }
  const asked = await askedCriteria(services, req.query)
  const { criteria, typed } = asked
  if (criteria === undefined) {
    throw new ProblemError(filterProblem(asked))
  }
  const reason = readReason(queryText(req, 'reason'), queryText(req, 'reasonWords', 2_000))
  if ('error' in reason) {
    throw new ProblemError(reasonProblem(reason.error, typed))
  }
  return {
    format: exportFormat(name, services),
    criteria,
    typed,
    reason,
    ...(criteria.patientId === undefined ? {} : { patientId: criteria.patientId }),
    details: { ...filtersOnRecord(asked), format: name, ...reason },
  }
}

type Found = Awaited<ReturnType<typeof findWhatToExport>>

async function send(
  services: Services,
  visit: StaffVisit,
  { format, criteria, typed, reason }: Found,
): Promise<void> {
  const { req, res, receipt, clearance } = visit
  const id = receipt.eventId
  const today = req.context.circumstances.local.date
  const fileName = exportFileName(typed, { id, extension: format.extension, today })
  const begin = () => {
    res.attachment(fileName)
    res.setHeader('Content-Type', format.contentType)
    res.setHeader('Link', `<${paths.auditExportRecord(id)}>; rel="describedby"`)
    res.setTimeout(limits.exportStallMinutes * 60_000, () => res.destroy())
  }
  const progress = await ExportProgress.begin(services, { id, actorId: clearance.actor.id, fileName })
  const source = await format.open({
    criteria,
    exceptId: id,
    filters: typed,
    about: aboutFile({
      id,
      publicUrl: services.publicUrl,
      at: visit.at,
      by: { id: clearance.actor.id, name: clearance.actor.displayName, role: clearance.actor.role.name },
      reason,
    }),
  })
  const end = async (outcome: Outcome, sent: Omit<Sent, 'sha256'>) =>
    progress.end(sent.rows, await recordEnd(services, visit, outcome, { ...sent }))
  await streamExport(source, res, {
    begin,
    pieceMs: limits.exportStallMinutes * 60_000,
    at: (rows) => progress.at(rows),
    finish: (sent) => end('success', sent),
    broken: (sent) => end('failure', sent),
  })
}

/** Taking the audit log, or a part of it, out of the house as a file. */
export function exportRoutes(routes: RouteTable, services: Services): void {
  let underWay = 0

  /** From here to the end of the answer: many that are asked for at the same moment count each other. */
  const count = ({ res }: StaffRequest) => {
    if (!res.closed) {
      underWay += 1
      res.once('close', () => {
        underWay -= 1
      })
    }
  }

  routes.get(
    paths.auditExport(),
    staffRoute(services, {
      action: 'audit.export',
      event: 'audit.exported',
      find: async (request) => {
        if (underWay >= limits.exportsAtOnce) {
          request.res.setHeader('Retry-After', '60')
          throw new ProblemError(exportProblems.tooManyAtOnce)
        }
        count(request)
        return findWhatToExport(services, request)
      },
      show: async (visit, found) => {
        try {
          await send(services, visit, found)
        } catch (error) {
          if (!readerWentAway(error)) {
            throw error
          }
        }
        return alreadySent
      },
    }),
  )
}
