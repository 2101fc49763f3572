import type { KeyObject } from 'node:crypto'
import { readIdentity } from '../../models/queries/patients/of-patient.ts'
import { sealText } from '../crypto/envelope.ts'
import { Refused } from '../operations/refused.ts'
import { extentOf, parsePartialDate } from '../partial-date.ts'
import type { Services } from '../services.ts'
import { openDeath } from './deaths/open-death.ts'
import { fieldOpener } from './sealed-fields.ts'

/** Whether a moment lies after a death. Of a death whose date nobody knows, every moment may. */
export function isAfterDeath(death: { readonly on: string | null }, at: Date, timeZone: string): boolean {
  const died = death.on === null ? undefined : parsePartialDate(death.on)
  return died === undefined || at >= extentOf(died, timeZone).to
}

/**
 * What is written about a time after a patient's death needs a reason; about a time before it needs none.
 * @throws Refused where there is none; SealBrokenError
 */
export async function mustSayWhyAfterDeath(
  services: Pick<Services, 'prepared' | 'patientKeys' | 'time'>,
  patientId: string,
  about: Date,
  reason: string | null,
): Promise<void> {
  if (reason !== null) {
    return
  }
  const row = await readIdentity(services.prepared, { patientId, safety: false })
  if (row === undefined || !row.deceased) {
    return
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const death = openDeath(fieldOpener(key, 'patients', row.id), row)
  if (death !== null && isAfterDeath(death, about, services.time.timeZone)) {
    throw new Refused('reason-after-death')
  }
}

/** The reason as an audit row carries it: sealed under the patient's key. */
export const reasonOnRecord = (
  reason: string | null,
  key: KeyObject,
  patientId: string,
): { readonly changes?: Buffer; readonly details?: { readonly changed: readonly string[] } } =>
  reason === null
    ? {}
    : {
        details: { changed: ['reasonAfterDeath'] },
        changes: sealText(JSON.stringify({ reasonAfterDeath: { before: null, after: reason } }), key, {
          table: 'audit_events',
          column: 'changes',
          row: patientId,
        }),
      }
