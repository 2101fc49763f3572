import { containedIn } from './contained.ts'
import { reference } from './datatypes.ts'
import { medicineOfConcept, medicineOfDisplay, medicineOfResource, type Medicine } from './medicine.ts'
import { idNamedBy } from './references.ts'
import type { Json } from '../resource.ts'

/** The id of the Medication resource that an order names, where it names one. */
export function medicationNamed({ medicationReference }: Json): string | undefined {
  const read = reference.safeParse(medicationReference)
  return read.success ? idNamedBy(read.data, 'Medication') : undefined
}

/**
 * Which medicine an order asks for: by a concept, a Medication resource, one that is contained in the order, or the words
 * of a reference; undefined where it says nothing of that.
 */
export function medicineAskedFor(
  json: Json,
  medicine: (id: string | undefined) => Medicine | undefined,
  timeZone: string,
): Medicine | undefined {
  const concept = medicineOfConcept(json['medicationCodeableConcept'])
  const read = reference.safeParse(json['medicationReference'])
  if (concept !== undefined || !read.success) {
    return concept
  }
  const contained = containedIn(json, read.data)
  return (
    (contained === undefined ? undefined : medicineOfResource(contained, timeZone, json)) ??
    medicine(medicationNamed(json)) ??
    medicineOfDisplay(read.data.display)
  )
}

/** What the medicine of an order is called, for people. */
export function medicineTitle(
  json: Json,
  { medicine: named }: { readonly medicine: (id: string | undefined) => Medicine | undefined },
): string | undefined {
  const medicine = medicineAskedFor(json, named, 'UTC')
  return medicine?.words ?? medicine?.code?.name
}
