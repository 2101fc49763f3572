import { thresholdOf, type Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'

/** How many different records somebody opened on a day, beside what is usual for them and for others of their role. */
export type Volume = {
  readonly records: number
  /** Median of their own days with openings in the four weeks before; null where there were none. */
  readonly ownMedian: number | null
  /** On how many days that was. */
  readonly ownDays: number
  /** Median of the others of the role on the same day; null where nobody else worked. */
  readonly peerMedian: number | null
  readonly peers: number
}

/** Fewer days or peers than these say nothing of what is usual. */
const fewestDays = 5
const fewestPeers = 3

/**
 * Whether a day's openings stand out: more than a day may bring in any case, and so many times what is usual for this person
 * and, where enough of them worked, for others of the role. Where neither is known it tells nothing.
 */
export function standsOut(volume: Volume, least: number, times: number): boolean {
  const usual = [
    ...(volume.ownMedian !== null && volume.ownDays >= fewestDays ? [volume.ownMedian] : []),
    ...(volume.peerMedian !== null && volume.peers >= fewestPeers ? [volume.peerMedian] : []),
  ]
  return (
    volume.records > least && usual.length > 0 && usual.every((median) => volume.records > times * median)
  )
}

type Row = EvidenceRow & {
  actor_id: string
  day: string
  records: number
  own_median: number | null
  own_days: number
  peer_median: number | null
  peers: number
}

// The past is asked only of those whose day was full enough.
const statement = `
  WITH ${openings},
  days AS (
    SELECT actor_id, actor_role, day, count(DISTINCT patient_id)::integer AS records, ${evidence}
    FROM openings GROUP BY actor_id, actor_role, day
  )
  SELECT d.actor_id, d.day::text AS day, d.records, d.openings, d.first_at, d.last_at, d.events,
    own.median AS own_median, own.days AS own_days, peer.median AS peer_median, peer.people AS peers
  FROM days d
  CROSS JOIN LATERAL (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY past.records) AS median, count(*)::integer AS days FROM (
      SELECT count(DISTINCT a.patient_id) AS records FROM audit_events a
      WHERE a.actor_id = d.actor_id AND a.occurred_at < $from
        AND a.occurred_at >= $from::timestamptz - interval '28 days' AND a.outcome = 'success'
        AND a.patient_id IS NOT NULL AND a.category IN ('patient', 'prescription') AND a.rule <> 'own-record'
      GROUP BY (a.occurred_at AT TIME ZONE $zone)::date) AS past) AS own
  CROSS JOIN LATERAL (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p.records) AS median, count(*)::integer AS people
    FROM days p WHERE p.actor_role = d.actor_role AND p.day = d.day AND p.actor_id <> d.actor_id) AS peer
  WHERE d.records > $least::integer`

const least = 'records-in-a-day'
const times = 'times-the-usual'

/** Somebody who opened far more records on a day than they and their colleagues do. */
export const unusualVolume: Detector = {
  kind: 'unusual-volume',
  title: 'Unusually many records in a day',
  says: 'Somebody opened far more different records on a day than on their own days of the four weeks before (the median), and than others of their role did on the same day. With fewer than five days and fewer than three others to compare with, nothing is flagged.',
  severity: 'warning',
  pace: 'nightly',
  thresholds: [
    {
      name: least,
      label: 'Different records in a day that are never unusual',
      usual: 30,
      least: 1,
      most: 10_000,
    },
    { name: times, label: 'How many times the usual number stands out', usual: 3, least: 2, most: 100 },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, least)
    const rows = await ask<Row>(search, statement, { least: most })
    return rows
      .map((row) => ({
        row,
        volume: {
          records: row.records,
          ownMedian: row.own_median,
          ownDays: row.own_days,
          peerMedian: row.peer_median,
          peers: row.peers,
        },
      }))
      .filter(({ volume }) => standsOut(volume, most, thresholdOf(search.thresholds, times)))
      .map(({ row }) => ({
        userId: row.actor_id,
        patientId: null,
        day: row.day,
        evidence: evidenceOf(row),
        details: {
          records: row.records,
          ...(row.own_median === null ? {} : { ownMedian: row.own_median }),
          ...(row.peer_median === null ? {} : { peerMedian: row.peer_median }),
        },
      }))
  },
}
