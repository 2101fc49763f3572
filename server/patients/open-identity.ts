import type { KeyObject } from 'node:crypto'
import {
  readIdentity,
  type AskedPatient,
  type IdentityRow,
} from '../../models/queries/patients/of-patient.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import type { PatientIdentity } from '../../views/patients/chart.ts'
import type { Receipt } from '../audit/record.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { allergiesForBanner, openSafety } from './open-entries.ts'
import { openDeath } from './deaths/open-death.ts'
import { fieldOpener } from './sealed-fields.ts'
import { openIdentity } from './identity.ts'

/** One statement that brings who a patient is and whatever else a page opens, with the key for all of it. */
export type ReadWithIdentity<Row extends IdentityRow> = (
  prepared: PreparedQueries,
  patient: AskedPatient,
) => Promise<Row | undefined>

/** Opens who a patient is, and whether they died. @throws SealBrokenError */
export const openIdentityAndDeath = (row: IdentityRow, key: KeyObject) => ({
  ...openIdentity(row, key),
  death: openDeath(fieldOpener(key, 'patients', row.id), row),
})

/**
 * Opens who a patient is and what could harm them, for the banner of a page about them, from the one statement that also
 * brings what else the page shows. Allergies are not even read for those from whom the decision hides them. The key opens what this row holds: another statement may have seen another key, and brings its own.
 * @throws Refused, SealBrokenError
 */
export async function openWithIdentity<Row extends IdentityRow>(
  services: Services,
  receipt: Receipt,
  patientId: string,
  read: ReadWithIdentity<Row>,
): Promise<{ identity: PatientIdentity; row: Row; key: KeyObject }> {
  receipt.mustCover(patientId, 'identity')
  const row = await read(services.prepared, { patientId, safety: receipt.shows('safety') })
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const open = fieldOpener(key, 'patients', row.id)
  const identity = {
    ...openIdentityAndDeath(row, key),
    allergies:
      row.safety &&
      allergiesForBanner(
        receipt,
        openSafety(receipt, key, row.safety, open.optional('allergies', row.safety.allergies)),
      ),
  }
  return { identity, row, key }
}

/** Opens who a patient is, for the banner of a page that opens nothing else of them. @throws Refused, SealBrokenError */
export async function openPatientIdentity(
  services: Services,
  receipt: Receipt,
  patientId: string,
): Promise<{ identity: PatientIdentity }> {
  const { identity } = await openWithIdentity(services, receipt, patientId, readIdentity)
  return { identity }
}
