import type { RunsStatements } from '../../prepared.ts'

/** So many are shown on one page, the oldest first: of more it is said how many there are. */
export const mostToSign = 50

/** What waits for somebody's signature, as identifiers. */
export type ToSign = { readonly id: string; readonly patient_id: string; readonly total: number }

// As the menu counts them: drafts of one's own that are not over, of patients whom one cares for now.
const waiting = {
  name: 'to-sign',
  text: `
    WITH care AS (
      SELECT patient_id FROM care_team_assignments
      WHERE user_id = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)
      UNION SELECT patient_id FROM emergency_grants
      WHERE user_id = $1 AND patient_id IS NOT NULL AND ended_at IS NULL AND ends_at > $2)
    SELECT r.id, r.patient_id, (count(*) OVER ())::integer AS total
    FROM prescriptions r JOIN patients p ON p.id = r.patient_id AND p.erased_at IS NULL
    WHERE r.prescriber_id = $1 AND r.status = 'draft' AND r.expires_on >= $3::date
      AND r.patient_id IN (SELECT patient_id FROM care)
    ORDER BY min(r.created_at) OVER (PARTITION BY r.patient_id), r.patient_id, r.created_at, r.id LIMIT ${mostToSign}`,
}

/** Finds what waits for a person's signature, patient by patient, those first of whom something waits longest. */
export const readToSign = (
  prepared: RunsStatements,
  { userId, at, today }: { userId: string; at: Date; today: string },
): Promise<ToSign[]> => prepared.run<ToSign>(waiting, [userId, at, today])

/** Whose a prescription is, and what ties a person to that patient. */
export type SignerTie = {
  readonly id: string
  readonly patient_id: string
  readonly record_number: string
  readonly care_team: 'primary' | 'covering' | 'consulting' | null
}

const ties = {
  name: 'signer-ties',
  text: `
    SELECT r.id, p.id AS patient_id, p.record_number,
      (SELECT c.relationship FROM care_team_assignments c
        WHERE c.user_id = $2 AND c.patient_id = p.id AND c.starts_at <= $3 AND (c.ends_at IS NULL OR c.ends_at > $3)
        LIMIT 1) AS care_team
    FROM prescriptions r JOIN patients p ON p.id = r.patient_id AND p.erased_at IS NULL
    WHERE r.id = ANY($1::uuid[]) ORDER BY p.id, r.id`,
}

/** What ties somebody to the patients of these prescriptions, in one order for everybody who locks them. */
export const readSignerTies = (
  prepared: RunsStatements,
  asked: { ids: readonly string[]; userId: string; at: Date },
): Promise<SignerTie[]> => prepared.run<SignerTie>(ties, [asked.ids, asked.userId, asked.at])
