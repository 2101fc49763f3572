import type { PreparedQueries } from '../../prepared.ts'
import { placeOf, type MomentPlace, type PlacedRow } from '../list-place.ts'

/** A dispensing that one recorded oneself, as identifiers. */
export type RecentSupply = PlacedRow & {
  readonly prescription_id: string
  readonly patient_id: string
  readonly quantity: number
  readonly dispensed_at: Date
  readonly reversed: boolean
  /** What was handed over, where it was another product than the one prescribed. */
  readonly given: string | null
}

const statement = {
  name: 'recent-supplies',
  text: `
    SELECT x.id, x.prescription_id, r.patient_id, x.quantity, x.dispensed_at, g.name AS given, ${placeOf('x.dispensed_at')} AS place,
      EXISTS (SELECT FROM dispensing_reversals v WHERE v.dispensing_id = x.id) AS reversed
    FROM dispensings x JOIN prescriptions r ON r.id = x.prescription_id JOIN patients p ON p.id = r.patient_id
      LEFT JOIN medications g ON g.id = x.medication_id
    WHERE x.pharmacist_id = $1 AND x.dispensed_at > $2 AND p.erased_at IS NULL
      AND (x.dispensed_at, x.id) < ($3::timestamptz, $4::uuid)
    ORDER BY x.dispensed_at DESC, x.id DESC LIMIT $5`,
}

/** What this person dispensed since a moment, the newest first. */
export const listRecentSupplies = (
  prepared: PreparedQueries,
  asked: { userId: string; since: Date; before: MomentPlace; limit: number },
): Promise<RecentSupply[]> =>
  prepared.run(statement, [asked.userId, asked.since, asked.before.at, asked.before.id, asked.limit])
