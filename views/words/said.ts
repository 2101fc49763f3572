import { z } from 'zod'
import { isMessageKey, languages, sourceLanguage, type MessageKey, type Messages } from './languages.ts'
import { argumentsOf } from './message-arguments.ts'
import type { Given, PlainValues } from './message-values.ts'

type Value = string | number | Date

/** A message that is not said yet: its key and values. It is kept as that, and said in the language of whoever reads it. */
export type Said = { readonly key: MessageKey; readonly values?: Readonly<Record<string, Value>> }

/** What is said now or later; a plain text stands where words have no message file yet. */
export type Text = string | Said

/** A message with its values, to be said when it is shown. */
export function said<Key extends MessageKey>(key: Key, ...given: Given<PlainValues<Messages[Key]>>): Said {
  const [values] = given
  return values === undefined ? { key } : { key, values }
}

const storedValue = z.union([
  z.string(),
  z.number(),
  z.object({ at: z.iso.datetime() }).transform(({ at }) => new Date(at)),
])

const storedSaid = z.object({
  key: z.string().refine(isMessageKey),
  values: z.record(z.string(), storedValue).optional(),
})

/** A message as it can be stored: plain JSON. */
export type StoredSaid = {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number | { readonly at: string }>>
}

/** A message as it is stored in a session or beside a form: a moment as RFC 3339. */
export const storeSaid = ({ key, values }: Said): StoredSaid =>
  values === undefined
    ? { key }
    : {
        key,
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            value instanceof Date ? { at: value.toISOString() } : value,
          ]),
        ),
      }

const fits = (text: string, values: Readonly<Record<string, Value>>): boolean =>
  argumentsOf(text).every(({ name, kind }) => {
    const value = values[name]
    return kind === 'moment'
      ? value instanceof Date
      : kind === 'number'
        ? typeof value === 'number'
        : kind !== 'tag' && value !== undefined
  })

/** What was stored, to be said; undefined for what this version of the product does not know, or takes other values for. */
export function readSaid(stored: unknown): Said | undefined {
  const { data } = storedSaid.safeParse(stored)
  if (data === undefined) {
    return undefined
  }
  const { key, values } = data
  if (!fits(languages[sourceLanguage].messages[key], values ?? {})) {
    return undefined
  }
  return values === undefined ? { key } : { key, values }
}
