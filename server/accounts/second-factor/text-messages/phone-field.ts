import { requiredText } from '../../../operations/fields.ts'
import { normalisePhoneNumber } from '../../../crypto/phone-number.ts'
import { fault } from '../../../operations/fault.ts'

const e164 = /^\+[1-9]\d{7,14}$/
const international = /^\s*(\+|00)/

/**
 * A mobile number, made E.164. The country has to be given: a guess could send codes to a stranger.
 */
export const phoneField = requiredText('a-mobile-number', 40)
  .refine((text) => international.test(text), fault('accounts.fault.begin-country-code-example'))
  .transform((text) => normalisePhoneNumber(text, '') ?? '')
  .refine((number) => e164.test(number), fault('accounts.fault.enter-whole-mobile-number'))
