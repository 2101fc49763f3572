import { IntlMessageFormat } from 'intl-messageformat'
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'
import { isolated } from '../isolated.ts'
import { dateShapes } from './date-shapes.ts'
import { languages, type Language, type MessageKey, type Messages } from './languages.ts'
import type { Given, PlainValues, RichValues } from './message-values.ts'
import { keptFormatters } from './kept-formatters.ts'
import type { Text } from './said.ts'

/** Says a message of the product; a value that is written from right to left keeps to itself. */
export type Say = <Key extends MessageKey>(key: Key, ...given: Given<PlainValues<Messages[Key]>>) => string

/** The same with elements: for a message with tags, such as `<link>…</link>`, or with a value that is an element. */
export type SayRich = <Key extends MessageKey>(key: Key, values: RichValues<Messages[Key]>) => ReactElement

/** The words of the product in one language. */
export type Words = {
  readonly language: Language
  readonly say: Say
  readonly sayRich: SayRich
  /** What was kept to be said when it is shown; a plain text as it stands. */
  readonly tell: (text: Text) => string
}

type PlainValue = string | number | Date
type RichValue = ReactNode | Date | ((text: ReactNode) => ReactNode)
type Values<Value> = Readonly<Record<string, Value>>

const formats = { date: dateShapes, time: dateShapes }

const isolatedValues = <Value>(values: Values<Value>): Record<string, Value | string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolated(value) : value,
    ]),
  )

/**
 * The words of a language, for whoever is in this zone. Each message is read once, when it is first said.
 * @throws SyntaxError, when it is said, for a message that is no ICU MessageFormat; a test says all of them
 */
export function openWords(language: Language, timeZone: string): Words {
  const { locale, messages } = languages[language]
  const formatters = keptFormatters(timeZone)
  const read = new Map<string, IntlMessageFormat>()

  const messageOf = (key: MessageKey): IntlMessageFormat => {
    const known = read.get(key)
    if (known !== undefined) {
      return known
    }
    const message = new IntlMessageFormat(messages[key], locale, formats, { formatters })
    read.set(key, message)
    return message
  }
  const tellPlain = (key: MessageKey, values: Values<PlainValue> | undefined): string =>
    values === undefined
      ? messages[key]
      : messageOf(key)
          .formatToParts<string>(isolatedValues(values))
          .map(({ value }) => value)
          .join('')

  return {
    language,
    say: (key, ...[values]) => tellPlain(key, values),
    sayRich: (key, values) => {
      const parts = messageOf(key).formatToParts<ReactNode>(isolatedValues<RichValue>(values))
      return createElement(Fragment, null, ...parts.map(({ value }) => value))
    },
    tell: (text) => (typeof text === 'string' ? text : tellPlain(text.key, text.values)),
  }
}
