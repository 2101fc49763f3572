const lifeInDanger = { value: 'life-threatening', label: 'Life is in danger' }
const urgentCare = { value: 'urgent-care', label: 'Urgent care that cannot wait for the care team' }
const teamUnavailable = { value: 'team-unavailable', label: 'Nobody of the care team can be reached' }
const other = { value: 'other', label: 'Another emergency' }

/** The reasons for opening one patient's record, in words. */
export const reasonChoices = [
  lifeInDanger,
  { value: 'unconscious', label: 'The patient cannot say who they are or what they have' },
  urgentCare,
  teamUnavailable,
  other,
]

/** The reasons for working outside hours and networks, in words. */
export const ownWorkReasonChoices = [
  lifeInDanger,
  urgentCare,
  { value: 'called-in', label: 'I was called in' },
  { value: 'shift-overrun', label: 'My shift goes on: what I am doing cannot wait' },
  teamUnavailable,
  other,
]

/** One reason in words. */
export const reasonText = (code: string): string =>
  [...reasonChoices, ...ownWorkReasonChoices].find((choice) => choice.value === code)?.label ?? code
