import { z } from 'zod'

/** What routes read beside their schema. */
const declared = new WeakMap<z.ZodType, readonly string[]>()

/** Says which more fields a form takes: those that its schema does not show, or that are read beside it. */
export function withFields<Schema extends z.ZodType>(names: readonly string[], schema: Schema): Schema {
  declared.set(schema, names)
  return schema
}

/** Forms into which nobody puts anything but what they take. */
const whole = new WeakSet<z.ZodType>()

/** Says that a form refuses every field that it does not take, whatever it is called: what is measured has many names. */
export function takingNothingElse<Schema extends z.ZodType>(schema: Schema): Schema {
  whole.add(schema)
  return schema
}

/** Whether a form refuses every field that it does not take. */
export const takesNothingElse = (schema: unknown): boolean =>
  (schema instanceof z.ZodType && whole.has(schema)) || partsOf(schema).some(takesNothingElse)

function partsOf(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodPipe) {
    return [schema.def.in, schema.def.out]
  }
  if (schema instanceof z.ZodIntersection) {
    return [schema.def.left, schema.def.right]
  }
  return schema instanceof z.ZodUnion ? schema.options : []
}

const namesOf = (schema: unknown): readonly string[] => [
  ...(schema instanceof z.ZodType ? (declared.get(schema) ?? []) : []),
  ...(schema instanceof z.ZodObject ? Object.keys(schema.shape) : []),
  ...partsOf(schema).flatMap(namesOf),
]

const known = new WeakMap<z.ZodType, ReadonlySet<string>>()

/** The fields that a form takes. */
export function fieldsOf(schema: z.ZodType): ReadonlySet<string> {
  const found = known.get(schema) ?? new Set(namesOf(schema))
  known.set(schema, found)
  return found
}
