import type { CriticalFigure } from '../../models/queries/dashboard/dashboard-clinician.ts'
import type { Receipt } from '../audit/record.ts'
import { openListed } from './open-listed.ts'
import { bytes } from './sealed-fields.ts'
import { openContent } from './vital-signs/vital-sign-content.ts'
import type { Services } from '../services.ts'
import type { Interpretation } from '../vital-kinds.ts'

/** Whether a critical number is low or high; null where it does not open, which is reported: that it is critical stands all the same. */
export async function openCritical(
  services: Services,
  receipt: Receipt,
  { id, patient_id: patientId, content, ...key }: CriticalFigure,
): Promise<Interpretation | null> {
  receipt.mustCover(patientId, 'observations')
  const wrapped = key.wrapped === null ? null : bytes(key.wrapped)
  return openListed<Interpretation | null, null>(services, receipt, patientId, {
    open: () =>
      openContent(services.patientKeys.open(patientId, { rootKeyId: key.root_key_id, wrapped }), id, content)
        .interpretation,
    instead: () => null,
  })
}
