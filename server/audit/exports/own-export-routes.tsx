import { listAuditExports } from '../../../models/queries/audit-exports.ts'
import { ExportPage } from '../../../views/audit/export-page.tsx'
import { ExportsPage } from '../../../views/audit/exports-page.tsx'
import { alreadySent } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { listPage } from '../../http/list-page.ts'
import { staffRoute, type StaffRequest, type StaffVisit } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { searchAddress } from '../search-address.ts'
import { checkpointNote } from './checkpoint-note.ts'
import { exportWords } from './export-words.ts'
import { digestFile, manifestOf } from './manifest.ts'
import { readExport, withEvents, type ExportRecord } from './read-export.ts'

/** @throws NotFoundError where the reader has no such export */
async function exportInAddress(services: Services, request: StaffRequest): Promise<ExportRecord> {
  const record = await readExport(services, idIn(request), request.clearance.actor.id)
  if (record === undefined) {
    throw new NotFoundError()
  }
  return record
}

const onRecord = (record: ExportRecord) => ({
  record,
  resource: { type: 'audit-event', id: record.state.id },
})

/** What an auditor has exported: a list, and of each export how far it is, what is in the file and how to check it. */
export function ownExportRoutes(routes: RouteTable, services: Services): void {
  const asFile = (
    pattern: string,
    kind: string,
    file: (record: ExportRecord) => Promise<{ name: string; type: string; text: string }>,
  ) =>
    routes.get(
      pattern,
      staffRoute(services, {
        action: 'audit.read',
        event: 'audit.export-viewed',
        find: async (request) => ({
          ...onRecord(await exportInAddress(services, request)),
          details: { file: kind },
        }),
        show: async ({ res }: StaffVisit, { record }) => {
          const { name, type, text } = await file(record)
          res.attachment(name)
          res.setHeader('Content-Type', type)
          res.end(text)
          return alreadySent
        },
      }),
    )

  routes.get(
    paths.auditExports(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.exports-listed',
      find: async ({ req, clearance }) => {
        const actorId = clearance.actor.id
        const page = await listPage(services, req, {
          keyset: newestFirst,
          read: (before, limit) => listAuditExports(services.prepared, { actorId, before, limit }),
        })
        return { page, details: { shown: page.rows.length } }
      },
      show: async ({ shell }, { page }) => {
        const records = await withEvents(services, page.rows)
        return (
          <ExportsPage
            shell={shell}
            time={services.time}
            exports={records.map((record) => exportWords(record))}
            pages={page.links(paths.auditExports())}
          />
        )
      },
    }),
  )
  routes.get(
    paths.auditExportRecord.pattern,
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.export-viewed',
      find: async (request) => onRecord(await exportInAddress(services, request)),
      show: async ({ shell }, { record }) => {
        const words = exportWords(record, (await checkpointNote(services, record.leaves)) ?? undefined)
        return (
          <ExportPage
            shell={shell}
            time={services.time}
            shown={words}
            searchHref={searchAddress(words.filterValues)}
            eventHref={paths.auditEvent(record.state.id)}
          />
        )
      },
    }),
  )
  asFile(paths.auditExportManifest.pattern, 'manifest', async (record) => ({
    name: `${record.state.fileName}.manifest.json`,
    type: 'application/json; charset=utf-8',
    text: manifestOf(record, services.publicUrl, await checkpointNote(services, record.leaves)),
  }))
  asFile(paths.auditExportDigest.pattern, 'sha256', async ({ state, sha256 }) => {
    if (sha256 === undefined) {
      throw new NotFoundError()
    }
    return {
      name: `${state.fileName}.sha256`,
      type: 'text/plain; charset=utf-8',
      text: digestFile(sha256, state.fileName),
    }
  })
}
