import type { TieDocument, TieKind } from './tie.ts'

/** Who somebody is to the patient, as the desk chooses it. */
export const kindWords: Readonly<Record<TieKind, string>> = {
  self: 'The patient',
  guardian: 'Guardian of a child',
  representative: 'Representative of an adult',
}

/** Who reads a record, to those who may read it. */
export const readerWords: Readonly<Record<TieKind, string>> = {
  self: 'The patient themselves',
  guardian: 'A guardian, because the patient is a child',
  representative: 'A representative of the patient',
}

/** Why the reader may read a record of somebody else. */
export const ownWords: Readonly<Record<TieKind, string>> = {
  self: 'This is your own record',
  guardian: 'You read it as the guardian of this child',
  representative: 'You read it as the representative of this person',
}

/** What was seen at the desk. */
export const documentWords: Readonly<Record<TieDocument, string>> = {
  'identity-card': 'Identity card',
  passport: 'Passport',
  'driving-licence': 'Driving licence',
  'birth-certificate': 'Birth certificate, and who the guardian is',
  'court-order': 'Court order, and who the representative is',
  'known-in-person': 'Known in person to the staff',
}
