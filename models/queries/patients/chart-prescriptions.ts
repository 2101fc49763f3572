/** `\x…`, as PostgreSQL writes bytes in JSON. */
type Hex = string

/** A prescription as a chart reads it, every sealed field still sealed. */
export type ChartPrescriptionRow = {
  readonly id: string
  readonly medication: string
  readonly medication_words: Hex | null
  readonly status: string
  readonly dose: string
  readonly frequency: string
  readonly route: string
  readonly instructions: Hex | null
  readonly expires_on: string | null
  readonly prescriber: string | null
  readonly created_at: string
  /** Whether it comes from another system. */
  readonly imported: boolean
  readonly quantity: number | null
  readonly repeats: number | null
  readonly repeat_after_days: number | null
  /** How much was handed over and not taken back, and when the last of it. */
  readonly handed: number
  readonly last_handed: string | null
  /** The products of what was handed over, the first one first, each null where it was the one prescribed. */
  readonly products: readonly (string | null)[] | null
}

/** No supply lasts longer, whatever its amount: a prescription counts no more than two years of them. */
export const suppliesLast = '2 years'

const columns = `v.id, m.name AS medication, v.medication_words, v.status, v.dose, v.frequency, v.route, v.instructions,
  v.expires_on, coalesce(u.display_name, q.name) AS prescriber, v.created_at, v.prescriber_id IS NULL AS imported,
  v.quantity, v.repeats, v.repeat_after_days`

const tables = `prescriptions v JOIN medications m ON m.id = v.medication_id
  LEFT JOIN users u ON u.id = v.prescriber_id LEFT JOIN practitioners q ON q.id = v.practitioner_id`

/** SELECT … FROM prescriptions v, of what is over and of which nobody asks how far it was supplied; without a WHERE. */
export const selectPastPrescriptions = `SELECT ${columns}, 0 AS handed, NULL AS last_handed, NULL::json AS products FROM ${tables}`

/** The same with what was handed over: it is looked up for each of them, so for few. */
export const selectPrescriptions = `SELECT ${columns}, h.handed, h.last_handed, h.products FROM ${tables}
  CROSS JOIN LATERAL (SELECT coalesce(sum(d.quantity), 0)::int AS handed, max(d.dispensed_at) AS last_handed,
      json_agg(g.name ORDER BY d.dispensed_at, d.id) AS products
    FROM dispensings d LEFT JOIN medications g ON g.id = d.medication_id WHERE d.prescription_id = v.id
      AND NOT EXISTS (SELECT FROM dispensing_reversals w WHERE w.dispensing_id = d.id)) h`
