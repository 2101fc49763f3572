import { readEmergencies, type EmergencyReportRow } from '../../../models/queries/audit/report-emergencies.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import { reasonText } from '../../../views/emergency-access/reasons.ts'
import { codeText } from '../../../views/format.ts'
import type { Services } from '../../services.ts'
import { searchAddress } from '../search-address.ts'
import { periodWords, type Period } from './period.ts'

const reviewWithinMs = 72 * 3_600_000

function reviewState(row: EmergencyReportRow, now: Date): 'reviewed' | 'due' | 'overdue' {
  if (row.outcome !== null) {
    return 'reviewed'
  }
  return now.getTime() - row.starts_at.getTime() > reviewWithinMs ? 'overdue' : 'due'
}

const stateWords = { due: 'To review', overdue: 'Overdue' } as const

/** Every use of emergency access, with its review or how late that is. */
export async function makeEmergencies(
  services: Services,
  period: Period,
): Promise<Report & { readonly patientIds: readonly string[] }> {
  const rows = await readEmergencies(services.prepared, period.begins, period.ends)
  const now = services.clock.now()
  const states = rows.map((row) => reviewState(row, now))
  const count = (state: string) => states.filter((one) => one === state).length
  const unjustified = rows.filter(({ outcome }) => outcome !== null && outcome !== 'justified').length
  const overdue = count('overdue')
  return {
    title: 'Emergency access',
    period: periodWords(services.time, period),
    patientIds: [...new Set(rows.flatMap((row) => row.patient_id ?? []))],
    figures: [
      { label: 'Times used', value: rows.length },
      { label: 'Waiting for review', value: count('due') + overdue },
      {
        label: 'Overdue',
        value: overdue,
        note: 'after 72 hours',
        tone: overdue > 0 ? 'critical' : undefined,
      },
      {
        label: 'Not justified',
        value: unjustified,
        note: 'unjustified or escalated',
        tone: unjustified > 0 ? 'critical' : undefined,
      },
    ],
    table: {
      heading: 'Emergency access',
      columns: ['Began', 'Who', 'Record', 'Reason', 'Ended', 'Review', 'Reviewed by', 'Reviewed'],
      rows: rows.map((row, index) => [
        row.starts_at,
        { text: row.user_name, href: searchAddress({ grant: row.id }) },
        row.record_number ?? 'Own work, outside hours',
        reasonText(services.words[sourceLanguage], row.reason_code),
        row.ended_at ?? (row.ends_at > now ? 'On now' : row.ends_at),
        row.outcome === null
          ? stateWords[states[index] === 'overdue' ? 'overdue' : 'due']
          : codeText(row.outcome),
        row.reviewer_name,
        row.reviewed_at,
      ]),
      empty: 'Nobody broke the glass.',
      note: 'A name leads to everything that was done under that access.',
    },
  }
}
