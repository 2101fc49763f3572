import { Patient } from '../../../models/patients/patient.ts'
import { readDisclosures, type DisclosureRow } from '../../../models/queries/patients/disclosures.ts'
import { beforeOldest } from '../../../models/queries/list-place.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { eventWords } from '../event-words.ts'
import { roleWords } from '../role-words.ts'
import { purposeWords, ruleWords } from '../rule-words.ts'
import { periodWords, type Period } from './period.ts'

/** An accounting of so many disclosures is complete; beyond it the report says which it leaves out. */
const most = 10_000

async function recordNumberOf(patientId: string): Promise<string> {
  const patient = await Patient.findByPk(patientId, { attributes: ['recordNumber'] })
  if (patient === null) {
    throw new Refused('no-such-thing')
  }
  return patient.recordNumber
}

async function readAll(services: Services, patientId: string, { begins, ends }: Period) {
  const rows = await readDisclosures(services.prepared, {
    patientId,
    kind: 'everything',
    // Before every row of that moment: it belongs to the next day.
    before: { at: ends.toISOString(), id: beforeOldest.id },
    since: begins,
    limit: most + 1,
  })
  return { rows: rows.slice(0, most), more: rows.length > most }
}

const whoDid = ({ actorId, actorName }: DisclosureRow) => actorName ?? actorId ?? 'MedGuard'

/**
 * The accounting of disclosures of one patient (45 CFR 170.315(d)(11), 164.528): when, who, what, and for what purpose.
 * No other patient is in it, and this one by record number only.
 */
export async function makePatient(
  services: Services,
  period: Period,
  patientId: string,
): Promise<Report & { readonly patientIds: readonly string[] }> {
  const recordNumber = await recordNumberOf(patientId)
  const { rows, more } = await readAll(services, patientId, period)
  const emergencies = new Set(rows.map((row) => row.grantId).filter((id) => id !== null)).size
  return {
    title: `Disclosures of record ${recordNumber}`,
    period: periodWords(services.time, period),
    patientIds: [patientId],
    figures: [
      { label: 'Disclosures', value: rows.length },
      { label: 'People', value: new Set(rows.map((row) => row.actorId ?? row.actorName)).size },
      { label: 'Of these in lists', value: rows.filter((row) => row.listed).length },
      { label: 'Emergency access', value: emergencies, tone: emergencies > 0 ? 'critical' : undefined },
    ],
    table: {
      heading: 'Disclosures',
      columns: ['Time', 'Record', 'Who', 'Role', 'What', 'How', 'Purpose', 'By what right'],
      rows: rows.map((row) => [
        row.occurredAt,
        recordNumber,
        row.actorId === null ? whoDid(row) : { text: whoDid(row), href: paths.userReport(row.actorId) },
        row.actorRole === null ? null : roleWords(row.actorRole),
        { text: eventWords(row.event), href: paths.auditEvent(row.id) },
        row.listed ? 'The name, in a list' : 'The record',
        row.purposeOfUse === null ? null : purposeWords(row.purposeOfUse),
        row.rule === null ? null : ruleWords(row.rule),
      ]),
      empty: 'Nothing of this record was shown to anybody.',
      note:
        'What was refused showed nothing and is left out. General searches of the audit log show record numbers only.' +
        (more ? ` Only the latest ${most} are listed: choose a shorter period for the others.` : ''),
    },
  }
}
