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

const states: Readonly<Record<string, string>> = {
  arrived: 'Had arrived when it was exported',
  triaged: 'Was triaged when it was exported',
  'in-progress': 'Still in progress when it was exported',
  onleave: 'On leave when it was exported',
  unknown: 'Whether it is over is not known',
}

/** Where an encounter of another system stood, in words. */
export const encounterStateText = (state: string): string => states[state] ?? state
