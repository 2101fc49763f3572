import { z } from 'zod'
import { requiredText } from '../operations/fields.ts'

/** An e-mail address, in the small letters in which it is kept. */
export const emailField = requiredText('an e-mail address', 254)
  .transform((text) => text.toLowerCase())
  .pipe(z.email('Enter an e-mail address, for example name@example.org'))
