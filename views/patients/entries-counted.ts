/** How the record calls one and several resources of a type. */
const names: Readonly<Record<string, readonly [string, string]>> = {
  AllergyIntolerance: ['allergy', 'allergies'],
  MedicationRequest: ['prescription', 'prescriptions'],
  Immunization: ['immunization', 'immunizations'],
  Condition: ['condition', 'conditions'],
  Encounter: ['encounter', 'encounters'],
  Patient: ['part of the patient’s details', 'parts of the patient’s details'],
}

/** Whether entries of a type of resource have a name of their own here. */
export const isNamedType = (type: string): boolean => type in names

/** "1 allergy", "3 prescriptions", "2 other entries" */
export function entriesCounted(type: string, count: number): string {
  const [one, several] = names[type] ?? ['other entry', 'other entries']
  return `${count} ${count === 1 ? one : several}`
}
