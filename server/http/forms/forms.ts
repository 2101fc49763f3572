import type { Request } from 'express'
import type { ZodType } from 'zod'
import { foreignFields } from './foreign-fields.ts'
import { fieldsOf, takesNothingElse } from '../../operations/input-fields.ts'
import { said } from '../../../views/words/said.ts'
import { saidOfIssue } from '../../operations/fault.ts'
import { neverShownAgain } from './never-shown-again.ts'
import type { FieldError } from '../../../views/components/fields/field.ts'

/** What a form shows: what was typed (never passwords or codes) and what is wrong with it. */
export type FormState = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export const emptyForm: FormState = { typed: {}, errors: [] }

/** The fields as they were typed, to be shown again. */
export function typedFields(req: Request): Record<string, string> {
  const body: unknown = req.body
  if (typeof body !== 'object' || body === null) {
    return {}
  }
  return Object.fromEntries(
    Object.entries(body).filter(
      (field): field is [string, string] => typeof field[1] === 'string' && !neverShownAgain.has(field[0]),
    ),
  )
}

export type ParsedForm<Values> =
  | { readonly values: Values; readonly errors?: undefined }
  | { readonly values?: undefined; readonly errors: readonly FieldError[] }

/** A field that takes one value and came with several says so: which of them was meant, nobody knows. */
const sentOften = said('fault.sent-often')

/**
 * Checks a posted form. A field of the house that it does not take is refused by its name, never dropped.
 * @param given what the address and the session say; it stands in for what was posted under the same name
 */
export function parseForm<Values>(
  schema: ZodType<Values>,
  req: Request,
  given: Readonly<Record<string, string | undefined>> = {},
): ParsedForm<Values> {
  return parseFields(schema, { ...req.body, ...given })
}

/** The same for fields that came in another way. @param called how their sender calls a field */
export function parseFields<Values>(
  schema: ZodType<Values>,
  sent: Readonly<Record<string, unknown>>,
  called?: (name: string) => string,
): ParsedForm<Values> {
  const parsed = schema.safeParse(sent)
  const foreign = foreignFields(fieldsOf(schema), { body: sent }, called, takesNothingElse(schema))
  if (parsed.success) {
    return foreign.length === 0 ? { values: parsed.data } : { errors: foreign }
  }
  const seen = new Set<string>()
  const errors = parsed.error.issues
    .map(({ path: [field = 'form'], code, message }) => ({
      field: String(field),
      message:
        code === 'invalid_type' && Array.isArray(sent[String(field)])
          ? sentOften
          : saidOfIssue({ code, message }),
    }))
    .filter(({ field }) => !seen.has(field) && seen.add(field))
  return { errors: [...foreign, ...errors] }
}
