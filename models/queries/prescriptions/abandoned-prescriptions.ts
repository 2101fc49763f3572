import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

const mayCancel = (user: string) =>
  `${user}.active AND EXISTS (SELECT FROM roles k JOIN role_permissions q ON q.role_id = k.id
    WHERE k.id = ${user}.role_id AND k.patient_scope = 'care_team' AND q.permission = 'prescription.write')`

/**
 * A condition on a prescription x: it is approved, and neither who signed it may cancel it any more nor anybody of the
 * patient’s care team.
 * @param at the SQL of the moment that is asked about
 */
export const abandoned = (at: string): string => `(x.status = 'approved' AND x.signed_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM users w WHERE w.id = x.prescriber_id AND ${mayCancel('w')})
  AND NOT EXISTS (SELECT FROM care_team_assignments c JOIN users w ON w.id = c.user_id
    WHERE c.patient_id = x.patient_id AND c.starts_at <= ${at} AND (c.ends_at IS NULL OR c.ends_at > ${at})
      AND ${mayCancel('w')}))`

/** A signed prescription as somebody finds it who does not see the patient: nothing of what it says. */
export type SignedPrescription = PlacedRow & {
  readonly patient_id: string
  readonly record_number: string
  readonly prescriber: string
  readonly signed_at: Date
}

const columns = `x.id, x.patient_id, t.record_number, coalesce(n.display_name, '') AS prescriber, x.signed_at,
  ${placeOf('x.signed_at')} AS place`
const source = `prescriptions x JOIN patients t ON t.id = x.patient_id AND t.erased_at IS NULL
  LEFT JOIN users n ON n.id = x.prescriber_id`
const newestFirst = `AND (x.signed_at, x.id) < ($3::timestamptz, $4::uuid) ORDER BY x.signed_at DESC, x.id DESC LIMIT $5`

const signedStatement = {
  name: 'signed-out-of-care',
  text: `SELECT ${columns} FROM ${source}
    WHERE x.prescriber_id = $1 AND x.status = 'approved' AND x.signed_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM care_team_assignments c WHERE c.user_id = $1 AND c.patient_id = x.patient_id
        AND c.starts_at <= $2 AND (c.ends_at IS NULL OR c.ends_at > $2)) ${newestFirst}`,
}

const abandonedStatement = {
  name: 'abandoned-prescriptions',
  text: `SELECT ${columns} FROM ${source} WHERE $1::uuid IS NOT NULL AND ${abandoned('$2::timestamptz')} ${newestFirst}`,
}

type AbandonedPrescriptionsRequest = {
  readonly userId: string
  readonly at: Date
  readonly before: MomentPlace
  readonly limit: number
}

const valuesOf = ({ userId, at, before, limit }: AbandonedPrescriptionsRequest) => [
  userId,
  at,
  before.at,
  before.id,
  limit,
]

/** What this person signed, is approved, and is of a patient in whose care team they are no longer. */
export const listSignedOutOfCare = (
  prepared: PreparedQueries,
  asked: AbandonedPrescriptionsRequest,
): Promise<SignedPrescription[]> => prepared.run(signedStatement, valuesOf(asked))

/** What nobody may cancel any more but a security officer. */
export const listAbandoned = (
  prepared: PreparedQueries,
  asked: AbandonedPrescriptionsRequest,
): Promise<SignedPrescription[]> => prepared.run(abandonedStatement, valuesOf(asked))
