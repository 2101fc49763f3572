import { z } from 'zod'
import { isMessageKey, languages, sourceLanguage, type MessageKey, type Messages } from './languages.ts'
import { argumentsOf } from './message-arguments.ts'
import type { ValuesArgument, PlainValues, MessageToSay, MessageValue } from './message-values.ts'

export type { MessageToSay }

/** What is said now or later; a plain text stands where words have no message file yet. */
export type Text = string | MessageToSay

/** A message with its values, to be said when it is shown. */
export function said<Key extends MessageKey>(
  key: Key,
  ...given: ValuesArgument<PlainValues<Messages[Key]>>
): MessageToSay {
  const [values] = given
  return values === undefined ? { key } : { key, values }
}

/** A message as it can be stored: plain JSON. */
export type StoredSaid = { readonly key: string; readonly values?: Readonly<Record<string, StoredValue>> }
type StoredValue = string | number | { readonly at: string } | StoredSaid | readonly StoredSaid[]

const storedSaid: z.ZodType<MessageToSay> = z.lazy(() =>
  z
    .object({ key: z.string().refine(isMessageKey), values: z.record(z.string(), storedValue).optional() })
    .transform(({ key, values }) => (values === undefined ? { key } : { key, values }))
    .refine(({ key, values }) => fits(languages[sourceLanguage].messages[key], values ?? {})),
)

const storedValue: z.ZodType<MessageValue> = z.union([
  z.string(),
  z.number(),
  z.object({ at: z.iso.datetime() }).transform(({ at }) => new Date(at)),
  storedSaid,
  z.array(storedSaid),
])

const isList = (value: MessageValue): value is readonly MessageToSay[] => Array.isArray(value)

function storeValue(value: MessageValue): StoredValue {
  if (typeof value !== 'object') {
    return value
  }
  return value instanceof Date
    ? { at: value.toISOString() }
    : isList(value)
      ? value.map(storeSaid)
      : storeSaid(value)
}

/** A message as it is stored in a session or beside a form: a moment as RFC 3339. */
export function storeSaid({ key, values }: MessageToSay): StoredSaid {
  return values === undefined
    ? { key }
    : {
        key,
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, storeValue(value)])),
      }
}

const fits = (text: string, values: Readonly<Record<string, MessageValue>>): boolean =>
  argumentsOf(text).every(({ name, kind }) => {
    const value = values[name]
    return kind === 'moment'
      ? value instanceof Date
      : kind === 'number'
        ? typeof value === 'number'
        : kind !== 'tag' && value !== undefined
  })

/** What was stored, to be said; undefined for what this version of the product does not know, or takes other values for. */
export function readSaid(stored: unknown): MessageToSay | undefined {
  return storedSaid.safeParse(stored).data
}
