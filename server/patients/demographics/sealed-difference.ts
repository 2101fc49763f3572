import { sealText } from '../../crypto/envelope.ts'
import type { PatientChanged } from '../change-patient.ts'

/** Whether what another system says beside is another than before. */
export const differInOthers = ({ others }: Pick<PatientChanged, 'others'>): boolean =>
  JSON.stringify(others.before) !== JSON.stringify(others.after)

/** Before and after of what was changed, under the patient's own key, as an audit row carries it. */
export function sealedDifference(
  { before, after, changed, key, others }: PatientChanged,
  patientId: string,
): Buffer {
  const difference: (readonly [string, { readonly before: unknown; readonly after: unknown }])[] =
    changed.map((field) => [field, { before: before[field], after: after[field] }])
  if (differInOthers({ others })) {
    difference.push(['otherDetails', others])
  }
  const place = { table: 'audit_events', column: 'changes', row: patientId }
  return sealText(JSON.stringify(Object.fromEntries(difference)), key, place)
}
