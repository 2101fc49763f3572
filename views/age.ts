const day = 86_400_000

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`

const parts = (date: string): number[] => date.split('-').map(Number)

/**
 * The age on a day: of infants in days (under four weeks), weeks (under three months) and months (under two years), then in
 * years. Of a date of birth of which only the year or month is known, about; of none, nothing is said.
 * @param birthDate YYYY-MM-DD, YYYY-MM or YYYY; null where it is not known
 * @param on YYYY-MM-DD
 */
export function ageText(birthDate: string | null, on: string): string {
  if (birthDate === null) {
    return 'age not known'
  }
  const [birthYear = 0, birthMonth, birthDay] = parts(birthDate)
  const [year = 0, month = 0, dayOfMonth = 0] = parts(on)
  if (birthMonth === undefined || birthDay === undefined) {
    const about = year - birthYear - (birthMonth !== undefined && month < birthMonth ? 1 : 0)
    return about < 2 ? `born ${birthDate}` : `about ${counted(about, 'year')}`
  }
  const days = Math.round((Date.parse(on) - Date.parse(birthDate)) / day)
  const months = (year - birthYear) * 12 + (month - birthMonth) - (dayOfMonth < birthDay ? 1 : 0)
  if (days < 28) {
    return days <= 0 ? 'born today' : counted(days, 'day')
  }
  if (months < 3) {
    return counted(Math.floor(days / 7), 'week')
  }
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year')
}
