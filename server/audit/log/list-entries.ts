import { isolated } from '../../../views/isolated.ts'
import { patientsNamed, type AuditListRow } from '../../../models/queries/audit/search-audit.ts'
import type { EventActor, EventEntry } from '../../../views/audit/event-entry.ts'
import { paths } from '../../paths.ts'
import { eventTitle } from '../event-words.ts'
import { roleWords } from '../role-words.ts'
import { searchAddress } from '../search-address.ts'
import type { ReadFilters } from '../search-filters.ts'

type Actor = Pick<AuditListRow, 'actorId' | 'actorName' | 'actorRole'>

/** Who did something, as the row says it. @param href where others of the same person are found */
export function actorOf({ actorId, actorName, actorRole }: Actor, href: (id: string) => string): EventActor {
  if (actorId !== null) {
    const text = actorName ?? actorId
    return { name: { text, href: href(actorId) }, note: actorRole === null ? '' : roleWords(actorRole) }
  }
  return actorName === null
    ? { name: { text: 'MedGuard' }, note: 'by itself' }
    : { name: { text: `“${isolated(actorName)}”` }, note: 'typed as a name, not signed in' }
}

/** Which patients a list names of a row: the one searched for first, then the one it is about, then others it showed. */
export function patientsShown(row: AuditListRow, sought: string | undefined): readonly string[] {
  const { patientId, firstPatientIds } = row
  const all = [sought, patientId, ...(firstPatientIds ?? [])].filter((id) => id !== undefined && id !== null)
  return [...new Set(all)].slice(0, patientsNamed)
}

/** The rows in words. Links narrow the search that found them. */
export function listEntries(
  rows: readonly AuditListRow[],
  typed: ReadFilters['typed'],
  sought: string | undefined,
  recordNumbers: ReadonlyMap<string, string>,
): EventEntry[] {
  return rows.map((row) => {
    const shown = patientsShown(row, sought)
    const own = row.patientId !== null && !(row.firstPatientIds ?? []).includes(row.patientId) ? 1 : 0
    return {
      id: row.id,
      href: paths.auditEvent(row.id),
      at: new Date(row.occurredAt),
      event: eventTitle(row.event),
      severity: row.severity,
      outcome: row.outcome,
      actor: actorOf(row, (id) => searchAddress({ ...typed, user: id })),
      patients: shown.map((id) => {
        const text = recordNumbers.get(id) ?? id
        return { text, href: searchAddress({ ...typed, patient: id }) }
      }),
      furtherPatients: Math.max(0, own + (row.patientCount ?? 0) - shown.length),
      address: row.address,
    }
  })
}
