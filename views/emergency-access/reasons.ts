/** The reasons for emergency access, in words. */
export const reasonChoices = [
  { value: 'life-threatening', label: 'Life is in danger' },
  { value: 'unconscious', label: 'The patient cannot say who they are or what they have' },
  { value: 'urgent-care', label: 'Urgent care that cannot wait for the care team' },
  { value: 'team-unavailable', label: 'Nobody of the care team can be reached' },
  { value: 'other', label: 'Another emergency' },
] as const

/** One reason in words. */
export const reasonText = (code: string): string =>
  reasonChoices.find((choice) => choice.value === code)?.label ?? code
