import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Handover } from '../../views/prescriptions/handover.ts'
import { fieldOpener } from '../patients/sealed-fields.ts'

const text = z.string().nullable()

const stored = z.strictObject({
  batch: text,
  batchExpiresOn: text,
  substitutionReason: text,
  counselling: z.enum(['given', 'declined']).nullable(),
  counsellingNote: text,
  collectedBy: z.enum(['patient', 'other']).nullable(),
  collectorName: text,
  collectorRelation: text,
  collectorIdSeen: text,
})

/** What was said of a supply beside its quantity, as it is sealed; null where nothing was. */
export function handoverText(values: Handover): string | null {
  const said = stored.parse(values)
  return Object.values(said).every((value) => value === null) ? null : JSON.stringify(said)
}

/** Opens what `handoverText` gave. @throws SealBrokenError, ZodError where it is something else */
export function openHandover(
  box: Buffer | string | null,
  key: KeyObject,
  dispensingId: string,
): Handover | null {
  const json = fieldOpener(key, 'dispensings', dispensingId).optional('handover', box)
  return json === null ? null : stored.parse(JSON.parse(json))
}
