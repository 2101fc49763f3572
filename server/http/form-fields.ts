import { z } from 'zod'
import { plainName } from './resembling-name.ts'

/** What routes read beside their schema. */
const declared = new WeakMap<z.ZodType, readonly string[]>()

/** Says which more fields a form takes: those that its schema does not show, or that are read beside it. */
export function withFields<Schema extends z.ZodType>(names: readonly string[], schema: Schema): Schema {
  declared.set(schema, names)
  return schema
}

/** The fields with which somebody proves anew who they are; password managers want the username beside the password. */
export const proofFields = ['currentPassword', 'username'] as const

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

const ofRecords = new Set<string>()

/** The plain names of what is written into records. Its routes have said them all before the first request comes. */
export const plainFieldsOfRecords: ReadonlySet<string> = ofRecords

/** The fields that a form about one patient takes: what it says belongs into a record, and no other form may drop it. */
export function fieldsOfRecord(schema: z.ZodType): ReadonlySet<string> {
  const fields = fieldsOf(schema)
  for (const name of fields) {
    ofRecords.add(plainName(name))
  }
  return fields
}
