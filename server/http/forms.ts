import type { Request } from 'express'
import type { ZodType } from 'zod'
import { foreignFields } from './foreign-fields.ts'
import { fieldsOf } from './form-fields.ts'
import { neverShownAgain } from './never-shown-again.ts'
import type { FieldError } from '../../views/components/field.ts'

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
const sentOften = 'This was sent more than once: check what stands here, and send it once'

/** Checks a posted form. A field of the house that it does not take is refused by its name, never dropped. */
export function parseForm<Values>(schema: ZodType<Values>, req: Request): ParsedForm<Values> {
  const parsed = schema.safeParse(req.body ?? {})
  const foreign = foreignFields(fieldsOf(schema), req)
  if (parsed.success) {
    return foreign.length === 0 ? { values: parsed.data } : { errors: foreign }
  }
  const seen = new Set<string>()
  const errors = parsed.error.issues
    .map(({ path: [field = 'form'], code, message }) => ({
      field: String(field),
      message: code === 'invalid_type' && Array.isArray(req.body?.[field]) ? sentOften : message,
    }))
    .filter(({ field }) => !seen.has(field) && seen.add(field))
  return { errors: [...foreign, ...errors] }
}
