import { readAfterHours, type ReportHours } from '../../../models/queries/audit/report-after-hours.ts'
import { Role } from '../../../models/administration/role.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import type { AccessWindow } from '../../access/actor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { eventWords } from '../event-words.ts'
import { readRecordNumbers } from '../log/record-numbers.ts'
import { roleWords } from '../role-words.ts'
import { hoursInWords, minutesOf, facilityDay, type FacilityDay } from './facility-day.ts'
import { periodWords, type Period } from './period.ts'

const most = 1_000

const hoursOf = (role: string, { days, from, to }: AccessWindow): ReportHours => ({
  role,
  days,
  from: minutesOf(from),
  to: minutesOf(to),
})

async function readHours(day: FacilityDay): Promise<ReportHours[]> {
  const roles = await Role.findAll({ attributes: ['name', 'accessWindows'] })
  return [
    hoursOf('', day),
    ...roles.flatMap((role) => role.accessWindows.map((window) => hoursOf(role.name, window))),
  ]
}

/** Who opened records outside of their role's hours, or of the facility's day where the role has none. */
export async function makeAfterHours(
  services: Services,
  period: Period,
): Promise<Report & { readonly patientIds: readonly string[] }> {
  const day = await facilityDay.read()
  const found = await readAfterHours(services.prepared, {
    begins: period.begins,
    ends: period.ends,
    hours: await readHours(day),
    timeZone: services.time.timeZone,
    limit: most + 1,
  })
  const rows = found.slice(0, most)
  const patientIds = [...new Set(rows.map((row) => row.patient_id).filter((id) => id !== null))]
  const recordNumbers = await readRecordNumbers(patientIds)
  const emergencies = rows.filter((row) => row.grant_id !== null).length
  return {
    title: 'Access after hours',
    period: periodWords(services.time, period),
    patientIds,
    figures: [
      {
        label: 'Times',
        value: rows.length,
        note: found.length > most ? `the latest ${most} are counted` : undefined,
      },
      { label: 'People', value: new Set(rows.map((row) => row.actor_id)).size },
      {
        label: 'By emergency access',
        value: emergencies,
        tone: emergencies > 0 ? 'critical' : undefined,
      },
    ],
    table: {
      heading: 'Access after hours',
      columns: [
        'Time',
        'Who',
        'Role',
        'What',
        'Record',
        'Records in all',
        'Outside of',
        'By emergency access',
      ],
      rows: rows.map((row) => [
        row.occurred_at,
        { text: row.actor_name ?? row.actor_id, href: paths.userReport(row.actor_id) },
        roleWords(row.actor_role),
        { text: eventWords(row.event), href: paths.auditEvent(row.id) },
        row.patient_id === null ? null : (recordNumbers.get(row.patient_id) ?? row.patient_id),
        row.patients,
        row.own_hours ? 'the role’s hours' : 'the facility’s day',
        row.grant_id === null ? 'No' : 'Yes',
      ]),
      empty: 'Nobody opened a record outside of the hours.',
      note:
        `Measured against the hours that each role has now; where a role has none, against the facility’s day ` +
        `(${hoursInWords(day)}). People who read their own record are left out.` +
        (found.length > most
          ? ` Only the latest ${most} are listed: choose a shorter period for the others.`
          : ''),
    },
  }
}
