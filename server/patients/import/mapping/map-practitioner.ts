import { z } from 'zod'
import { humanName, identifier } from './datatypes.ts'
import { wholeName } from '../words/human-name.ts'
import { isUnusable, readFields, type UnusableResource } from './read-fields.ts'
import { tokenOf } from './references.ts'
import type { Resource } from '../resource.ts'

const schema = z.object({
  identifier: z.array(identifier).optional(),
  name: z.array(humanName),
})

/** What an export says of someone who treated a patient elsewhere. */
export type ImportedPractitioner = {
  readonly name: string
  /** `system|value`, the most official first. */
  readonly tokens: readonly string[]
  readonly remarks: readonly string[]
}

const nationalProvider = 'http://hl7.org/fhir/sid/us-npi'

/** Reads FHIR Practitioner (https://hl7.org/fhir/R4/practitioner.html). */
export function mapPractitioner(resource: Resource): ImportedPractitioner | UnusableResource {
  const read = readFields(schema, resource)
  if (isUnusable(read)) {
    return read
  }
  const { name: names, identifier: identifiers = [] } = read.fields
  const name = names.map(wholeName).find((whole) => whole !== '')
  if (name === undefined) {
    return { unusable: 'name: has no words' }
  }
  const official = identifiers.toSorted(
    (one, other) => Number(other.system === nationalProvider) - Number(one.system === nationalProvider),
  )
  return {
    name,
    tokens: official.map(tokenOf).filter((token) => token !== undefined),
    remarks: read.remarks,
  }
}
