import type { ExportView } from '../../../views/audit/export-view.ts'
import { paths } from '../../paths.ts'
import type { FilterName } from '../search-filters.ts'
import { reasonText } from './export-reason.ts'
import { filterWords, filtersOf } from './filter-words.ts'
import { howToVerify } from './manifest.ts'
import type { ExportRecord } from './read-export.ts'

const formats: Readonly<Record<string, string>> = { csv: 'CSV', ndjson: 'NDJSON', fhir: 'FHIR R4' }

/** An export as its page and the list show it. @param checkpoint the signed head of the log when it was begun */
export function exportWords(
  record: ExportRecord,
  checkpoint?: string,
): ExportView & { readonly filterValues: Partial<Record<FilterName, string>> } {
  const { state, standing, details, ended, sha256, bytes } = record
  const format = String(details['format'])
  const filterValues = filtersOf(details)
  return {
    id: state.id,
    href: paths.auditExportRecord(state.id),
    fileName: state.fileName,
    format: formats[format] ?? format,
    standing,
    startedAt: state.startedAt,
    endedAt: ended?.occurredAt,
    rows: state.rows,
    bytes,
    sha256,
    checkpoint,
    filters: filterWords(filterValues),
    filterValues,
    reason: reasonText(details['reason'], details['reasonWords']),
    verify: howToVerify(format, state.fileName),
    manifestHref: paths.auditExportManifest(state.id),
    digestHref: paths.auditExportDigest(state.id),
  }
}
