import { z } from 'zod'
import { keptName, nameFault } from '../names/name-fault.ts'
import { fieldWords as say } from './messages/field-words.ts'

const unstorable = (text: string) => text.includes('\u0000') || !text.isWellFormed()

const plainText = (label: string, max: number) =>
  z
    .string({ error: say.missing(label) })
    .refine((text) => !unstorable(text), say.unstorable(label))
    .refine((text) => [...text].length <= max, say.tooLong(label, max))

/** A text that must be there; kept exactly as typed but for space around it. @param label with its article: "the dose" */
export const requiredText = (label: string, max = 500) =>
  plainText(label, max)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, say.missing(label)))

/**
 * The name of a person: kept as it is written, with a letter that can be seen, and nothing that turns text round.
 * @param label with its article: "the family name"
 */
export const personName = (label: string, max = 200) =>
  requiredText(label, max)
    .superRefine((text, context) => {
      const fault = nameFault(text, label)
      if (fault !== undefined) {
        context.addIssue({ code: 'custom', message: fault })
      }
    })
    .transform(keptName)

/** A text that may be left out; empty becomes null. */
export const optionalText = (label: string, max = 500) =>
  plainText(label, max)
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .optional()
    .transform((text) => text ?? null)

/** A long text kept exactly as typed, space and all; only line ends become one character each. @param label with its article */
export const exactText = (label: string, max: number) =>
  z
    .string({ error: say.missing(label) })
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .pipe(plainText(label, max))
    .refine((text) => text.trim() !== '', say.missing(label))

/** A whole number typed into a field. */
export const wholeNumber = (label: string, min: number, max: number) =>
  z
    .string({ error: say.missing(label) })
    .regex(/^\s*\d{1,9}\s*$/, say.notWhole(label))
    .transform(Number)
    .pipe(z.number().min(min, say.tooLittle(min)).max(max, say.tooMuch(max)))

/** A calendar day as YYYY-MM-DD; 31 February is refused, and years that are nobody’s. */
export const calendarDay = (label: string) =>
  z.string({ error: say.missing(label) }).pipe(
    z.iso
      .date(say.notADay(label))
      .refine((day) => day >= '1900-01-01', say.tooLongAgo(label))
      .refine((day) => day <= '2199-12-31', say.tooFarAway(label)),
  )

/** One of a list of choices. */
export const choice = <const Values extends readonly [string, ...string[]]>(label: string, values: Values) =>
  z.enum(values, say.notChosen(label))

/** One of what a page offers; whether it still is there, the operation says. */
export const offered = (label: string, max = 40) =>
  z.string(say.notChosen(label)).max(max, say.notChosen(label))
