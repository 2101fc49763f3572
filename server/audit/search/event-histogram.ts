import { Temporal } from 'temporal-polyfill'
import { countForHistogram, type HistogramCount } from '../../../models/queries/audit/audit-histogram.ts'
import type { AuditCriteria } from '../../../models/queries/audit/audit-criteria.ts'
import type { HistogramBar, EventHistogram } from '../../../views/audit/event-histogram.tsx'
import type { Services } from '../../services.ts'

type FacilityTime = Services['time']

const hourMs = 3_600_000

/** Without dates the chart shows so many hours up to now. */
const usualHours = 48

/** Up to so many days stand hour by hour, longer periods day by day; of still longer ones the last days. */
const longestByHour = 7
const longestByDay = 92

/** How many events are counted beside a search, and how many where the reader asks for all of them. */
const counted = { usual: 20_000, full: 1_000_000 } as const

type Span = {
  readonly from: Date
  readonly before: Date
  readonly unit: 'hour' | 'day'
  /** The period is longer than the chart. */
  readonly cut: boolean
  /** No period was asked for. */
  readonly usual: boolean
}

/** The part of the period that the chart shows; undefined where none of it is over yet. */
function spanOf({ from, before }: AuditCriteria, now: Date): Span | undefined {
  const end = Math.min(before?.getTime() ?? Infinity, now.getTime() + 1)
  const begin =
    from?.getTime() ?? (before === undefined ? end - usualHours * hourMs : end - longestByHour * 24 * hourMs)
  if (begin >= end) {
    return undefined
  }
  const days = (end - begin) / (24 * hourMs)
  const cut = days > longestByDay + 1
  return {
    from: new Date(cut ? end - longestByDay * 24 * hourMs : begin),
    before: new Date(end),
    // A day may have 25 hours.
    unit: days > longestByHour + 0.1 ? 'day' : 'hour',
    cut,
    usual: from === undefined && before === undefined,
  }
}

/** Where the bars begin: every hour or day of the span, also those without an event. */
function beginnings({ from, before, unit }: Span, { timeZone }: FacilityTime): Date[] {
  const found: Date[] = []
  const step = unit === 'hour' ? { hours: 1 } : { days: 1 }
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(timeZone)
    .round({ smallestUnit: unit, roundingMode: 'floor' })
  while (at.epochMilliseconds < before.getTime()) {
    found.push(new Date(at.epochMilliseconds))
    at = at.add(step)
  }
  return found
}

const label = (time: FacilityTime, unit: Span['unit'], at: Date) =>
  unit === 'day' ? time.date(at) : time.dateTime(at)

function barsOf(services: Services, span: Span, counts: readonly HistogramCount[]): HistogramBar[] {
  return beginnings(span, services.time).map((at) => {
    const own = counts.filter(({ begins }) => begins.getTime() === at.getTime())
    const of = (severity: HistogramCount['severity']) =>
      own.find((count) => count.severity === severity)?.events ?? 0
    return {
      label: label(services.time, span.unit, at),
      counts: {
        info: of('info'),
        warning: of('warning'),
        critical: of('critical'),
        emergency: of('emergency'),
      },
    }
  })
}

/** What stands under the chart where it does not show everything. */
function noteOf(span: Span, capped: boolean, most: number): string | undefined {
  const words = [
    span.usual ? `Without dates the chart shows the last ${usualHours} hours.` : '',
    span.cut ? `The last ${longestByDay} days of the period are shown.` : '',
    capped
      ? `Only the newest ${most.toLocaleString('en-GB')} events are counted: earlier bars are missing or too low.`
      : '',
  ].filter((sentence) => sentence !== '')
  return words.length === 0 ? undefined : words.join(' ')
}

/** Counts what the filters find, for the chart above the list. @param full counts up to a million events */
export async function histogramOf(
  services: Services,
  criteria: AuditCriteria,
  now: Date,
  full: boolean,
): Promise<(EventHistogram & { readonly capped: boolean }) | undefined> {
  const span = spanOf(criteria, now)
  if (span === undefined) {
    return undefined
  }
  const most = full ? counted.full : counted.usual
  const counts = await countForHistogram(
    services.sequelize,
    { ...criteria, from: span.from, before: span.before },
    { unit: span.unit, timeZone: services.time.timeZone, most },
  )
  const total = counts.reduce((sum, { events }) => sum + events, 0)
  const capped = total >= most
  return {
    unit: span.unit,
    total,
    capped,
    bars: barsOf(services, span, counts),
    note: noteOf(span, capped, most),
  }
}
