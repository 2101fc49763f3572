/** How a medicine is given, by code, in the order of the form. What each is called, messages say. */
export const routeCodes = [
  'oral',
  'sublingual',
  'inhalation',
  'nasal',
  'topical',
  'transdermal',
  'ophthalmic',
  'otic',
  'subcutaneous',
  'intramuscular',
  'intravenous',
  'rectal',
  'vaginal',
  'other',
] as const

export type RouteCode = (typeof routeCodes)[number]
