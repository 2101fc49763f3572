import { Temporal } from 'temporal-polyfill'
import { incidentKinds } from '../../audit/reports/incident-kinds.ts'
import { countKinds, findIncidents, makeDaily, type DailyIncidents } from '../../audit/reports/make-daily.ts'
import { daysBefore, periodOf, periodWords, type Period } from '../../audit/reports/period.ts'
import { reportCsv } from '../../audit/reports/report-csv.ts'
import { whoWords } from '../../audit/reports/words.ts'
import { eventWords } from '../../audit/event-words.ts'
import type { Services } from '../../services.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { tableText, write } from '../output.ts'
import { withServices } from '../with-services.ts'

export type DailyReportOptions = {
  readonly date?: string
  readonly format: 'text' | 'json' | 'csv'
  readonly check?: true
}

function checkedDay(typed: string): string {
  try {
    if (/^[12]\d{3}-\d{2}-\d{2}$/.test(typed)) {
      return Temporal.PlainDate.from(typed, { overflow: 'reject' }).toString()
    }
  } catch {
    // A day such as 31 February: said below, like any other text that is no day.
  }
  throw new UsedWronglyError(`--date: "${typed}" is no day; write it as YYYY-MM-DD, for example 2026-03-04`)
}

function reportText(services: Services, found: DailyIncidents): string {
  const { time } = services
  const counts = Array.from(countKinds(found), ([kind, count]) => `${incidentKinds[kind]}: ${count}`)
  const head = [
    `Daily incident report, ${periodWords(time, found.period)} (${time.timeZone})`,
    `Events: ${found.events}`,
    ...counts,
  ].join('\n')
  if (found.incidents.length === 0) {
    return `${head}\n\nNothing was refused, nothing failed, and nothing was graver than routine.`
  }
  const rows = found.incidents.map((incident) => [
    incidentKinds[incident.kind],
    eventWords(incident.event),
    incident.outcome,
    incident.severity,
    whoWords(incident),
    String(incident.times),
    time.toTheSecond(incident.first_at),
    time.toTheSecond(incident.last_at),
  ])
  const columns = ['Kind', 'Event', 'Outcome', 'Severity', 'Who', 'Times', 'First', 'Last']
  return `${head}\n\n${tableText([columns, ...rows])}`
}

const reportJson = (services: Services, found: DailyIncidents): string =>
  JSON.stringify(
    {
      report: 'daily',
      date: found.period.from,
      timeZone: services.time.timeZone,
      from: found.period.begins.toISOString(),
      before: found.period.ends.toISOString(),
      events: found.events,
      kinds: Object.fromEntries(countKinds(found)),
      incidents: found.incidents.map((incident) => ({
        kind: incident.kind,
        event: incident.event,
        category: incident.category,
        severity: incident.severity,
        outcome: incident.outcome,
        actorId: incident.actor_id,
        actorName: incident.actor_name,
        actorRole: incident.actor_role,
        rule: incident.rule,
        times: incident.times,
        first: incident.first_at.toISOString(),
        last: incident.last_at.toISOString(),
        addresses: incident.addresses,
        lastEventId: incident.last_id,
      })),
    },
    undefined,
    2,
  )

async function written(services: Services, period: Period, format: DailyReportOptions['format']) {
  const found = await findIncidents(services, period)
  if (format === 'csv') {
    return { found, output: reportCsv((await makeDaily(services, period)).table) }
  }
  return {
    found,
    output: `${format === 'json' ? reportJson(services, found) : reportText(services, found)}\n`,
  }
}

/**
 * Prints the daily incident report (21 CFR 1311.150(b)).
 * @throws UsedWronglyError where the date is none; with `check` CommandFailedError where an incident is critical or an emergency
 */
export async function printDailyReport({ date, format, check }: DailyReportOptions): Promise<void> {
  const day = date === undefined ? undefined : checkedDay(date)
  await withServices(async (services) => {
    const { time, clock, trail } = services
    const from = day ?? daysBefore(time.isoDate(clock.now()), 1)
    const { found, output } = await written(services, periodOf(time, from, from), format)
    await trail.append({
      event: 'audit.report-viewed',
      outcome: 'success',
      details: { report: 'daily', from, to: from, format, operator: operator() },
    })
    write(output)
    const grave = found.incidents.filter(
      ({ severity }) => severity === 'critical' || severity === 'emergency',
    )
    if (check === true && grave.length > 0) {
      const times = grave.reduce((sum, incident) => sum + incident.times, 0)
      throw new CommandFailedError(`${times} of the incidents are critical or emergencies.`)
    }
  })
}
