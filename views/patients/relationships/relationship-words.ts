import type { RelationshipDocument, RelationshipKind } from './relationship.ts'

/** Who somebody is to the patient, as the desk chooses it. */
export const kindWords: Readonly<Record<RelationshipKind, string>> = {
  self: 'The patient',
  guardian: 'Guardian of a child',
  representative: 'Representative of an adult',
}

/** What was seen at the desk. */
export const documentWords: Readonly<Record<RelationshipDocument, string>> = {
  'identity-card': 'Identity card',
  passport: 'Passport',
  'driving-licence': 'Driving licence',
  'birth-certificate': 'Birth certificate, and who the guardian is',
  'court-order': 'Court order, and who the representative is',
  'known-in-person': 'Known in person to the staff',
}
