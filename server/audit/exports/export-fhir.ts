import type { Site } from '../fhir/agents.ts'
import { auditEventOf } from '../fhir/audit-event.ts'
import type { RowForm } from './row-form.ts'

/** AuditEvents of FHIR R4, one on each line. */
export const fhir = (site: Site): RowForm => ({
  head: '',
  line: (row) => `${JSON.stringify(auditEventOf(row, site))}\n`,
})
