import { readFailedSignIns } from '../../../models/queries/audit/report-incidents.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import type { Services } from '../../services.ts'
import { eventWords } from '../event-words.ts'
import { ruleWords } from '../rule-words.ts'
import { searchAddress } from '../search-address.ts'
import { periodWords, type Period } from './period.ts'
import { whoWords } from './words.ts'

/** Who failed to prove who they are: wrong passwords and codes, and what was locked or slowed down for it. */
export async function makeFailedSignIns(services: Services, period: Period): Promise<Report> {
  const rows = await readFailedSignIns(services.prepared, period.begins, period.ends)
  const { from, to } = period
  const count = (event: string) =>
    rows.filter((row) => row.event === event).reduce((sum, row) => sum + row.times, 0)
  const distinct = (value: (row: (typeof rows)[number]) => string | null) =>
    new Set(rows.map(value).filter((text) => text !== null)).size
  const locked = count('sign-in.locked')
  return {
    title: 'Failed sign-ins',
    period: periodWords(services.time, period),
    figures: [
      { label: 'Failed tries', value: rows.reduce((sum, row) => sum + row.times, 0) },
      { label: 'Names', value: distinct((row) => row.actor_id ?? row.actor_name) },
      { label: 'Addresses', value: distinct((row) => row.address) },
      { label: 'Accounts locked', value: locked, tone: locked > 0 ? 'warning' : undefined },
    ],
    table: {
      heading: 'Failed sign-ins',
      columns: ['Who', 'Event', 'Reason', 'Address', 'Times', 'First', 'Last'],
      rows: rows.map((row) => [
        whoWords(row),
        {
          text: eventWords(row.event),
          href: searchAddress({
            from,
            to,
            event: row.event,
            ...(row.address === null ? {} : { ip: row.address }),
          }),
        },
        row.rule === null ? null : ruleWords(row.rule),
        row.address,
        row.times,
        row.first_at,
        row.last_at,
      ]),
      empty: 'Everybody who tried to sign in succeeded at once.',
    },
  }
}
