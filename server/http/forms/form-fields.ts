import type { z } from 'zod'
import { fieldsOf } from '../../operations/input-fields.ts'
import { plainName } from '../words/resembling-name.ts'

/** The fields with which somebody proves anew who they are; password managers want the username beside the password. */
export const proofFields = ['currentPassword', 'username'] as const

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
