import { z } from 'zod'
import { normaliseNationalId } from '../crypto/national-id.ts'
import { calendarDay, choice, optionalText, personName } from '../http/fields.ts'

const earliestBirthDate = '1880-01-01'

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

const isEmailAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text)

const leftOutOr = (holds: (text: string) => boolean) => (text: string | null) => text === null || holds(text)

/** Browsers send line ends as two characters, whatever was there before. */
const lines = (label: string, max: number) =>
  optionalText(label, max).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)

/** The fields of who a patient is. @param today gives the facility's date, YYYY-MM-DD */
export const patientFields = (today: () => string) => ({
  givenName: personName('the given names'),
  familyName: personName('the family name'),
  birthDate: calendarDay('the date of birth')
    .refine((day) => day >= earliestBirthDate, 'The date of birth is too long ago; check the year')
    .refine((day) => day <= today(), 'The date of birth is in the future; check it'),
  sex: choice('the sex', ['female', 'male', 'other', 'unknown']),
  nationalId: optionalText('the national id', 40).refine(
    leftOutOr(isNationalId),
    'Enter the national id as 6 to 20 letters and digits',
  ),
  phone: optionalText('the phone number', 40).refine(
    leftOutOr(isPhoneNumber),
    'Enter the phone number in digits, for example 082 555 0101 or +27 82 555 0101',
  ),
  email: optionalText('the e-mail address', 254).refine(
    leftOutOr(isEmailAddress),
    'Enter the e-mail address in full, for example name@example.org',
  ),
  address: lines('the address', 1_000),
  medicalHistory: lines('the medical history', 20_000),
  allergies: lines('the allergies', 5_000),
})

/** The form of a new patient. */
export const registrationSchema = (today: () => string) =>
  z.object({
    ...patientFields(today),
    registerAnyway: z.literal('on', 'Tick the box or leave it').optional(),
  })

/** The form of a patient's details; `version` is that of the record it was filled from, 0 where it cannot be read. */
export const editSchema = (today: () => string) =>
  z.object({
    ...patientFields(today),
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .catch(0),
  })

export type RegistrationValues = z.output<ReturnType<typeof registrationSchema>>
export type EditValues = z.output<ReturnType<typeof editSchema>>
