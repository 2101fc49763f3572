const words: Readonly<Record<string, string>> = {
  'out-of-stock': 'Out of stock',
  'patient-declined': 'The patient declined it',
  'query-to-prescriber': 'Query to the prescriber',
  safety: 'Unsafe as prescribed',
  other: 'Another reason',
}

/** Why something was not dispensed, by its code, as choices of a form. */
export const notDispensedChoices = Object.entries(words).map(([value, label]) => ({ value, label }))

/** Why something was not dispensed, in words. */
export const notDispensedWords = (code: string): string =>
  notDispensedChoices.find(({ value }) => value === code)?.label ?? code
