import type { AccessWindow, PatientScope } from './actor.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** ISO weekdays in words: "Monday to Friday", "Saturday and Sunday". */
export function daysInWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].toSorted((one, other) => one - other)
  if (sorted.length === 7) {
    return 'every day'
  }
  const names = sorted.map((day) => dayNames[day - 1] ?? '')
  const first = sorted[0] ?? 0
  const unbroken = sorted.length > 2 && sorted.every((day, index) => day === first + index)
  if (unbroken) {
    return `${names[0] ?? ''} to ${names.at(-1) ?? ''}`
  }
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** One window in words; one that ends before it begins ends on the next day. */
export const windowInWords = ({ days, from, to }: AccessWindow): string =>
  `${daysInWords(days)}, ${from} to ${to}${to < from ? ' the next day' : ''}`

/** Hours in words, a line for each window. */
export const hoursInWords = (windows: readonly AccessWindow[]): string =>
  windows.length === 0 ? 'any hour' : windows.map(windowInWords).join('; ')

/** An allow list in words. */
export const networksInWords = (networks: readonly string[]): string =>
  networks.length === 0 ? 'any network' : networks.join(', ')

/** Which patients a role sees, in words. */
export const scopeInWords: Readonly<Record<PatientScope, string>> = {
  care_team: 'patients in whose care team they are',
  prescribed: 'patients with an approved, unexpired prescription',
  demographics: 'who patients are, nothing clinical',
  own: 'their own record',
  none: 'no patients',
}

/** For how long devices are trusted, in words. */
export const trustInWords = (days: number): string =>
  days === 0 ? 'never' : days === 1 ? 'for 1 day' : `for ${days} days`
