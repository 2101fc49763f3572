import type { PreparedQueries, Statement } from '../../prepared.ts'
import type { WithKey } from './of-patient.ts'

/** The key under which a row stands, as the same moment saw it; and whether the record was erased by then. */
export type KeyOfCopied = WithKey & { readonly erased_at: Date | null }

/** Who wrote, prescribed or dispensed: an account, or a practitioner of another system. */
export type NamedPractitioner = {
  readonly practitioner_id: string | null
  readonly practitioner: string | null
}

export type CopiedEncounter = NamedPractitioner & {
  readonly id: string
  readonly kind: string
  readonly occurred_at: Date
  readonly occurred_on: string | null
  readonly ended_at: Date | null
  readonly ended_on: string | null
  readonly state: string | null
  readonly reason: Buffer | null
  readonly notes: Buffer | null
  readonly diagnoses: Buffer | null
  readonly content: Buffer | null
  readonly amends_id: string | null
}

export type CopiedCondition = {
  readonly id: string
  readonly encounter_id: string | null
  readonly description: Buffer
  readonly category: string | null
  readonly code: Buffer | null
  readonly note: Buffer | null
  readonly onset_note: Buffer | null
  readonly abatement_note: Buffer | null
  readonly status: string
  readonly verification: string
  readonly onset: string | null
  readonly abatement: string | null
  readonly recorded: string | null
}

export type CopiedAllergy = {
  readonly id: string
  readonly substance: Buffer
  readonly code: Buffer | null
  readonly note: Buffer | null
  readonly type: string | null
  readonly onset: string | null
  readonly onset_note: Buffer | null
  readonly reaction: Buffer | null
  readonly criticality: string
  readonly category: string | null
  readonly status: string
  readonly verification: string
  readonly recorded: string | null
}

export type CopiedStatement = {
  readonly id: string
  readonly says: 'none-known' | 'unknown'
  readonly scope: string
  readonly substance: Buffer | null
  readonly code: Buffer | null
  readonly note: Buffer | null
  readonly recorded: string | null
  readonly ended_at: Date | null
}

export type CopiedObservation = NamedPractitioner & {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly taken_at: Date
  readonly content: Buffer
}

export type CopiedResult = NamedPractitioner & {
  readonly id: string
  readonly report_id: string
  readonly status: string
  readonly collected_at: Date
  readonly content: Buffer
}

export type CopiedPrescription = NamedPractitioner & {
  readonly id: string
  readonly encounter_id: string | null
  readonly medication: string
  readonly medication_words: Buffer | null
  readonly code_system: string
  readonly code: string
  readonly status: string
  readonly dose: string
  readonly route: string
  readonly frequency: string
  readonly quantity: number | null
  readonly repeats: number | null
  readonly expires_on: string | null
  readonly instructions: Buffer | null
  readonly cancel_reason: Buffer | null
  readonly created_at: Date
  readonly authored: string | null
  readonly imported: boolean
  readonly signed_at: Date | null
}

export type CopiedDispensing = NamedPractitioner & {
  readonly id: string
  readonly prescription_id: string
  readonly medication: string
  readonly quantity: number
  readonly dispensed_at: Date
  readonly handover: Buffer | null
  /** Whether another product was handed over than the one prescribed; then `medication` is that one. */
  readonly substituted: boolean
  /** When it was taken back. */
  readonly reversed_at: Date | null
}

const rowsAtOnce = 200

const author = `coalesce(u.id, q.id) AS practitioner_id, coalesce(u.display_name, q.name) AS practitioner`

// Every page brings the key along: it may be renewed while a long copy is read.
const page = (name: string, columns: string, tables: string, whose = 'x.patient_id'): Statement => ({
  name: `copy-${name}`,
  text: `SELECT ${columns}, o.erased_at, k.root_key_id, k.wrapped
    FROM ${tables} JOIN patients o ON o.id = ${whose} LEFT JOIN patient_keys k ON k.patient_id = o.id
    WHERE ${whose} = $1 AND x.id > $2 ORDER BY x.id LIMIT ${rowsAtOnce}`,
})

