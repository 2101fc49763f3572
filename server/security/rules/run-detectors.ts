import { QueryTypes, type Transaction } from 'sequelize'
import { Temporal } from 'temporal-polyfill'
import type { Services } from '../../services.ts'
import { detectorSetting } from './detector-settings.ts'
import { thresholdOf, type Detector, type Thresholds } from './detector.ts'
import { detectors } from './detectors.ts'
import { raiseFindings } from './raise-findings.ts'

const hourMs = 3_600_000
/** Rows become visible when their transaction ends: what is younger than this is read again, and makes no second alert. */
const overlapMs = 5 * 60_000
/** What was missed is caught up with in slices, each a transaction. */
const sliceMs = hourMs

/** From when a detector reads that never ran. */
function beginning(services: Services, detector: Detector, thresholds: Thresholds, now: Date): Date {
  return detector.pace === 'at-once'
    ? new Date(now.getTime() - hourMs)
    : dayBegins(services, now, -1 - lateness(detector, thresholds))
}

const lateness = ({ daysLate }: Detector, thresholds: Thresholds): number =>
  daysLate === undefined ? 0 : thresholdOf(thresholds, daysLate)

/** When the facility's day begins that is so many days from the one of a moment. */
function dayBegins({ time }: Services, moment: Date, days: number): Date {
  const day = Temporal.PlainDate.from(time.isoDate(moment)).add({ days })
  return time.dayBegins(day.toString())
}

/** The next time to read; undefined where none is over yet. */
function nextSlice(
  services: Services,
  detector: Detector,
  thresholds: Thresholds,
  readUntil: Date,
  now: Date,
): { from: Date; to: Date } | undefined {
  if (detector.pace === 'at-once') {
    const to = new Date(Math.min(readUntil.getTime() + sliceMs, now.getTime()))
    return { from: new Date(readUntil.getTime() - overlapMs), to }
  }
  const to = dayBegins(services, readUntil, 1)
  // A day that has just ended may have rows that are still under way.
  const over = new Date(dayBegins(services, to, lateness(detector, thresholds)).getTime() + overlapMs)
  return over <= now ? { from: readUntil, to } : undefined
}

/** Takes a detector's place in the log; undefined while another process is at it. */
async function takePlace(
  { sequelize }: Services,
  transaction: Transaction,
  kind: string,
  first: Date,
): Promise<Date | undefined> {
  await sequelize.query(
    'INSERT INTO detector_progress (detector, read_until) VALUES ($kind, $first) ON CONFLICT DO NOTHING',
    { bind: { kind, first }, type: QueryTypes.INSERT, transaction },
  )
  const [row] = await sequelize.query<{ read_until: Date }>(
    'SELECT read_until FROM detector_progress WHERE detector = $kind FOR UPDATE SKIP LOCKED',
    { bind: { kind }, type: QueryTypes.SELECT, transaction },
  )
  return row?.read_until
}

/** Reads one slice up to now, and moves on with what it raised or not at all. @returns whether there may be more */
function readSlice(services: Services, detector: Detector, now: Date): Promise<boolean> {
  return services.sequelize.transaction(async (transaction) => {
    const { on, thresholds } = await detectorSetting(detector).read(transaction)
    const first = beginning(services, detector, thresholds, now)
    const readUntil = await takePlace(services, transaction, detector.kind, first)
    const slice = readUntil && nextSlice(services, detector, thresholds, readUntil, now)
    if (slice === undefined) {
      return false
    }
    if (on) {
      const found = await detector.find({ services, transaction, thresholds, ...slice })
      await raiseFindings(services, transaction, detector, found)
    }
    await services.sequelize.query('UPDATE detector_progress SET read_until = $to WHERE detector = $kind', {
      bind: { kind: detector.kind, to: slice.to },
      type: QueryTypes.UPDATE,
      transaction,
    })
    return slice.to < now
  })
}

/** Lets the detectors that look at single openings begin at a moment in the past, where none has read yet. */
export async function readFrom(
  { sequelize }: Pick<Services, 'sequelize'>,
  transaction: Transaction,
  from: Date,
): Promise<void> {
  const kinds = detectors.filter(({ pace }) => pace === 'at-once').map(({ kind }) => kind)
  await sequelize.query(
    'INSERT INTO detector_progress (detector, read_until) SELECT kind, $from FROM unnest($kinds::text[]) AS kind',
    { bind: { kinds, from }, type: QueryTypes.INSERT, transaction },
  )
}

/**
 * Lets the detectors of a pace read what is new in the audit log, each from where it stopped. One that fails does not keep
 * the others from reading; it begins again at the same place.
 * @throws AggregateError of what failed, once all have read
 */
export async function runDetectors(services: Services, pace: Detector['pace']): Promise<void> {
  // Read once: a clock that goes on in the meantime would always leave something to read.
  const now = services.clock.now()
  const failures: unknown[] = []
  for (const detector of detectors.filter((one) => one.pace === pace)) {
    try {
      while (await readSlice(services, detector, now)) {
        // Each slice is a transaction of its own.
      }
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} detectors could not read the audit log`)
  }
}
