/** The tables that a facility may code in, by what they are called in a form; each has the address that FHIR knows it by. */
export const codeSystems = {
  'icd-10': 'http://hl7.org/fhir/sid/icd-10',
  'icd-10-cm': 'http://hl7.org/fhir/sid/icd-10-cm',
  'icd-10-gm': 'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
} as const

export type CodeSystem = keyof typeof codeSystems

/** Their names, in the order of the form. */
export const codeSystemNames = ['icd-10', 'icd-10-cm', 'icd-10-gm'] as const satisfies readonly CodeSystem[]
