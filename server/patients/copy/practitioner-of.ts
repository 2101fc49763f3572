import type { CopyPart, Practitioner } from '../../../views/patients/copy.ts'

/** Whoever is behind a part, where the copy is to say who that is. */
export function practitionerOf(part: CopyPart): Practitioner | null {
  switch (part.kind) {
    case 'encounter':
    case 'vital-sign':
    case 'result':
      return part.author
    case 'prescription':
      return part.prescriber
    case 'dispensing':
      return part.pharmacist
    case 'immunization':
      return part.performer === null || part.performer.id === null
        ? null
        : { id: part.performer.id, name: part.performer.name }
    default:
      return null
  }
}
