import { z } from 'zod'
import { fault } from '../../../operations/fault.ts'
import { choice, optionalText } from '../../../operations/fields.ts'
import { lines } from '../entry-fields.ts'

/** The form that states that there are no known allergies. */
export const noKnownAllergiesSchema = z
  .object({
    scope: choice('what-the-statement-is-about', [
      'any',
      'medication',
      'food',
      'environment',
      'biologic',
      'substance',
    ]).default('any'),
    substance: optionalText('the-substance', 500),
    note: lines('the-note', 2_000),
  })
  .refine(({ scope, substance }) => scope !== 'substance' || substance !== null, {
    path: ['substance'],
    message: fault('patients.fault.enter-substance-patient-known'),
  })
  .refine(({ scope, substance }) => scope === 'substance' || substance === null, {
    path: ['substance'],
    message: fault('patients.fault.leave-empty-choose-statement'),
  })
