import type { NewPatient } from '../../create-patient.ts'

/** Who somebody is, as far as it tells two people apart. */
export type PersonIdentity = Pick<NewPatient, 'givenName' | 'familyName' | 'birthDate'>

/** A name as it is compared: whatever the order, the capitals and the spaces. */
export const plainName = ({
  givenName,
  familyName,
}: Pick<PersonIdentity, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`.normalize('NFKC').toLowerCase().split(/\s+/).toSorted().join(' ').trim()

export const isSamePerson = (one: PersonIdentity, other: PersonIdentity): boolean =>
  one.birthDate !== null && one.birthDate === other.birthDate && plainName(one) === plainName(other)
