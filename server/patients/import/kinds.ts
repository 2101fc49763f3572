/** Resources of no patient, in the order in which they are taken: later ones refer to earlier ones. */
export const sharedKinds = ['Organization', 'Practitioner', 'PractitionerRole', 'Medication'] as const

/** Resources of one patient, in the order in which they are taken within the patient. */
export const patientKinds = [
  'Patient',
  'Encounter',
  'Condition',
  'AllergyIntolerance',
  'MedicationRequest',
  'Immunization',
] as const

export type SharedKind = (typeof sharedKinds)[number]
export type PatientKind = (typeof patientKinds)[number]
export type Kind = SharedKind | PatientKind

/** Every kind of resource that the import takes. */
export const kinds: readonly Kind[] = [...sharedKinds, ...patientKinds]

const known: ReadonlySet<string> = new Set(kinds)

/** Whether a name is that of a resource that the import takes. */
export const isKind = (name: string): name is Kind => known.has(name)

/** Whether resources of a kind belong to no patient. */
export const isShared = (kind: Kind): kind is SharedKind => sharedKinds.some((shared) => shared === kind)
