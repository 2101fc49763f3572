import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Temporal } from 'temporal-polyfill'
import {
  readPatientSafetyIn,
  type PatientSafetyRow,
} from '../../models/queries/prescriptions/patient-safety.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { openAllergyFacts, type AllergyFacts } from './allergies/open-allergy-facts.ts'
import { openTakenMedicines, type TakenMedicineWithDirections } from './interactions/open-taken-medicines.ts'

/** What a medicine is compared with: what a patient must not be given, and what they take. */
export type SafetyFacts = AllergyFacts & { readonly medicines: readonly TakenMedicineWithDirections[] }

/** So long after its last supply, or the end of its prescription, a medicine may still be taken. */
const stillTakenDays = 90

/** The day since when whatever was handed out, or has run out, may still be taken, YYYY-MM-DD. */
export const mayBeTakenSince = ({ time, clock }: Pick<Services, 'time' | 'clock'>): string =>
  Temporal.PlainDate.from(time.isoDate(clock.now())).subtract({ days: stillTakenDays }).toString()

/** Whether what nobody has signed yet counts as taken: never for a pharmacy, which it has not reached. */
export type SafetyView = { readonly unsigned: boolean }

/** Opens what a medicine is compared with. @throws SealBrokenError */
export const openSafetyFacts = (
  services: Pick<Services, 'time' | 'clock'>,
  row: PatientSafetyRow,
  key: KeyObject,
  { unsigned }: SafetyView,
): SafetyFacts => ({
  ...openAllergyFacts(row, key),
  medicines: openTakenMedicines(row, key, {
    since: mayBeTakenSince(services),
    today: services.time.isoDate(services.clock.now()),
  }).filter(({ takenAs }) => unsigned || takenAs !== 'draft'),
})

/**
 * The same on the connection of a change under way, whose audit row says that the patient's record was used.
 * @throws Refused, SealBrokenError
 */
export async function readSafetyFactsIn(
  services: Services,
  transaction: Transaction,
  { patientId, key, unsigned }: { patientId: string; key: KeyObject } & SafetyView,
): Promise<SafetyFacts> {
  const since = mayBeTakenSince(services)
  const row = await readPatientSafetyIn(services.sequelize, transaction, { patientId, since })
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  return openSafetyFacts(services, row, key, { unsigned })
}
