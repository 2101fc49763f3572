import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { relationshipDocuments, relationshipKinds } from '../../../models/patients/record-tie.ts'
import { emailField } from '../../accounts/email-field.ts'
import { idInAddress } from '../../operations/input.ts'
import { calendarDay, choice, optionalText, requiredText } from '../../operations/fields.ts'
import { fault } from '../../operations/fault.ts'

/** The longest that somebody may act for another before it is asked again. */
const mostYears = 18

/** Inviting a person to tie their account to a record. @param today YYYY-MM-DD */
export const inviteSchema = (today: () => string) =>
  z
    .object({
      kind: choice('whose-record-it-is', relationshipKinds),
      document: choice('what-you-have-seen', relationshipDocuments),
      grounds: optionalText('why-they-act-for-the-patient', 1_000),
      endsOn: z
        .string()
        .optional()
        .transform((text) => (text === undefined || text.trim() === '' ? null : text.trim()))
        .pipe(
          calendarDay('the-last-day')
            .refine((day) => day >= today(), fault('patients.fault.last-day-passed-enter'))
            .refine(
              (day) => day <= Temporal.PlainDate.from(today()).add({ years: mostYears }).toString(),
              fault('patients.fault.last-day-years-ahead', { mostYears }),
            )
            .nullable(),
        ),
      email: z
        .string()
        .optional()
        .transform((text) => (text === undefined || text.trim() === '' ? null : text))
        .pipe(emailField.nullable()),
    })
    .superRefine(({ kind, grounds, endsOn }, context) => {
      for (const [field, typed] of Object.entries({ grounds, endsOn })) {
        if (kind === 'self' && typed !== null) {
          const message = fault('patients.fault.only-of-whoever-acts')
          context.addIssue({ code: 'custom', path: [field], message })
        }
      }
      if (kind !== 'self' && grounds === null) {
        context.addIssue({
          code: 'custom',
          path: ['grounds'],
          message: fault('patients.fault.say-why-act-patient'),
        })
      }
      if (kind !== 'self' && endsOn === null) {
        context.addIssue({
          code: 'custom',
          path: ['endsOn'],
          message: fault('patients.fault.enter-last-day-childs'),
        })
      }
    })

/** Asking for the end of the tie that the address names. */
export const endSchema = z.object({ tieId: idInAddress, reason: requiredText('the-reason', 1_000) })

const code = requiredText('the-code', 40)

export const acceptSchema = z.object({ code })

/** Making an account of one's own with an invitation. */
export const joinSchema = z.object({
  code,
  username: requiredText('a-username', 64)
    .transform((text) => text.toLowerCase())
    .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, fault('patients.fault.use-2-64-letters'))),
  email: emailField,
})
