/** The sealed columns of one table that stand under the key of the patient whom its rows are about. */
export type SealedTable = {
  readonly table: string
  readonly columns: readonly string[]
  /** Which rows are of the patient $1. */
  readonly ofPatient: string
}

const own = 'patient_id = $1'
const ofPrescription = 'prescription_id IN (SELECT id FROM prescriptions WHERE patient_id = $1)'

/**
 * Everything that is sealed under a patient's key and can be sealed anew: what a renewal of the key goes through, and
 * what is unreadable once the key is destroyed. The audit log's `changes` stand under it too, but are never rewritten.
 */
export const patientSealedTables: readonly SealedTable[] = [
  {
    table: 'patients',
    columns: [
      'given_name',
      'family_name',
      'birth_date',
      'died_on',
      'national_id',
      'phone',
      'email',
      'address',
      'medical_history',
      'allergies',
      'other_details',
    ],
    ofPatient: 'id = $1',
  },
  { table: 'encounters', columns: ['reason', 'notes', 'diagnoses', 'content'], ofPatient: own },
  { table: 'allergies', columns: ['substance', 'reaction', 'code', 'onset_note', 'note'], ofPatient: own },
  { table: 'allergy_statements', columns: ['substance', 'code', 'note'], ofPatient: own },
  {
    table: 'conditions',
    columns: ['description', 'code', 'onset_note', 'abatement_note', 'note'],
    ofPatient: own,
  },
  { table: 'clinical_changes', columns: ['content'], ofPatient: own },
  {
    table: 'immunizations',
    columns: [
      'vaccine',
      'code',
      'status_reason',
      'given_note',
      'dose',
      'lot',
      'site',
      'route',
      'performer',
      'reported_by',
      'note',
    ],
    ofPatient: own,
  },
  { table: 'observations', columns: ['content'], ofPatient: own },
  { table: 'result_tests', columns: ['content'], ofPatient: own },
  { table: 'results', columns: ['content'], ofPatient: own },
  { table: 'record_ties', columns: ['grounds', 'end_reason'], ofPatient: own },
  { table: 'import_remarks', columns: ['remark'], ofPatient: own },
  {
    table: 'prescriptions',
    columns: [
      'medication_words',
      'instructions',
      'signed_content',
      'cancel_reason',
      'override_reason',
      'override_of',
    ],
    ofPatient: own,
  },
  {
    table: 'dispensings',
    columns: ['early_reason', 'override_reason', 'handover'],
    ofPatient: ofPrescription,
  },
  {
    table: 'dispensing_reversals',
    columns: ['reason'],
    ofPatient: `dispensing_id IN (SELECT id FROM dispensings WHERE ${ofPrescription})`,
  },
  { table: 'not_dispensed', columns: ['note'], ofPatient: ofPrescription },
  { table: 'source_documents', columns: ['content'], ofPatient: own },
  { table: 'emergency_grants', columns: ['reason', 'extension_reason'], ofPatient: own },
  { table: 'emergency_requests', columns: ['reason'], ofPatient: own },
  { table: 'erasure_requests', columns: ['reason', 'refusal'], ofPatient: own },
  {
    table: 'emergency_reviews',
    columns: ['comment'],
    ofPatient: 'grant_id IN (SELECT id FROM emergency_grants WHERE patient_id = $1)',
  },
]

/** What stands under the key of a purpose instead: table and columns. */
export const purposeSealedTables: readonly { table: string; columns: readonly string[] }[] = [
  { table: 'messages', columns: ['recipient', 'subject', 'body'] },
  { table: 'one_time_links', columns: ['email'] },
  { table: 'text_message_codes', columns: ['number'] },
  { table: 'text_message_numbers', columns: ['number'] },
]
