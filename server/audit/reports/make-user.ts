import { isolated } from '../../../views/isolated.ts'
import { ActorName } from '../../../models/actor-name.ts'
import { readUserDeeds } from '../../../models/queries/audit/report-incidents.ts'
import { User } from '../../../models/accounts/user.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { eventWords } from '../event-words.ts'
import { readRecordNumbers } from '../log/record-numbers.ts'
import { searchAddress } from '../search-address.ts'
import { periodWords, type Period } from './period.ts'
import { outcomeWords } from './words.ts'

/** The name of somebody who has an account, or had one. @throws Refused where nobody had this id */
async function nameOf(userId: string): Promise<string> {
  const user = await User.findByPk(userId, { attributes: ['displayName'] })
  const name = user ?? (await ActorName.findOne({ attributes: ['displayName'], where: { userId } }))
  if (name === null) {
    throw new Refused('no-such-thing')
  }
  return name.displayName
}

/** What one person did: each thing once for each record, with how often and when. */
export async function makeUser(
  services: Services,
  period: Period,
  userId: string,
): Promise<Report & { readonly patientIds: readonly string[] }> {
  const { begins, ends, from, to } = period
  const [name, rows] = await Promise.all([
    nameOf(userId),
    readUserDeeds(services.prepared, userId, begins, ends),
  ])
  const patientIds = [...new Set(rows.map((row) => row.patient_id).filter((id) => id !== null))]
  const recordNumbers = await readRecordNumbers(patientIds)
  const times = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((sum, row) => sum + row.times, 0)
  const refused = times((row) => row.outcome === 'refused')
  const emergencies = times((row) => row.event === 'emergency-access.started' && row.outcome === 'success')
  return {
    title: `What ${isolated(name)} did`,
    period: periodWords(services.time, period),
    patientIds,
    figures: [
      { label: 'Events', value: times(() => true), href: searchAddress({ from, to, user: userId }) },
      { label: 'Records', value: patientIds.length },
      {
        label: 'Charts opened',
        value: times((row) => row.event === 'chart.viewed' && row.outcome === 'success'),
      },
      { label: 'Refused', value: refused, tone: refused > 0 ? 'warning' : undefined },
      { label: 'Emergency access', value: emergencies, tone: emergencies > 0 ? 'critical' : undefined },
    ],
    table: {
      heading: 'What was done',
      columns: ['Event', 'Record', 'Outcome', 'Times', 'First', 'Last'],
      rows: rows.map((row) => {
        const record =
          row.patient_id === null ? undefined : (recordNumbers.get(row.patient_id) ?? row.patient_id)
        return [
          {
            text: eventWords(row.event),
            href: searchAddress({
              from,
              to,
              user: userId,
              event: row.event,
              outcome: row.outcome,
              ...(record === undefined ? {} : { patient: record }),
            }),
          },
          record ?? null,
          outcomeWords(row.outcome),
          row.times,
          row.first_at,
          row.last_at,
        ]
      }),
      empty: 'Nothing of this person is in the log.',
      note: 'Lists and searches name many records at once; they stand here without a record number.',
    },
  }
}
