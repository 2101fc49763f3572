import type { Actor } from './actor.ts'
import type { AccessBasis } from './access-basis.ts'

/**
 * The parts of a patient's record that a decision can hide.
 * - `identity`: name, date of birth, sex, record number
 * - `contact`: national identifier, phone, e-mail, address
 * - `safety`: allergies, which whoever prescribes or dispenses must see
 * - `history`: medical history and conditions
 * - `encounters`: their reasons, notes and diagnoses
 * - `observations`: vital signs and results
 * - `prescriptions`: what was prescribed, and for how long
 * - `emergency-reasons`: why the glass was broken, and what its review says
 * - `erasure`: why a record is to be erased, and how long it must be kept
 */
export const sections = [
  'identity',
  'contact',
  'safety',
  'history',
  'encounters',
  'observations',
  'prescriptions',
  'emergency-reasons',
  'erasure',
] as const
export type Section = (typeof sections)[number]

const seenBy: Readonly<Record<AccessBasis, readonly Section[]>> = {
  'care-team': sections,
  'emergency-access': sections,
  'own-record': sections,
  'active-prescription': ['identity', 'safety', 'prescriptions'],
  'recent-supply': ['identity', 'safety', 'prescriptions'],
  'own-prescription': ['prescriptions'],
  'abandoned-prescription': ['prescriptions'],
  'demographic-role': ['identity', 'contact', 'erasure'],
}

/** The tie by which a role sees the patients of a list, where the decision was about none in particular. */
const usualBasis: Readonly<Record<Actor['patientScope'], AccessBasis | undefined>> = {
  care_team: 'care-team',
  own: 'own-record',
  prescribed: 'active-prescription',
  demographics: 'demographic-role',
  none: undefined,
}

/** The sections that must not be shown to this person, by the tie to the patient, or to the patients of a list. */
export function hiddenSections(actor: Actor, because: AccessBasis | undefined): readonly Section[] {
  const basis = because ?? usualBasis[actor.patientScope]
  const seen = new Set<Section>(basis === undefined ? [] : seenBy[basis])
  if (actor.patientScope !== 'own' && !actor.permissions.has('chart.read')) {
    seen.delete('history')
    seen.delete('encounters')
    seen.delete('observations')
  }
  if (actor.permissions.has('emergency-access.review') || actor.permissions.has('emergency-access.approve')) {
    seen.add('emergency-reasons')
  }
  if (actor.permissions.has('erasure.decide')) {
    seen.add('erasure')
  }
  return sections.filter((section) => !seen.has(section))
}

/** Something was about to be opened that the decision hides: nothing of it was. */
export class HiddenSectionError extends Error {
  readonly section: Section
  constructor(section: Section) {
    super(`the decision hides ${section}`)
    this.section = section
  }
}
