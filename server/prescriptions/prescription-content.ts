import { createHash } from 'node:crypto'
import { z } from 'zod'

const contentShape = {
  patientId: z.string(),
  medicationId: z.string(),
  medicationName: z.string(),
  dose: z.string(),
  route: z.string(),
  frequency: z.string(),
  /** Of one dispensing; null only on a prescription that another system wrote. */
  quantity: z.number().nullable(),
  /** Null only on a prescription that another system wrote. */
  repeats: z.number().nullable(),
  /** The last day on which it may be dispensed, YYYY-MM-DD. */
  expiresOn: z.string().nullable(),
  instructions: z.string().nullable(),
  prescriberId: z.string().nullable(),
  prescriberName: z.string().nullable(),
}

/** What came with the second version: earlier signatures say nothing of it. */
const laterShape = {
  /** After how many days it may be repeated, where the prescriber said so. */
  repeatAfterDays: z.number().nullable(),
  /** Why it is prescribed against an allergy, and against which, as the check names them. */
  overrideReason: z.string().nullable(),
  overrideOf: z.string().nullable(),
}

const nothingLater = { repeatAfterDays: null, overrideReason: null, overrideOf: null }

const signedSchema = z.union([
  z.strictObject({ ...contentShape, ...laterShape, version: z.literal(2), signedAt: z.iso.datetime() }),
  z
    .strictObject({ ...contentShape, version: z.literal(1), signedAt: z.iso.datetime() })
    .transform((first) => ({ ...first, ...nothingLater })),
])

/** All that a prescription says clinically: what a prescriber reads before signing. */
export type PrescriptionContent = z.output<z.ZodObject<typeof contentShape & typeof laterShape>>

/** What was signed, and when. */
export type SignedContent = z.output<typeof signedSchema>

/** The clinical content of whatever carries it, and nothing else of it. */
export const prescriptionContent = (from: PrescriptionContent): PrescriptionContent => ({
  patientId: from.patientId,
  medicationId: from.medicationId,
  medicationName: from.medicationName,
  dose: from.dose,
  route: from.route,
  frequency: from.frequency,
  quantity: from.quantity,
  repeats: from.repeats,
  expiresOn: from.expiresOn,
  instructions: from.instructions,
  prescriberId: from.prescriberId,
  prescriberName: from.prescriberName,
  repeatAfterDays: from.repeatAfterDays,
  overrideReason: from.overrideReason,
  overrideOf: from.overrideOf,
})

export const signedContent = (content: PrescriptionContent, signedAt: Date): SignedContent => ({
  ...prescriptionContent(content),
  version: 2,
  signedAt: signedAt.toISOString(),
})

/**
 * One text for one content, whatever order its fields came in: JSON with its names sorted (RFC 8785, for flat objects
 * of text, whole numbers and null).
 */
export const canonicalJson = (content: PrescriptionContent | SignedContent): string =>
  JSON.stringify(content, Object.keys(content).toSorted())

/** What a form carries of the content that was shown on it: SHA-256 of the canonical text, base64url. */
export const contentHash = (content: PrescriptionContent): string =>
  createHash('sha256')
    .update(canonicalJson(prescriptionContent(content)))
    .digest('base64url')

/** Reads what canonicalJson wrote. @throws ZodError where it is something else */
export const parseSignedContent = (json: string): SignedContent => signedSchema.parse(JSON.parse(json))
