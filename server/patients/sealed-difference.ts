import { sealText } from '../crypto/envelope.ts'
import type { PatientChanged } from './change-patient.ts'

/** Before and after of what was changed, under the patient's own key, as an audit row carries it. */
export function sealedDifference({ before, after, changed, key }: PatientChanged, patientId: string): Buffer {
  const difference = changed.map((field) => [field, { before: before[field], after: after[field] }])
  const place = { table: 'audit_events', column: 'changes', row: patientId }
  return sealText(JSON.stringify(Object.fromEntries(difference)), key, place)
}
