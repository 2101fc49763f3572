import { LRUCache } from 'lru-cache'
import { said, type MessageToSay } from './said.ts'
import type { Words } from './words.ts'

/** A calendar date as precise as it is known, YYYY, YYYY-MM or YYYY-MM-DD, to be said; it belongs to no zone. */
export function calendarDate(text: string): MessageToSay {
  const first = new Date(`${`${text}-01-01`.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`)
  switch (text.length) {
    case 'YYYY'.length:
      return said('patients.date.year', { first })
    case 'YYYY-MM'.length:
      return said('patients.date.month', { first })
    default:
      return said('patients.date.day', { first })
  }
}

/** The days that were written lately, by language: the same ones stand on one page after the other. */
const lately = new WeakMap<Words, LRUCache<string, string>>()

/** A calendar date as precise as it is known: "27 Mar 1984", "Mar 1984", "1984". */
export function dayText(words: Words, text: string): string {
  const kept = lately.get(words) ?? new LRUCache<string, string>({ max: 2_000 })
  lately.set(words, kept)
  let day = kept.get(text)
  if (day === undefined) {
    day = words.tell(calendarDate(text))
    kept.set(text, day)
  }
  return day
}
