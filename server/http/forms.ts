import type { Request } from 'express'
import type { ZodType } from 'zod'
import type { FieldError } from '../../views/components/field.ts'

/** What a form shows: what was typed (never passwords or codes) and what is wrong with it. */
export type FormState = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export const emptyForm: FormState = { typed: {}, errors: [] }

/** What a form is filled with anew each time, or not at all. */
export const neverShownAgain: ReadonlySet<string> = new Set([
  '_csrf',
  'idempotencyKey',
  'password',
  'currentPassword',
  'newPassword',
  'newPasswordConfirm',
  'code',
  'accessCode',
])

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

/** The fields of a draft: without the address of the form that they were typed into, and what says how it came. */
export function draftOf(req: Request): Record<string, string> {
  const { draftPath: _path, draftAfter: _after, ...fields } = typedFields(req)
  return fields
}

export type ParsedForm<Values> =
  | { readonly values: Values; readonly errors?: undefined }
  | { readonly values?: undefined; readonly errors: readonly FieldError[] }

/** Checks a posted form. Fields that the schema does not name are ignored (ASVS 5.0 15.3.3). */
export function parseForm<Values>(schema: ZodType<Values>, req: Request): ParsedForm<Values> {
  const parsed = schema.safeParse(req.body ?? {})
  if (parsed.success) {
    return { values: parsed.data }
  }
  const seen = new Set<string>()
  const errors = parsed.error.issues
    .map((issue) => ({ field: String(issue.path[0] ?? 'form'), message: issue.message }))
    .filter(({ field }) => !seen.has(field) && seen.add(field))
  return { errors }
}
