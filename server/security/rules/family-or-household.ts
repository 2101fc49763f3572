import { thresholdOf, type Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'
import { readers, readersWithTokens } from './readers.ts'

/** A keyed hash that reader and patient have in common; `holders` counts patients who have it, no further than needed. */
export type SharedFacts = { readonly surname: boolean; readonly holders: number }

/**
 * What reader and patient have in common that few others have: a surname that half the town bears, or the address of a
 * nursing home, tells nothing.
 */
export function rareConnection(shared: readonly SharedFacts[], mostHolders: number): string | undefined {
  const rare = shared.filter(({ holders }) => holders <= mostHolders)
  if (rare.length === 0) {
    return undefined
  }
  return rare.every(({ surname }) => surname) ? 'surname' : 'address-or-contact'
}

type Row = EvidenceRow & { actor_id: string; patient_id: string; day: string; shared: readonly SharedFacts[] }

const statement = `
  WITH ${openings}, ${readers},
  pairs AS (
    SELECT actor_id, patient_id, day, ${evidence} FROM openings WHERE NOT tied GROUP BY actor_id, patient_id, day
  )
  SELECT o.actor_id, o.patient_id, o.day::text AS day, o.openings, o.first_at, o.last_at, o.events,
    json_agg(json_build_object('surname', t.token = ANY (r.surname), 'holders',
      (SELECT count(*) FROM (SELECT FROM patients x WHERE x.exact_tokens @> ARRAY[t.token]
        LIMIT $mostHolders::integer + 1) AS held))) AS shared
  FROM pairs o JOIN readers r ON r.id = o.actor_id JOIN users u ON u.id = o.actor_id
    JOIN patients p ON p.id = o.patient_id LEFT JOIN patients own ON own.id = u.patient_id
    CROSS JOIN LATERAL unnest(p.exact_tokens) AS t (token)
  WHERE u.patient_id IS DISTINCT FROM p.id AND NOT p.exact_tokens && r.email
    AND (t.token = ANY (r.surname) OR t.token = ANY (own.exact_tokens))
  GROUP BY o.actor_id, o.patient_id, o.day, o.openings, o.first_at, o.last_at, o.events`

const mostHolders = 'most-holders'

/** Staff who open the record of somebody who bears their name or lives with them. */
export const familyOrHousehold: Detector = {
  kind: 'family-or-household',
  title: 'Same surname or address',
  says: 'Somebody opened the record of a patient who has their last name; or, where they are a patient here too, their address, phone number or e-mail address. Keyed hashes are compared and no record is opened for it. Care teams, and pharmacists with a prescription to dispense, are not flagged.',
  severity: 'warning',
  pace: 'at-once',
  thresholds: [
    {
      name: mostHolders,
      label: 'Names and addresses count when at most so many patients have them',
      usual: 10,
      least: 1,
      most: 1_000,
    },
  ],
  find: async (search) => {
    const most = thresholdOf(search.thresholds, mostHolders)
    const rows = await ask<Row>(search, statement, {
      readers: await readersWithTokens(search),
      mostHolders: most,
    })
    return rows.flatMap((row) => {
      const tie = rareConnection(row.shared, most)
      return tie === undefined
        ? []
        : [
            {
              userId: row.actor_id,
              patientId: row.patient_id,
              day: row.day,
              evidence: evidenceOf(row),
              details: { shared: tie },
            },
          ]
    })
  },
}
