import type { Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'
import { readers, readersWithTokens } from './readers.ts'

type Row = EvidenceRow & { actor_id: string; patient_id: string; day: string } & OwnFacts

/** How the reader and the record belong together. */
export type OwnFacts = { readonly is_own: boolean; readonly same_email: boolean }

/** Whether the record is the reader's own, and how that is known. */
export const ownBy = ({ is_own: isOwn, same_email: sameEmail }: OwnFacts): string | undefined =>
  isOwn ? 'account' : sameEmail ? 'email' : undefined

const statement = `
  WITH ${openings}, ${readers}
  SELECT o.actor_id, o.patient_id, o.day::text AS day, u.patient_id IS NOT DISTINCT FROM o.patient_id AS is_own,
    p.exact_tokens && r.email AS same_email, ${evidence}
  FROM openings o JOIN readers r ON r.id = o.actor_id JOIN users u ON u.id = o.actor_id
    JOIN patients p ON p.id = o.patient_id
  WHERE u.patient_id = o.patient_id OR p.exact_tokens && r.email
  GROUP BY o.actor_id, o.patient_id, o.day, u.patient_id, p.exact_tokens, r.email`

/** Staff who open their own record with the rights of their work. */
export const ownRecord: Detector = {
  kind: 'own-record',
  title: 'Own record',
  says: 'Somebody opened with the rights of their work the record of the patient they are themselves: the one linked to their account, or one with their e-mail address. Reading one’s own record as a patient is never flagged.',
  severity: 'warning',
  pace: 'at-once',
  thresholds: [],
  find: async (search) => {
    const rows = await ask<Row>(search, statement, { readers: await readersWithTokens(search) })
    return rows.flatMap((row) => {
      const by = ownBy(row)
      return by === undefined
        ? []
        : [
            {
              userId: row.actor_id,
              patientId: row.patient_id,
              day: row.day,
              evidence: evidenceOf(row),
              details: { knownBy: by },
            },
          ]
    })
  },
}
