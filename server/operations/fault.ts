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

/** What an issue of a schema says; what zod found itself is told as it says it. */
export function saidOfIssue(message: string): Text {
  try {
    return readSaid(JSON.parse(message)) ?? message
  } catch {
    return message
  }
}
