import { limits } from '../../../config/security.ts'
import { ExportPage } from '../../../views/audit/export-page.tsx'
import { ExportsPage } from '../../../views/audit/exports-page.tsx'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { linksOf } from '../../http/page-links.ts'
import { streamedFile, wholeFile } from '../../http/faces/send-file.ts'
import { staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { searchAddress } from '../search-address.ts'
import { exportLog, readerPatienceMs } from './export-log.ts'
import { exportWords } from './export-words.ts'
import { ownExport, ownExportDigest, ownExportManifest, ownExports } from './own-exports.ts'

/** Taking the audit log out of the house, and what an auditor has taken: how far each is, what is in it and how to check it. */
export function exportRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.auditExport(),
    staffQueryPage(
      services,
      exportLog,
      ({ res }, { id, ...file }) =>
        streamedFile(res, { ...file, describedAt: paths.auditExportRecord(id), stallMs: readerPatienceMs }),
      { atOnce: { most: limits.exportsAtOnce, refusal: 'too-many-exports' } },
    ),
  )
  routes.get(
    paths.auditExports(),
    staffQueryPage(services, ownExports, ({ shell }, { page, records }) => (
      <ExportsPage
        shell={shell}
        time={services.time}
        exports={records.map((record) => exportWords(record))}
        pages={linksOf(page, paths.auditExports())}
      />
    )),
  )
  routes.get(
    paths.auditExportRecord.pattern,
    staffQueryPage(services, ownExport, ({ shell }, { record, checkpoint }) => {
      const words = exportWords(record, checkpoint)
      return (
        <ExportPage
          shell={shell}
          time={services.time}
          shown={words}
          searchHref={searchAddress(words.filterValues)}
          eventHref={paths.auditEvent(record.state.id)}
        />
      )
    }),
  )
  routes.get(
    paths.auditExportManifest.pattern,
    staffQueryPage(services, ownExportManifest, ({ res }, file) => wholeFile(res, file)),
  )
  routes.get(
    paths.auditExportDigest.pattern,
    staffQueryPage(services, ownExportDigest, ({ res }, file) => wholeFile(res, file)),
  )
}
