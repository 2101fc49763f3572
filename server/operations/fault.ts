import type { MessageKey, Messages } from '../../views/words/languages.ts'
import type { ValuesArgument, PlainValues } from '../../views/words/message-values.ts'
import { readSaid, said, storeSaid, type Text } from '../../views/words/said.ts'

/**
 * What is wrong with a field, for a schema: messages of zod are plain text, so that the key and values of ours stand in them
 * as they are stored elsewhere.
 */
export const fault = <Key extends MessageKey>(
  key: Key,
  ...given: ValuesArgument<PlainValues<Messages[Key]>>
): string => JSON.stringify(storeSaid(said(key, ...given)))

/** What is wrong with a field, as an issue of a schema says it. */
export const issueOf = (text: Text): string =>
  typeof text === 'string' ? text : JSON.stringify(storeSaid(text))

const found = {
  invalid_type: said('fault.schema.missing'),
  too_big: said('fault.schema.too-much'),
  too_small: said('fault.schema.too-little'),
  invalid_format: said('fault.schema.unreadable'),
  invalid_value: said('fault.schema.no-choice'),
} as const

const isFound = (code: string): code is keyof typeof found => Object.hasOwn(found, code)

/** How zod begins whatever it says by itself. */
const byZod = /^(?:Invalid|Too big|Too small|Unrecognized)\b/

/** What an issue of a schema says; what zod found itself is said by its code. */
export function saidOfIssue({ code, message }: { readonly code: string; readonly message: string }): Text {
  try {
    return readSaid(JSON.parse(message)) ?? message
  } catch {
    if (!byZod.test(message)) {
      return message
    }
    return isFound(code) ? found[code] : said('fault.schema.not-taken')
  }
}
