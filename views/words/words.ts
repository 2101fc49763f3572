import { IntlMessageFormat } from 'intl-messageformat'
import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { isolated } from '../isolated.ts'
import { dateShapes } from './date-shapes.ts'
import { languages, type Language, type MessageKey, type Messages, type Translation } from './languages.ts'
import type { ValuesArgument, PlainValues, RichValues, MessageToSay, MessageValue } from './message-values.ts'
import { keptFormatters } from './kept-formatters.ts'
import type { Text } from './said.ts'

/** Says a message of the product; a value that is written from right to left keeps to itself. */
export type Say = <Key extends MessageKey>(
  key: Key,
  ...given: ValuesArgument<PlainValues<Messages[Key]>>
) => string

/** The same with elements: for a message with tags, such as `<link>…</link>`, or with a value that is an element. */
export type SayRich = <Key extends MessageKey>(key: Key, values: RichValues<Messages[Key]>) => ReactElement

/** The words of the product in one language. */
export type Words = {
  readonly language: Language
  readonly say: Say
  readonly sayRich: SayRich
  /** What was kept to be said when it is shown; a plain text as it stands. */
  readonly tell: (text: Text) => string
  /** Several as one reads them: "a, b and c". */
  readonly list: (texts: readonly string[]) => string
}

type PlainValue = Exclude<MessageValue, MessageToSay | readonly MessageToSay[]>
type RichValue = ReactNode | Date | ((text: ReactNode) => ReactNode)
type Values<Kind> = Readonly<Record<string, Kind>>

const formats = { date: dateShapes, time: dateShapes }

const isSaid = (value: unknown): value is MessageToSay =>
  typeof value === 'object' && value !== null && 'key' in value && !isValidElement(value)

const areSaid = (value: unknown): value is readonly MessageToSay[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSaid)

const capital = (text: string, locale: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** A language by what it says, and by how it writes numbers, dates and plurals. */
export type Spoken = { readonly locale: string; readonly messages: Translation }

/** The words of a language, for whoever is in this zone. */
export const openWords = (language: Language, timeZone: string): Words =>
  wordsOf(language, languages[language], timeZone)

/**
 * The words of a language that is given whole. Each message is read once, when it is first said.
 * @throws SyntaxError, when it is said, for a message that is no ICU MessageFormat; a test says all of them
 */
export function wordsOf(language: Language, { locale, messages }: Spoken, timeZone: string): Words {
  const formatters = keptFormatters(timeZone)
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
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
  /** A value as it is written: a text keeps to itself, and a message with which another begins has a capital letter. */
  const written = <Plain>(
    key: MessageKey,
    name: string,
    value: Plain | MessageToSay | readonly MessageToSay[],
  ): Plain | string => {
    if (isSaid(value) || areSaid(value)) {
      const text = isSaid(value)
        ? tellPlain(value.key, value.values)
        : lists.format(value.map((one) => tellPlain(one.key, one.values)))
      return messages[key].startsWith(`{${name}}`) ? capital(text, locale) : text
    }
    return typeof value === 'string' ? isolated(value) : value
  }
  const writtenValues = <Plain>(
    key: MessageKey,
    values: Values<Plain | MessageToSay | readonly MessageToSay[]>,
  ): Record<string, Plain | string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, written(key, name, value)] as const),
    )
  const tellPlain = (key: MessageKey, values: Values<MessageValue> | undefined): string =>
    values === undefined
      ? messages[key]
      : messageOf(key)
          .formatToParts<string>(writtenValues<PlainValue>(key, values))
          .map(({ value }) => value)
          .join('')

  return {
    language,
    say: (key, ...[values]) => tellPlain(key, values),
    sayRich: (key, values) => {
      const parts = messageOf(key).formatToParts<ReactNode>(writtenValues<RichValue>(key, values))
      return createElement(Fragment, null, ...parts.map(({ value }) => value))
    },
    tell: (text) => (typeof text === 'string' ? text : tellPlain(text.key, text.values)),
    list: (texts) => lists.format(texts),
  }
}
