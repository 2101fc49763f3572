/** How people greet each other at this time of day. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** @param localTime the facility’s time as a field holds it, YYYY-MM-DDTHH:MM: until five in the morning it is still the evening before */
export function partOfDay(localTime: string): PartOfDay {
  const hour = Number(localTime.slice(11, 13))
  if (hour < 5 || hour >= 18) {
    return 'evening'
  }
  return hour < 12 ? 'morning' : 'afternoon'
}
