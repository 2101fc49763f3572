import type { PreparedQueries } from '../../prepared.ts'

/** How somebody stands to a patient in whose record they broke the glass. */
export type CareRelation = {
  /** Their times in the care team, the first first. */
  readonly assignments: readonly {
    readonly relationship: string
    readonly starts_at: string
    readonly ends_at: string | null
  }[]
  /** Encounters that they wrote since. */
  readonly encounters: number
  readonly last_encounter: Date | null
  /** Prescriptions that they wrote since. */
  readonly prescriptions: number
}

const statement = {
  name: 'care-relation-since',
  text: `
    SELECT
      (SELECT coalesce(json_agg(c ORDER BY c.starts_at), '[]') FROM (
        SELECT relationship, starts_at, ends_at FROM care_team_assignments
        WHERE user_id = $1 AND patient_id = $2) c) AS assignments,
      (SELECT count(*)::integer FROM encounters
        WHERE patient_id = $2 AND author_id = $1 AND created_at >= $3) AS encounters,
      (SELECT max(created_at) FROM encounters
        WHERE patient_id = $2 AND author_id = $1 AND created_at >= $3) AS last_encounter,
      (SELECT count(*)::integer FROM prescriptions
        WHERE patient_id = $2 AND prescriber_id = $1 AND created_at >= $3) AS prescriptions`,
}

/** Reads how a person stands to a patient; what they wrote counts from `since` on. */
export const readCareRelation = (
  prepared: PreparedQueries,
  asked: { readonly userId: string; readonly patientId: string; readonly since: Date },
): Promise<CareRelation> =>
  prepared.one<CareRelation>(statement, [asked.userId, asked.patientId, asked.since])
