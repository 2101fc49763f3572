/** A date of birth as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY; null where it is not. */
export type KnownBirth = string | null

const unknown = 'unknown'

/** A date and the month and year that it lies in, as far as each is known. */
function enclosing(date: string): string[] {
  const [year = '', month, day] = date.split('-')
  return [year, ...(month === undefined ? [] : [`${year}-${month}`]), ...(day === undefined ? [] : [date])]
}

/** What is stored of a date of birth so that it is found by its day, its month or its year, however much of it is known. */
export const birthFacts = (date: KnownBirth): string[] =>
  date === null ? [unknown] : [...enclosing(date).map((part) => `within ${part}`), `is ${date}`]

/**
 * One of these is stored where a record's date of birth may be this one: it lies within it, or says less and does not
 * contradict.
 */
export const soughtBirthFacts = (date: string): string[] => [
  `within ${date}`,
  ...enclosing(date)
    .filter((part) => part !== date)
    .map((part) => `is ${part}`),
]

/** The same, records without a date of birth too: nothing speaks against them. */
export const possibleBirthFacts = (date: string): string[] => [...soughtBirthFacts(date), unknown]
