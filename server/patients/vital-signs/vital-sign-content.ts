import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Observation, ObservationStatus } from '../../../models/patients/observation.ts'
import type { Box } from '../../../models/queries/patients/clinical-entries.ts'
import { circumstances, interpretations } from '../../vital-kinds.ts'
import { isCritical } from './interpret.ts'
import { fieldOpener, fieldSealer } from '../sealed-fields.ts'

const text = z.string().nullable()

/** What is sealed of a vital sign. */
const contentSchema = z.object({
  value: z.string(),
  diastolic: text,
  circumstance: z.enum(circumstances).nullable(),
  note: text,
  /** Why it was written down, where the patient had died by then. */
  reasonAfterDeath: text.default(null),
  /** Against the limits as they were then; null where no range was known. */
  interpretation: z.enum(interpretations).nullable().default(null),
})
export type VitalSignContent = z.output<typeof contentSchema>

/** Everything that a vital sign says, as it is compared and kept in its history. */
export type VitalSignFields = VitalSignContent & {
  /** RFC 3339 */
  readonly takenAt: string
  readonly status: ObservationStatus
}

/** @throws SealBrokenError */
export const openContent = (key: KeyObject, id: string, content: Box): VitalSignContent =>
  contentSchema.parse(JSON.parse(fieldOpener(key, 'observations', id).required('content', content)))

/** The same as its row holds it. */
export const sealContent = (key: KeyObject, id: string, content: z.input<typeof contentSchema>) =>
  fieldSealer(key, 'observations', id).required('content', JSON.stringify(contentSchema.parse(content)))

/** What a row says. @throws SealBrokenError */
export const openFields = (row: Observation, key: KeyObject): VitalSignFields => ({
  ...openContent(key, row.id, row.content.toColumn()),
  takenAt: row.takenAt.toISOString(),
  status: row.status,
})

/** The columns of what a vital sign says. */
export const sealFields = (id: string, key: KeyObject, { takenAt, status, ...content }: VitalSignFields) => ({
  takenAt: new Date(takenAt),
  status,
  critical: isCritical(content.interpretation),
  content: sealContent(key, id, content),
})
