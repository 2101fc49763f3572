const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What is wrong with a field. Its label comes with its article: "the dose". */
export const fieldWords = {
  missing: (label: string) => `Enter ${label}`,
  notChosen: (label: string) => `Choose ${label}`,
  unstorable: (label: string) => `${capital(label)} contains characters that cannot be stored; type it again`,
  tooLong: (label: string, max: number) => `Shorten ${label} to ${max} characters or fewer`,
  notWhole: (label: string) => `Enter ${label} as a whole number`,
  tooLittle: (min: number) => `Enter ${min} or more`,
  tooMuch: (max: number) => `Enter ${max} or less`,
  notADay: (label: string) => `Enter ${label} as YYYY-MM-DD, for example 1984-03-27`,
  tooLongAgo: (label: string) => `${capital(label)} is too long ago; check the year`,
  notAsFilled: 'Load the page again',
  tooFarAway: (label: string) => `${capital(label)} is too far away; check the year`,
}
