import type { PatientAccess } from '../../access/clearance.ts'
import { paths } from '../../paths.ts'

/** Where whoever cancels a prescription goes on: to what they still may see of it. */
export function placeAfterCancelling({ clearance, because }: PatientAccess, id: string): string {
  if (clearance.action === 'prescription.cancel-for-another') {
    return paths.abandonedPrescriptions()
  }
  return because === 'own-prescription' ? paths.signedPrescriptions() : paths.prescription(id)
}
