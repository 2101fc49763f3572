import { readSaid, said, storeSaid, type MessageToSay, type StoredSaid } from './said.ts'
import type { Words } from './words.ts'

/** What is said of what was done, on the page that follows: a sentence, or several. */
export type Notice = MessageToSay | readonly MessageToSay[]

/** A notice as plain JSON, for a session or beside a form. */
export const storeNotice = (notice: Notice): StoredSaid[] => [notice].flat().map(storeSaid)

/**
 * A notice as it was stored; undefined where there is none, or none that this version of the product can say. Before there were
 * keys, a finished text was stored: it is said as it stands.
 */
export function readNotice(stored: unknown): Notice | undefined {
  if (typeof stored === 'string') {
    return said('http.notice.as-kept', { text: stored })
  }
  const known = Array.isArray(stored) ? stored.map(readSaid) : []
  const notice = known.filter((one) => one !== undefined)
  return notice.length === 0 ? undefined : notice
}

/** A notice in words. */
export const tellNotice = ({ tell }: Words, notice: Notice): string => [notice].flat().map(tell).join(' ')
