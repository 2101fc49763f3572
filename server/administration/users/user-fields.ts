import { z } from 'zod'
import {
  calendarDay,
  type FieldLabel,
  optionalText,
  personName,
  requiredText,
} from '../../operations/fields.ts'
import { idInAddress } from '../../operations/input.ts'
import { emailField } from '../../accounts/email-field.ts'
import { fault } from '../../operations/fault.ts'

const optionalDay = (label: FieldLabel) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text.trim() === '' ? null : text.trim()))
    .pipe(calendarDay(label).nullable())

const box = z
  .literal('on', fault('security.fault.tick-box-leave'))
  .optional()
  .transform((value) => value === 'on')

const common = {
  displayName: personName('the-name'),
  /** A form without the field leaves it as it is. */
  ward: z.union([z.undefined(), optionalText('the-ward', 100)]),
  licenceExpiresOn: optionalDay('the-last-day-of-the-licence'),
  trainingExpiresOn: optionalDay('the-last-day-of-the-training'),
  emergencyAccess: box,
}

/** What is entered of a new user. A password is not among it: nobody chooses another person's. */
export const newUserSchema = z.object({
  ...common,
  username: requiredText('a-username', 64)
    .transform((text) => text.toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, fault('security.fault.use-2-64-letters'))),
  email: emailField,
  role: requiredText('the-role', 60),
})

/** What may be changed of a user. Role and account are left out on one's own form. */
export const userSchema = z.object({
  ...common,
  id: idInAddress,
  email: z
    .string()
    .optional()
    .transform((text) => (text?.trim() === '' ? null : text))
    .pipe(emailField.nullable().optional()),
  role: z.string().max(60, fault('security.fault.choose-role')).optional(),
  active: z.enum(['yes', 'no'], fault('security.fault.choose-whether-account-used')).optional(),
  version: z.string().max(40).optional(),
})

export type NewUserValues = z.output<typeof newUserSchema>
export type UserValues = z.output<typeof userSchema>
