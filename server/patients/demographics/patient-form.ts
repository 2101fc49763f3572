import { z } from 'zod'
import { normaliseNationalId } from '../../crypto/national-id.ts'
import { choice, optionalText, personName, textIfSent, type FieldLabel } from '../../operations/fields.ts'
import { withFields } from '../../operations/input-fields.ts'
import { Refused } from '../../operations/refused.ts'
import { parsePartialDate } from '../../partial-date.ts'
import { fault } from '../../operations/fault.ts'

const earliestBirthYear = '1880'

const isPhoneNumber = (text: string): boolean => {
  const [number = ''] = text.split(/\s*(?:ext\.?|x)\s*\d{1,6}$/i)
  const digits = number.replaceAll(/\D/g, '').length
  // E.164 allows 15 digits; fewer than 6 are nobody's number.
  return /^\+?[\d\s().\-/]+$/.test(number) && digits >= 6 && digits <= 15
}

const isNationalId = (text: string): boolean => {
  const length = [...normaliseNationalId(text)].length
  return /^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u.test(text) && length >= 6 && length <= 20
}

/** What is typed where there is no number: one character over and over, or digits in their order. */
const isPlaceholder = (text: string): boolean => {
  const id = normaliseNationalId(text)
  return /^(.)\1*$/u.test(id) || '01234567890123456789'.includes(id) || '98765432109876543210'.includes(id)
}

const isEmailAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text)

const leftOutOr = (holds: (text: string) => boolean) => (text: string | null) => text === null || holds(text)

/** Browsers send line ends as two characters, whatever was there before. */
const linesIfSent = (label: FieldLabel, max: number) =>
  textIfSent(label, max).transform((text) => text && text.replaceAll('\r\n', '\n'))

const lines = (label: FieldLabel, max: number) => linesIfSent(label, max).transform((text) => text ?? null)

/** A date of birth as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY. */
const birthDate = (today: () => string) =>
  z
    .string({ error: fault('patients.fault.enter-date-birth') })
    .transform((text) => text.trim())
    .refine((text) => {
      const precision = parsePartialDate(text)?.precision
      return precision !== undefined && precision !== 'instant'
    }, fault('patients.fault.enter-date-birth-yyyy'))
    .refine((day) => day.slice(0, 4) >= earliestBirthYear, fault('patients.fault.date-birth-too-long'))
    .refine((day) => day <= today().slice(0, day.length), fault('patients.fault.date-birth-future-check'))

/** What only those may write who write charts. */
const clinicalFields = {
  medicalHistory: lines('the-medical-history', 20_000),
  allergies: lines('the-allergies', 5_000),
}

/** Of the record that a form was filled from; 0 where it cannot be read. A client that sends none is not asked. */
const recordVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(0)

/** The form of the medical history and the free notes: a client that sends one of the two says nothing of the other. */
export const medicalHistorySchema = z.object({
  medicalHistory: linesIfSent('the-medical-history', 20_000),
  allergies: linesIfSent('the-allergies', 5_000),
  version: recordVersion,
})

/** The fields of who a patient is. @param today gives the facility's date, YYYY-MM-DD */
const patientFields = (today: () => string) => ({
  givenName: personName('the-given-names'),
  familyName: personName('the-family-name'),
  birthDate: birthDate(today).nullable(),
  sex: choice('the-sex', ['female', 'male', 'other', 'unknown']),
  nationalId: optionalText('the-national-id', 40)
    .refine(leftOutOr(isNationalId), fault('patients.fault.enter-national-id-6'))
    .refine(
      leftOutOr((text) => !isPlaceholder(text)),
      fault('patients.fault.placeholder-nobodys-number-leave'),
    ),
  phone: optionalText('the-phone-number', 40).refine(
    leftOutOr(isPhoneNumber),
    fault('patients.fault.enter-phone-number-digits'),
  ),
  email: optionalText('the-e-mail-address', 254).refine(
    leftOutOr(isEmailAddress),
    fault('patients.fault.enter-e-mail-address'),
  ),
  address: lines('the-address', 1_000),
  ...clinicalFields,
})

const typedForm = z.looseObject({
  givenName: z.unknown().optional(),
  familyName: z.unknown().optional(),
  birthDate: z.unknown().optional(),
  onlyOneName: z.unknown().optional(),
  birthDateUnknown: z.unknown().optional(),
})

const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === ''

const noName = z.unknown().transform(() => '')
const noBirthDate = z.unknown().transform(() => null)

/**
 * The fields that a form must fill, by what its boxes say: somebody has one name only, or nobody knows when they were born.
 * A name or a date that is only forgotten is asked for.
 */
function fieldsOf(today: () => string, typed: z.output<typeof typedForm>) {
  const fields = patientFields(today)
  const { givenName, familyName, onlyOneName, birthDateUnknown } = typed
  const oneName = onlyOneName === 'on' && isBlank(givenName) !== isBlank(familyName)
  return {
    ...fields,
    ...(oneName && isBlank(givenName) ? { givenName: noName } : {}),
    ...(oneName && isBlank(familyName) ? { familyName: noName } : {}),
    ...(birthDateUnknown === 'on' && isBlank(typed.birthDate) ? { birthDate: noBirthDate } : {}),
  }
}

/** What a box says against what stands beside it. */
function contradictions({ givenName, familyName, birthDate: day, ...ticked }: z.output<typeof typedForm>) {
  return [
    ...(ticked.onlyOneName === 'on' && !isBlank(givenName) && !isBlank(familyName)
      ? [{ field: 'onlyOneName', message: fault('patients.fault.leave-two-names-empty') }]
      : []),
    ...(ticked.birthDateUnknown === 'on' && !isBlank(day)
      ? [{ field: 'birthDateUnknown', message: fault('patients.fault.leave-date-birth-empty') }]
      : []),
  ]
}

/** The form of a person with some more fields. */
const personForm = <More extends z.ZodRawShape>(today: () => string, more: More) =>
  withFields(
    [...Object.keys(typedForm.shape), ...Object.keys(patientFields(today)), ...Object.keys(more)],
    z.unknown().transform((raw, context) => {
      const typed = typedForm.parse(raw ?? {})
      const parsed = z.object({ ...fieldsOf(today, typed), ...more }).safeParse(raw ?? {})
      for (const { field, message } of contradictions(typed)) {
        context.addIssue({ code: 'custom', path: [field], message })
      }
      if (!parsed.success) {
        for (const { path, message } of parsed.error.issues) {
          context.addIssue({ code: 'custom', path: [...path], message })
        }
        return z.NEVER
      }
      return parsed.data
    }),
  )

/** The form of a new patient. */
export const registrationSchema = (today: () => string) =>
  personForm(today, { registerAnyway: z.literal('on', fault('patients.fault.tick-box-leave')).optional() })

/** The form of a patient's details; `version` is that of the record it was filled from, 0 where it cannot be read. */
export const editSchema = (today: () => string) =>
  personForm(today, {
    version: recordVersion,
  })

export type RegistrationValues = z.output<ReturnType<typeof registrationSchema>>
export type EditValues = z.output<ReturnType<typeof editSchema>>

/**
 * Clinical fields that were sent by somebody who may not write them are refused, by name, and nothing is dropped. An empty
 * field says nothing.
 * @throws Refused
 */
export function mustNotWriteClinicalFields(
  values: Partial<Record<keyof typeof clinicalFields, string | null>>,
): void {
  const fields = (['medicalHistory', 'allergies'] as const).filter(
    (field) => (values[field] ?? null) !== null,
  )
  if (fields.length > 0) {
    throw new Refused('clinical-fields', { fields })
  }
}
