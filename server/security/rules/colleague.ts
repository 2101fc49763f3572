import type { Detector } from './detector.ts'
import { ask, evidence, evidenceOf, openings, type EvidenceRow } from './openings.ts'

type Row = EvidenceRow & { actor_id: string; patient_id: string; day: string; owner: Owner }

/** Whose record it is: the account that the patient has. */
export type Owner = { readonly active: boolean; readonly scope: string }

/** Whether the patient works here: an account that can be used, with another role than that of patients. */
export const worksHere = ({ active, scope }: Owner): boolean => active && scope !== 'own'

const statement = `
  WITH ${openings}
  SELECT o.actor_id, o.patient_id, o.day::text AS day, ${evidence},
    json_build_object('active', c.active, 'scope', r.patient_scope) AS owner
  FROM openings o JOIN users c ON c.patient_id = o.patient_id AND c.id <> o.actor_id
    JOIN roles r ON r.id = c.role_id
  WHERE NOT o.tied
  GROUP BY o.actor_id, o.patient_id, o.day, c.active, r.patient_scope`

/** Staff who open the record of somebody they work with. */
export const colleague: Detector = {
  kind: 'colleague',
  title: 'Colleague',
  says: 'Somebody opened the record of a patient who works here. Whoever looks after the colleague, in the care team or with a prescription to dispense, is not flagged.',
  severity: 'warning',
  pace: 'at-once',
  thresholds: [],
  find: async (search) => {
    const rows = await ask<Row>(search, statement)
    return rows
      .filter(({ owner }) => worksHere(owner))
      .map((row) => ({
        userId: row.actor_id,
        patientId: row.patient_id,
        day: row.day,
        evidence: evidenceOf(row),
      }))
  },
}
