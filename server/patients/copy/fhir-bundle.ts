import type { CopiedPatient, CopyPart } from '../../../views/patients/copy.ts'
import { patientResource, practitionerResource, resourceOf } from './fhir-resources.ts'
import { practitionerOf } from './practitioner-of.ts'
import type { Words } from '../../../views/words/words.ts'
import type { Resource } from './fhir-elements.ts'

const entry = (resource: Resource) => JSON.stringify({ fullUrl: `urn:uuid:${resource.id}`, resource })

/**
 * A full copy as the text of a FHIR R4 Bundle, a piece at a time: nothing is gathered, however long the record. Whoever
 * is named as author comes before what they wrote, once.
 * @param made.id of the bundle; made.by who took it
 */
export async function* fhirBundle(
  words: Words,
  copy: { readonly patient: CopiedPatient; readonly parts: AsyncIterable<CopyPart> },
  made: { readonly id: string; readonly at: Date; readonly by: string },
): AsyncGenerator<string> {
  const { patient, parts } = copy
  const at = made.at.toISOString()
  yield `{"resourceType":"Bundle","id":"${made.id}","type":"collection","timestamp":"${at}","entry":[\n`
  yield entry(patientResource(words, patient))
  const named = new Set<string>()
  for await (const part of parts) {
    const person = practitionerOf(part)
    if (person !== null && !named.has(person.id)) {
      named.add(person.id)
      yield `,\n${entry(practitionerResource(person))}`
    }
    yield `,\n${entry(resourceOf(words, part, patient.patientId))}`
  }
  const provenance: Resource = {
    resourceType: 'Provenance',
    id: made.id,
    target: [{ reference: `urn:uuid:${patient.patientId}`, type: 'Patient' }],
    recorded: at,
    agent: [{ who: { display: made.by } }],
  }
  yield `,\n${entry(provenance)}\n]}\n`
}
