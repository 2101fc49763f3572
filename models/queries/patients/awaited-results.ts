import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'
import type { Box } from './clinical-entries.ts'
import { resultIsAwaited } from './result-rows.ts'

/** A result that waits for somebody to say that they have seen it, still sealed, with the key that opens it. */
export type AwaitedRow = PlacedRow & {
  readonly patient_id: string
  readonly collected_at: string
  readonly status: string
  readonly critical: boolean
  readonly version: number
  readonly content: Box
  readonly root_key_id: string | null
  readonly wrapped: Box | null
}

/** Of whom somebody cares now: by the care team, or by emergency access that is on. */
export const inCareOf = (user: string, at: string) => `
  SELECT patient_id FROM care_team_assignments
  WHERE user_id = ${user} AND starts_at <= ${at} AND (ends_at IS NULL OR ends_at > ${at})
  UNION SELECT patient_id FROM emergency_grants
  WHERE user_id = ${user} AND patient_id IS NOT NULL AND ended_at IS NULL AND ends_at > ${at}`

const statement = {
  name: 'awaited-results',
  text: `
    WITH care AS MATERIALIZED (${inCareOf('$1', '$2')})
    SELECT x.id, x.patient_id, to_json(x.collected_at) #>> '{}' AS collected_at, x.status, x.critical, x.version, x.content,
      ${placeOf('x.collected_at')} AS place, k.root_key_id, k.wrapped
    FROM results x JOIN care c ON c.patient_id = x.patient_id LEFT JOIN patient_keys k ON k.patient_id = x.patient_id
    WHERE (x.collected_at, x.id) < ($3, $4::uuid) AND (NOT $6::boolean OR x.critical) AND ${resultIsAwaited}
    ORDER BY x.collected_at DESC, x.id DESC LIMIT $5`,
}

/** Results of the patients in somebody's care that nobody has said to have seen, the newest first. */
export const listAwaitedResults = (
  prepared: PreparedQueries,
  asked: { userId: string; at: Date; before: MomentPlace; limit: number; critical: boolean },
): Promise<readonly AwaitedRow[]> => {
  const { userId, at, before, limit, critical } = asked
  return prepared.run<AwaitedRow>(statement, [userId, at, before.at, before.id, limit, critical])
}
