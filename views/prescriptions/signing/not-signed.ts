/** Why one of several was not signed. */
export const whyNotSigned = [
  'not-the-prescriber',
  'altered',
  'expired',
  'changed-since-shown',
  'patient-died',
  'against-allergy',
  'against-medicine',
  'schedule-6-repeats',
  'schedule-6-course',
  'schedule-6-valid',
  'schedule-5-valid',
  'no-longer-draft',
  'not-in-care',
  'not-there',
  'cannot-be-read',
] as const
export type WhyNotSigned = (typeof whyNotSigned)[number]

/** One that was left, and why. */
export type NotSigned = { readonly id: string; readonly why: WhyNotSigned }
