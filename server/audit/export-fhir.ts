import type { Site } from './fhir/agents.ts'
import { auditEventOf } from './fhir/audit-event.ts'
import type { ExportFormat } from './stream-export.ts'

/** AuditEvents of FHIR R4, one on each line. */
export const fhir = (site: Site): ExportFormat => ({
  extension: 'fhir.ndjson',
  contentType: 'application/fhir+ndjson; charset=utf-8',
  head: '',
  line: (row) => `${JSON.stringify(auditEventOf(row, site))}\n`,
})
