import { z } from 'zod'
import { requiredText } from '../operations/fields.ts'
import { fault } from '../operations/fault.ts'

/** An e-mail address, in the small letters in which it is kept. */
export const emailField = requiredText('an-e-mail-address', 254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email(fault('accounts.fault.enter-e-mail-address')))
