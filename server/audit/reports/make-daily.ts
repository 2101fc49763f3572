import {
  countEvents,
  readIncidents,
  type IncidentRow,
} from '../../../models/queries/audit/report-incidents.ts'
import type { Report } from '../../../views/audit/reports/report.ts'
import type { Services } from '../../services.ts'
import { eventWords } from '../event-words.ts'
import { roleWords } from '../role-words.ts'
import { ruleWords } from '../rule-words.ts'
import { searchAddress } from '../search-address.ts'
import { incidentKind, incidentKinds, type IncidentKind } from './incident-kinds.ts'
import { periodWords, type Period } from './period.ts'
import { outcomeWords, whoWords } from './words.ts'

export type Incident = IncidentRow & { readonly kind: IncidentKind }

export type DailyIncidents = {
  readonly period: Period
  /** Of all kinds, routine included. */
  readonly events: number
  /** The gravest kind first, and of each the latest first. */
  readonly incidents: readonly Incident[]
}

const kinds: readonly string[] = Object.keys(incidentKinds)

/** Finds what happened in a period that was refused, failed or is graver than routine. */
export async function findIncidents(services: Services, period: Period): Promise<DailyIncidents> {
  const { begins, ends } = period
  const [events, rows] = await Promise.all([
    countEvents(services.prepared, begins, ends),
    readIncidents(services.prepared, begins, ends),
  ])
  const incidents = rows
    .map((row) => ({ ...row, kind: incidentKind(row) }))
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
  return { period, events, incidents }
}

/** How often each kind of incident came. */
export function countKinds({ incidents }: DailyIncidents): Map<IncidentKind, number> {
  const counts = new Map<IncidentKind, number>()
  for (const { kind, times } of incidents) {
    counts.set(kind, (counts.get(kind) ?? 0) + times)
  }
  return counts
}

const tones: Partial<Record<IncidentKind, 'warning' | 'critical'>> = {
  altered: 'critical',
  emergency: 'critical',
  attempted: 'warning',
}

/** The daily incident report (21 CFR 1311.150(b)): everything of a day that was more than routine. */
export async function makeDaily(services: Services, period: Period): Promise<Report> {
  const found = await findIncidents(services, period)
  const counts = countKinds(found)
  const { from, to } = period
  return {
    title: 'Daily incident report',
    period: periodWords(services.time, period),
    figures: [
      { label: 'Events', value: found.events, href: searchAddress({ from, to }) },
      ...Array.from(counts, ([kind, value]) => ({
        label: incidentKinds[kind],
        value,
        tone: tones[kind],
      })),
    ],
    table: {
      heading: 'Incidents',
      columns: [
        'Kind',
        'Event',
        'Outcome',
        'Severity',
        'Who',
        'Role',
        'Rule',
        'Times',
        'First',
        'Last',
        'Addresses',
      ],
      onlyInFile: ['Role', 'Addresses'],
      rows: found.incidents.map((incident) => [
        incidentKinds[incident.kind],
        {
          text: eventWords(incident.event),
          href: searchAddress({
            from,
            to,
            event: incident.event,
            outcome: incident.outcome,
            ...(incident.actor_id === null ? {} : { user: incident.actor_id }),
          }),
        },
        outcomeWords(incident.outcome),
        incident.severity,
        whoWords(incident),
        incident.actor_role === null ? null : roleWords(incident.actor_role),
        incident.rule === null ? null : ruleWords(incident.rule),
        incident.times,
        incident.first_at,
        incident.last_at,
        incident.addresses,
      ]),
      empty: 'Nothing was refused, nothing failed, and nothing was graver than routine.',
      note: 'Each thing stands once for each person, with how often it came; its name leads to the single events.',
    },
  }
}
