import { z } from 'zod'
import { identifier, text } from './datatypes.ts'
import { isUnusable, readFields, type UnusableResource } from './read-fields.ts'
import { tokenOf } from './references.ts'
import type { Resource } from '../resource.ts'

const schema = z.object({ identifier: z.array(identifier).optional(), name: text })

/** Reads the name of a FHIR Organization (https://hl7.org/fhir/R4/organization.html) and what it is referred to by. */
export function mapOrganization(
  resource: Resource,
): { name: string; tokens: readonly string[] } | UnusableResource {
  const read = readFields(schema, resource)
  if (isUnusable(read)) {
    return read
  }
  const { name, identifier: identifiers = [] } = read.fields
  return {
    name,
    tokens: identifiers.map(tokenOf).filter((token) => token !== undefined),
  }
}
