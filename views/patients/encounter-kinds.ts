/** The kinds of encounter, in words. */
export const encounterKindChoices = [
  { value: 'ambulatory', label: 'Out-patient visit' },
  { value: 'emergency', label: 'Emergency' },
  { value: 'inpatient', label: 'In-patient stay' },
  { value: 'home', label: 'Home visit' },
  { value: 'virtual', label: 'By phone or video' },
  { value: 'other', label: 'Other' },
] as const

/** One kind in words. */
export const encounterKindText = (kind: string): string =>
  encounterKindChoices.find((choice) => choice.value === kind)?.label ?? kind