const encounters = page(
  'encounters',
  `x.id, x.kind, x.occurred_at, x.occurred_on, x.ended_at, x.ended_on, x.state, x.reason, x.notes, x.diagnoses, x.content, x.amends_id, ${author}`,
  'encounters x LEFT JOIN users u ON u.id = x.author_id LEFT JOIN practitioners q ON q.id = x.practitioner_id',
)
const conditions = page(
  'conditions',
  'x.id, x.encounter_id, x.description, x.category, x.status, x.verification, x.onset, x.onset_note, x.abatement, x.abatement_note, x.code, x.note, x.recorded',
  'conditions x',
)
const allergies = page(
  'allergies',
  'x.id, x.substance, x.reaction, x.criticality, x.category, x.status, x.verification, x.type, x.onset, x.onset_note, x.code, x.note, x.recorded',
  'allergies x',
)
const statements = page(
  'allergy-statements',
  'x.id, x.says, x.scope, x.substance, x.code, x.note, x.recorded, x.ended_at',
  'allergy_statements x',
)
const observations = page(
  'observations',
  `x.id, x.kind, x.status, x.taken_at, x.content, u.id AS practitioner_id, u.display_name AS practitioner`,
  'observations x LEFT JOIN users u ON u.id = x.recorded_by',
)
const results = page(
  'results',
  `x.id, x.report_id, x.status, x.collected_at, x.content, u.id AS practitioner_id, u.display_name AS practitioner`,
  'results x LEFT JOIN users u ON u.id = x.recorded_by',
)
const prescriptions = page(
  'prescriptions',
  `x.id, x.encounter_id, m.name AS medication, x.medication_words, m.code_system, m.code, x.status, x.dose, x.route, x.frequency, x.quantity,
   x.repeats, x.expires_on::text AS expires_on, x.instructions, x.cancel_reason, x.created_at, x.authored, x.prescriber_id IS NULL AS imported, x.signed_at, ${author}`,
  `prescriptions x JOIN medications m ON m.id = x.medication_id LEFT JOIN users u ON u.id = x.prescriber_id
   LEFT JOIN practitioners q ON q.id = x.practitioner_id`,
)
const dispensings = page(
  'dispensings',
  `x.id, x.prescription_id, coalesce(g.name, m.name) AS medication, g.id IS NOT NULL AS substituted, x.handover, x.quantity, x.dispensed_at, u.id AS practitioner_id,
   u.display_name AS practitioner, v.reversed_at`,
  `dispensings x JOIN prescriptions r ON r.id = x.prescription_id JOIN medications m ON m.id = r.medication_id
   JOIN users u ON u.id = x.pharmacist_id LEFT JOIN medications g ON g.id = x.medication_id LEFT JOIN dispensing_reversals v ON v.dispensing_id = x.id`,
  'r.patient_id',
)

const firstId = '00000000-0000-0000-0000-000000000000'

async function* rowsOf<Row extends { readonly id: string }>(
  prepared: PreparedQueries,
  statement: Statement,
  patientId: string,
): AsyncGenerator<Row & KeyOfCopied> {
  for (let after: string | undefined = firstId; after !== undefined;) {
    const rows: (Row & KeyOfCopied)[] = await prepared.run<Row & KeyOfCopied>(statement, [patientId, after])
    yield* rows
    after = rows.length < rowsAtOnce ? undefined : rows.at(-1)?.id
  }
}

export const copyEncounters = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedEncounter>(prepared, encounters, id)
export const copyConditions = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedCondition>(prepared, conditions, id)
export const copyAllergies = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedAllergy>(prepared, allergies, id)
export const copyStatements = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedStatement>(prepared, statements, id)
export const copyPrescriptions = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedPrescription>(prepared, prescriptions, id)
export const copyDispensings = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedDispensing>(prepared, dispensings, id)
export const copyObservations = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedObservation>(prepared, observations, id)
export const copyResults = (prepared: PreparedQueries, id: string) =>
  rowsOf<CopiedResult>(prepared, results, id)
