import { z } from 'zod'
import type { Resource } from './resource.ts'

/** The fields of a resource that we use, and what was wrong with those that had to be left out. */
export type Fields<Shape> = { readonly fields: Shape; readonly remarks: readonly string[] }

/** A resource that cannot be used, and why; nothing of its content is in the reason. */
export type Unusable = { readonly unusable: string }

const inWords = (issue: z.core.$ZodIssue): string => {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
  return `${path.replace(/^\./, '')}: ${issue.message}`
}

const check = <Shape>(schema: z.ZodType<Shape>, json: unknown) =>
  schema.safeParse(json, { error: (issue) => (issue.input === undefined ? 'is missing' : undefined) })

/**
 * Reads the fields that a schema names. A field that is optional there and wrong in the resource is left out, with a
 * remark, rather than the whole resource with it.
 */
export function readFields<Shape>(
  schema: z.ZodType<Shape>,
  { json }: Pick<Resource, 'json'>,
): Fields<Shape> | Unusable {
  const first = check(schema, json)
  if (first.success) {
    return { fields: first.data, remarks: [] }
  }
  const wrong = new Set(first.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(json).filter(([name]) => !wrong.has(name)))
  const second = check(schema, rest)
  if (!second.success) {
    const missing = new Set(second.error.issues.map((issue) => String(issue.path[0])))
    const decisive = first.error.issues.filter((issue) => missing.has(String(issue.path[0])))
    return { unusable: decisive.map(inWords).join('; ') }
  }
  return { fields: second.data, remarks: first.error.issues.map(inWords) }
}

/** Whether a resource cannot be used. */
export const isUnusable = (read: object): read is Unusable => 'unusable' in read
