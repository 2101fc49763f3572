import type { KeyObject } from 'node:crypto'
import type { ChartRows } from '../../../models/queries/patients/chart-rows.ts'
import type { ChartPrescription } from '../../../views/patients/chart.ts'
import { handedProducts } from '../../prescriptions/handed-products.ts'
import { mayStillBeTaken } from '../../prescriptions/may-still-be-taken.ts'
import { mayBeTakenSince } from '../../prescriptions/safety-facts.ts'
import { suppliesLeft } from '../../prescriptions/supplies-left.ts'
import type { Services } from '../../services.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Opens one prescription of a chart. @throws SealBrokenError */
export const openPrescription = (
  key: KeyObject,
  prescription: NonNullable<ChartRows['prescription_rows']>[number],
): ChartPrescription => {
  const open = fieldOpener(key, 'prescriptions', prescription.id)
  const medication =
    open.optional('medication_words', prescription.medication_words) ?? prescription.medication
  return {
    id: prescription.id,
    medication,
    handedOver: handedProducts(medication, prescription.products ?? []),
    status: prescription.status,
    dose: prescription.dose,
    frequency: prescription.frequency,
    route: prescription.route,
    instructions: open.optional('instructions', prescription.instructions),
    expiresOn: prescription.expires_on,
    prescriber: prescription.prescriber,
    createdAt: new Date(prescription.created_at),
    imported: prescription.imported,
    supplies: prescription.status === 'approved' ? suppliesLeft(prescription, prescription.handed) : null,
  }
}

/** Opens what was handed out in full and may still be taken. @throws SealBrokenError */
export function openSupplied(
  services: Services,
  row: ChartRows,
  key: KeyObject,
): readonly ChartPrescription[] {
  const since = mayBeTakenSince(services)
  const today = services.time.isoDate(services.clock.now())
  return (row.supplied_rows ?? [])
    .filter((one) =>
      mayStillBeTaken(
        { ...one, repeatAfterDays: one.repeat_after_days, lastHanded: one.last_handed },
        since,
        today,
      ),
    )
    .map((one) => openPrescription(key, one))
}
