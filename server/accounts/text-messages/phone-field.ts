import { requiredText } from '../../operations/fields.ts'
import { normalisePhoneNumber } from '../../crypto/phone-number.ts'

const e164 = /^\+[1-9]\d{7,14}$/
const international = /^\s*(\+|00)/

/**
 * A mobile number, made E.164. The country has to be given: a guess could send codes to a stranger.
 */
export const phoneField = requiredText('a mobile number', 40)
  .refine(
    (text) => international.test(text),
    'Begin with + and the country code, for example +27 82 555 0101',
  )
  .transform((text) => normalisePhoneNumber(text, '') ?? '')
  .refine((number) => e164.test(number), 'Enter a whole mobile number, for example +27 82 555 0101')
