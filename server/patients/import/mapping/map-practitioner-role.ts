import { z } from 'zod'
import { conceptsText } from './concepts.ts'
import { codings, reference, type Reference } from './datatypes.ts'
import { isUnusable, readFields, type UnusableResource } from './read-fields.ts'
import type { Resource } from '../resource.ts'

const schema = z.object({
  practitioner: reference,
  organization: reference.optional(),
  specialty: codings.optional(),
  code: codings.optional(),
})

/** What an export says of someone's work: what it is, and for whom. */
export type ImportedRole = {
  readonly practitioner: Reference
  readonly organization: Reference | undefined
  readonly specialty: string | null
  readonly remarks: readonly string[]
}

/** Reads FHIR PractitionerRole (https://hl7.org/fhir/R4/practitionerrole.html). */
export function mapPractitionerRole(resource: Resource): ImportedRole | UnusableResource {
  const read = readFields(schema, resource)
  if (isUnusable(read)) {
    return read
  }
  const { practitioner, organization, specialty, code } = read.fields
  return {
    practitioner,
    organization,
    specialty: conceptsText(specialty) ?? conceptsText(code),
    remarks: read.remarks,
  }
}
