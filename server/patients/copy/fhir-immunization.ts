import type { CopiedImmunization } from '../../../views/patients/copy.ts'
import { concept, notes, reference, text, type Resource } from './fhir-elements.ts'

/** Everything that a vaccination says. FHIR asks for when it was: what nobody knows is said in words. */
export const immunizationResource = (part: CopiedImmunization, patient: object | undefined): Resource => ({
  resourceType: 'Immunization',
  id: part.id,
  status: part.status,
  statusReason: part.statusReason === null ? undefined : text(part.statusReason),
  vaccineCode: concept(part.vaccine, part.codes),
  patient,
  encounter: reference('Encounter', part.encounterId),
  ...(part.given === null
    ? { occurrenceString: part.givenNote ?? 'Not known' }
    : { occurrenceDateTime: part.given }),
  primarySource: part.primarySource ?? undefined,
  reportOrigin: part.reportedBy === null ? undefined : text(part.reportedBy),
  lotNumber: part.lot ?? undefined,
  site: part.site === null ? undefined : text(part.site),
  route: part.route === null ? undefined : text(part.route),
  performer: performerOf(part),
  note: notes(part.note, part.dose === null ? null : `Dose: ${part.dose}`),
})

function performerOf({ performer }: CopiedImmunization) {
  if (performer === null) {
    return undefined
  }
  const actor =
    performer.id === null
      ? { display: performer.name }
      : reference('Practitioner', performer.id, performer.name)
  return [{ actor }]
}
