import { findRecord } from '../../../models/queries/patients/find-record.ts'
import type { Actor } from '../../access/actor.ts'
import { mayBreakGlass } from '../../access/refusal.ts'
import type { Services } from '../../services.ts'

export type EmergencyOffer = { readonly patientId: string; readonly recordNumber: string }

/**
 * Where a search found nothing in one's own care, but the exact record number or national id of somebody was typed by a
 * person who may break the glass: the record to break it for. Nothing but the record number is told.
 */
export async function emergencyOffer(
  services: Services,
  actor: Actor,
  text: string,
): Promise<EmergencyOffer | undefined> {
  const typed = text.trim()
  if (typed === '' || !mayBreakGlass(actor, 'chart.open')) {
    return undefined
  }
  const row = await findRecord(services.prepared, {
    recordNumber: typed.toUpperCase(),
    nationalIdIndexes: services.blindIndex.searching
      .map((index) => index.nationalId(typed))
      .filter((token) => token !== undefined),
  })
  return row === undefined ? undefined : { patientId: row.id, recordNumber: row.record_number }
}
