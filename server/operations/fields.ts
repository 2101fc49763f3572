import { z } from 'zod'
import { keptName, nameFault } from '../names/name-fault.ts'
import type { CodeUnder } from '../../views/words/languages.ts'
import { said, type MessageToSay } from '../../views/words/said.ts'
import { fault } from './fault.ts'

/** What a field asks for: a code whose words have an article, “the dose”; or the words, where they have no message yet. */
export type FieldLabel = CodeUnder<'field'> | { readonly words: string }

/** A field in a sentence. */
export const named = (label: FieldLabel): { readonly label: MessageToSay | string } => ({
  label: typeof label === 'string' ? said(`field.${label}`) : label.words,
})

/** What is wrong with a field that is called so. */
export const faultOf = (
  what:
    | 'missing'
    | 'not-chosen'
    | 'unstorable'
    | 'not-whole'
    | 'not-a-day'
    | 'too-long-ago'
    | 'too-far-away'
    | 'in-the-future',
  label: FieldLabel,
): string => fault(`fault.${what}`, named(label))

const tooLong = (label: FieldLabel, max: number) => fault('fault.too-long', { ...named(label), max })

const unstorable = (text: string) => text.includes('\u0000') || !text.isWellFormed()

const plainText = (label: FieldLabel, max: number) =>
  z
    .string({ error: faultOf('missing', label) })
    .refine((text) => !unstorable(text), faultOf('unstorable', label))
    .refine((text) => [...text].length <= max, tooLong(label, max))

/** A text that must be there; kept exactly as typed but for space around it. @param label with its article: "the dose" */
export const requiredText = (label: FieldLabel, max = 500) =>
  plainText(label, max)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, faultOf('missing', label)))

/**
 * The name of a person: kept as it is written, with a letter that can be seen, and nothing that turns text round.
 * @param label with its article: "the family name"
 */
export const personName = (label: FieldLabel, max = 200) =>
  requiredText(label, max)
    .superRefine((text, context) => {
      const wrong = nameFault(text)
      if (wrong !== undefined) {
        context.addIssue(fault(`fault.name.${wrong}`, named(label)))
      }
    })
    .transform(keptName)

/** A text of which a sender who leaves its field out says nothing: undefined then; empty becomes null. */
export const textIfSent = (label: FieldLabel, max = 500) =>
  plainText(label, max)
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .optional()

/** A text that may be left out; empty becomes null. */
export const optionalText = (label: FieldLabel, max = 500) =>
  textIfSent(label, max).transform((text) => text ?? null)

/** A long text kept exactly as typed, space and all; only line ends become one character each. @param label with its article */
export const exactText = (label: FieldLabel, max: number) =>
  z
    .string({ error: faultOf('missing', label) })
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(plainText(label, max))
    .refine((text) => text.trim() !== '', faultOf('missing', label))

/** A whole number typed into a field. */
export const wholeNumber = (label: FieldLabel, min: number, max: number) =>
  z
    .string({ error: faultOf('missing', label) })
    .regex(/^\s*\d{1,9}\s*$/, faultOf('not-whole', label))
    .transform(Number)
    .pipe(z.number().min(min, fault('fault.too-little', { min })).max(max, fault('fault.too-much', { max })))

/** A calendar day as YYYY-MM-DD; 31 February is refused, and years that are nobody’s. */
export const calendarDay = (label: FieldLabel) =>
  z.string({ error: faultOf('missing', label) }).pipe(
    z.iso
      .date(faultOf('not-a-day', label))
      .refine((day) => day >= '1900-01-01', faultOf('too-long-ago', label))
      .refine((day) => day <= '2199-12-31', faultOf('too-far-away', label)),
  )

/** One of a list of choices. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  label: FieldLabel,
  values: Values,
) => z.enum(values, faultOf('not-chosen', label))

/** One of what a page offers; whether it still is there, the operation says. */
export const offered = (label: FieldLabel, max = 40) =>
  z.string(faultOf('not-chosen', label)).max(max, faultOf('not-chosen', label))
