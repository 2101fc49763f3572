import type { ReactNode } from 'react'
import type { MessageKey } from './languages.ts'

/** What stands in a message under a name; other messages are said in the same language, several as a list. */
export type MessageValue = string | number | Date | MessageToSay | readonly MessageToSay[]

/** A message that is not said yet: its key and values. It is kept as that, and said in the language of whoever reads it. */
export type MessageToSay = {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, MessageValue>>
}

/*
 * Reads, from the text of a message in ICU MessageFormat, which values it takes: the text is the type. What stands between
 * braces is either a value (`{name}`, `{count, plural, one {…} other {…}}`) or, inside of a plural or select, the message of one of
 * its choices; so the reading keeps a stack of what it is in.
 */

type Trimmed<Text extends string> = Text extends `${' ' | '\n'}${infer Rest}`
  ? Trimmed<Rest>
  : Text extends `${infer Rest}${' ' | '\n'}`
    ? Trimmed<Rest>
    : Text

/** What comes before the next brace, which one it is, and what comes after it. */
type NextBrace<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${infer Nearer}}${infer Between}`
    ? [Nearer, '}', `${Between}{${After}`]
    : [Before, '{', After]
  : Text extends `${infer Before}}${infer After}`
    ? [Before, '}', After]
    : undefined

type Inside = { readonly in: 'message' | 'plural' } | { readonly in: 'select'; readonly of: string }
type Message = { readonly in: 'message' }

/** The pairs of a value's name and type in a text, as a union. */
type Read<Text extends string, Stack extends readonly Inside[], Found = never> =
  NextBrace<Text> extends [infer Before extends string, infer Brace, infer After extends string]
    ? Stack extends readonly [infer Top, ...infer Below extends readonly Inside[]]
      ? Brace extends '}'
        ? Read<After, Below, Found>
        : Top extends Message
          ? ReadValue<After, Stack, Found>
          : Read<
              After,
              [Message, ...Stack],
              Top extends { of: infer Name extends string } ? Found | [Name, Trimmed<Before>] : Found
            >
      : Found
    : Found

/** Reads on within `{name…`. */
type ReadValue<
  Text extends string,
  Stack extends readonly Inside[],
  Found,
> = Text extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name},${infer Rest}`
    ? Rest extends `${infer Kind},${string}`
      ? Trimmed<Kind> extends 'plural' | 'selectordinal'
        ? Read<AfterKind<Text>, [{ in: 'plural' }, ...Stack], Found | [Trimmed<Name>, number]>
        : Trimmed<Kind> extends 'select'
          ? Read<AfterKind<Text>, [{ in: 'select'; of: Trimmed<Name> }, ...Stack], Found>
          : Read<After, Stack, Found | [Trimmed<Name>, OfKind<Trimmed<Kind>>]>
      : Read<After, Stack, Found | [Trimmed<Name>, OfKind<Trimmed<Rest>>]>
    : Read<After, Stack, Found | [Trimmed<Head>, string | number | MessageToSay | readonly MessageToSay[]]>
  : Found

type AfterKind<Text extends string> = Text extends `${string},${string},${infer Rest}` ? Rest : never

type OfKind<Kind extends string> = Kind extends 'number'
  ? number
  : Kind extends 'date' | 'time'
    ? Date
    : never

/** The names of the tags in a text, as a union. */
type Tags<Text extends string> = Text extends `${string}<${infer Tag}>${infer After}`
  ? (Tag extends `/${string}` ? never : Tag) | Tags<After>
  : never

/** The value of each name in a text. A name that stands there twice takes what both places take. */
type Named<Text extends string> = Text extends string ? Read<Text, [Message]> : never

type Merged<Pairs extends [string, unknown]> = { readonly [Pair in Pairs as Pair[0]]: Pair[1] }

/** The values that a message takes, by name; a message with tags is none that can be said as plain text. */
export type PlainValues<Text extends string> = Merged<Named<Text>> & {
  readonly [Tag in Tags<Text>]: never
}

type OrElement<Value> = string extends Value ? Value | ReactNode : Value

/** The same where elements may stand in for plain values, and each tag is given what makes an element of its text. */
export type RichValues<Text extends string> = {
  readonly [Name in keyof Merged<Named<Text>>]: OrElement<Merged<Named<Text>>[Name]>
} & { readonly [Tag in Tags<Text>]: (text: ReactNode) => ReactNode }

/** The values as a last argument, which is left out where a message takes none. */
export type ValuesArgument<Values> = keyof Values extends never ? [] : [values: Values]
