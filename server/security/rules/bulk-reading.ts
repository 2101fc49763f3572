import { thresholdOf, type Detector, type Evidence, type Thresholds } from './detector.ts'
import { ask, openings } from './openings.ts'

/** One record opened by one person: whose, when (milliseconds), by which audit row. */
export type RecordOpening = readonly [patientId: string, at: number, eventId: string]

const minuteMs = 60_000
const namedEvents = 20

/**
 * So many openings of one person are looked at in one go, the earliest first: far more than a burst needs. Of whoever opened
 * more in an hour without one, the rest has its turn as that hour moves on.
 */
const openingsAtOnce = 10_000

/**
 * The first stretch of some minutes in which more different records were opened than allowed; undefined where there is
 * none. It ends with the opening that was one too many.
 * @param opened in the order of time
 */
export function burst(
  opened: readonly RecordOpening[],
  minutes: number,
  allowed: number,
): readonly RecordOpening[] | undefined {
  const within = new Map<string, number>()
  let first = 0
  for (const [index, [patientId, at]] of opened.entries()) {
    within.set(patientId, (within.get(patientId) ?? 0) + 1)
    for (let oldest = opened[first]; oldest !== undefined && oldest[1] <= at - minutes * minuteMs;) {
      const left = (within.get(oldest[0]) ?? 0) - 1
      if (left === 0) {
        within.delete(oldest[0])
      } else {
        within.set(oldest[0], left)
      }
      first += 1
      oldest = opened[first]
    }
    if (within.size > allowed) {
      return opened.slice(first, index + 1)
    }
  }
  return undefined
}

type Row = { actor_id: string; opened: readonly RecordOpening[] }

// Only of those who opened something just now, and only where the hour as a whole holds enough records to be too many.
const statement = `
  WITH ${openings}, now AS (SELECT DISTINCT actor_id FROM openings)
  SELECT e.actor_id, json_agg(json_build_array(e.patient_id, extract(epoch FROM e.occurred_at) * 1000, e.id)
      ORDER BY e.occurred_at, e.id) AS opened
  FROM now CROSS JOIN LATERAL (
    SELECT a.id, a.actor_id, a.patient_id, a.occurred_at FROM audit_events a
    WHERE a.actor_id = now.actor_id AND a.occurred_at >= $from::timestamptz - interval '1 hour' AND a.occurred_at < $to
      AND a.outcome = 'success' AND a.patient_id IS NOT NULL AND a.category IN ('patient', 'prescription')
      AND a.rule <> 'own-record'
    ORDER BY a.occurred_at, a.id LIMIT ${openingsAtOnce}) AS e
  GROUP BY e.actor_id HAVING count(DISTINCT e.patient_id) > $fewest::integer`

function evidenceIn(opened: readonly RecordOpening[]): Evidence {
  const times = opened.map(([, at]) => at)
  return {
    openings: opened.length,
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    events: opened.slice(0, namedEvents).map(([, , id]) => id),
  }
}

const inTenMinutes = 'in-ten-minutes'
const inAnHour = 'in-an-hour'

const allowances = (thresholds: Thresholds) =>
  [
    { minutes: 10, allowed: thresholdOf(thresholds, inTenMinutes) },
    { minutes: 60, allowed: thresholdOf(thresholds, inAnHour) },
  ] as const

/** Somebody who goes through many records in a short time. */
export const bulkReading: Detector = {
  kind: 'bulk-reading',
  title: 'Many records in a short time',
  says: 'Somebody opened more different records within ten minutes, or within an hour, than work brings with it: a login that was stolen, a script, or a search for something. It counts the records of one’s own patients too.',
  severity: 'critical',
  pace: 'at-once',
  thresholds: [
    {
      name: inTenMinutes,
      label: 'Different records that one person may open in ten minutes',
      usual: 40,
      least: 5,
      most: 10_000,
    },
    {
      name: inAnHour,
      label: 'Different records that one person may open in an hour',
      usual: 120,
      least: 5,
      most: 10_000,
    },
  ],
  find: async (search) => {
    const allowed = allowances(search.thresholds)
    const rows = await ask<Row>(search, statement, {
      fewest: Math.min(...allowed.map((one) => one.allowed)),
    })
    return rows.flatMap((row) => {
      const found = allowed
        .map(({ minutes, allowed: most }) => ({ minutes, most, opened: burst(row.opened, minutes, most) }))
        .find(({ opened }) => opened !== undefined)
      if (found?.opened === undefined) {
        return []
      }
      const shown = evidenceIn(found.opened)
      return [
        {
          userId: row.actor_id,
          patientId: null,
          day: search.services.time.isoDate(shown.lastAt),
          evidence: shown,
          details: {
            records: new Set(found.opened.map(([patientId]) => patientId)).size,
            minutes: found.minutes,
            allowed: found.most,
          },
        },
      ]
    })
  },
}
