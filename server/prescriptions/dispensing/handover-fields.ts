import { z } from 'zod'
import type { Handover } from '../../../views/prescriptions/handover.ts'
import type { CodeUnder } from '../../../views/words/languages.ts'
import { fault } from '../../operations/fault.ts'
import { calendarDay, choice, optionalText } from '../../operations/fields.ts'
import { isId } from '../../is-id.ts'

/** A choice that may be left out; a form says that by an empty text. */
const optionalChoice = <const Values extends readonly [string, ...string[]]>(
  label: Parameters<typeof choice>[0],
  values: Values,
) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? null : value),
    choice(label, values).nullable(),
  )

/** What a form says of a supply beside its quantity: all of it may be left out, and what is said is whole. */
export const handoverFields = {
  batch: optionalText('the-batch', 60),
  batchExpiresOn: z
    .union([z.literal('').transform(() => null), calendarDay('the-expiry-of-the-batch')])
    .optional()
    .transform((day) => day ?? null),
  /** Another product than the one prescribed. */
  givenMedicationId: z
    .union([
      z.literal('').transform(() => null),
      z.string().refine(isId, fault('pharmacy.fault.choose-product')),
    ])
    .optional()
    .transform((id) => id ?? null),
  substitutionReason: optionalText('the-reason', 500),
  counselling: optionalChoice('whether-counselling-was-given', ['given', 'declined']),
  counsellingNote: optionalText('what-was-said', 1_000),
  collectedBy: optionalChoice('who-collected-it', ['patient', 'other']),
  collectorName: optionalText('the-name-of-who-collected-it', 200),
  collectorRelation: optionalText('how-they-are-related', 100),
  collectorIdSeen: optionalText('the-identification-seen', 100),
}

type HandoverValues = z.output<z.ZodObject<typeof handoverFields>>

type Wrong = { readonly field: string; readonly message: string }

/** What is said by half, or of somebody who is not named. @param today the facility's date, YYYY-MM-DD */
export function faultsOfHandover(values: HandoverValues, today: string): readonly Wrong[] {
  const wrong: Wrong[] = []
  const say = (field: keyof HandoverValues, code: CodeUnder<'pharmacy.fault'>) =>
    wrong.push({ field, message: fault(`pharmacy.fault.${code}`) })
  if (values.batchExpiresOn !== null && values.batchExpiresOn < today) {
    say('batchExpiresOn', 'batch-expired')
  }
  if (values.givenMedicationId !== null && values.substitutionReason === null) {
    say('substitutionReason', 'say-why-substituted')
  }
  if (values.givenMedicationId === null && values.substitutionReason !== null) {
    say('givenMedicationId', 'choose-product')
  }
  const { collectedBy, collectorName, collectorRelation, collectorIdSeen } = values
  if (collectedBy === 'other') {
    if (collectorName === null) {
      say('collectorName', 'name-collector')
    }
    if (collectorRelation === null && collectorIdSeen === null) {
      say('collectorRelation', 'relation-or-id')
    }
  } else if (collectorName !== null || collectorRelation !== null || collectorIdSeen !== null) {
    say('collectedBy', 'collected-by-other')
  }
  return wrong
}

/** What of a form is kept with the supply. */
export const handoverOf = (values: HandoverValues): Handover => ({
  batch: values.batch,
  batchExpiresOn: values.batchExpiresOn,
  substitutionReason: values.substitutionReason,
  counselling: values.counselling,
  counsellingNote: values.counsellingNote,
  collectedBy: values.collectedBy,
  collectorName: values.collectorName,
  collectorRelation: values.collectorRelation,
  collectorIdSeen: values.collectorIdSeen,
})
