import { z } from 'zod'

/**
 * How many requests of a kind are answered in a window of time; then 429. Wrong sign-ins count for an address before sign-in
 * (the browsers from which the same people have signed in before count by themselves, since a hospital may stand behind one
 * address);
 * the others count for a person. Each is changed by REQUEST_LIMITS.
 */
export const usualRequestLimits = {
  /** Sign-ins that were not right. Right ones are given back, so that a whole shift may sign in at once. */
  'sign-in': { count: 25, seconds: 3_600 },
  /** Links to a new password that are asked for from an address, whether or not anybody gets one. */
  reset: { count: 60, seconds: 3_600 },
  /** Pages that look for something: patients, users, the audit log. */
  search: { count: 60, seconds: 60 },
  /** Files with rows or records in them. */
  export: { count: 30, seconds: 3_600 },
  /** Pages to print. */
  print: { count: 60, seconds: 3_600 },
} as const

export type LimitedKind = keyof typeof usualRequestLimits
export type RequestLimit = { readonly count: number; readonly seconds: number }
export type RequestLimitTable = Readonly<Record<LimitedKind, RequestLimit>>

const shape = /^([a-z-]+)=([1-9]\d{0,8})\/([1-9]\d{0,5})$/

const isKind = (name: string): name is LimitedKind => Object.hasOwn(usualRequestLimits, name)

/** REQUEST_LIMITS: `search=60/60,export=30/3600`, a number of requests in a number of seconds; what is missing stays as usual. */
export const requestLimits = z
  .string()
  .default('')
  .transform((text, context): RequestLimitTable => {
    const table: Record<LimitedKind, RequestLimit> = { ...usualRequestLimits }
    for (const entry of text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')) {
      const [, name = '', count, seconds] = shape.exec(entry) ?? []
      if (isKind(name)) {
        table[name] = { count: Number(count), seconds: Number(seconds) }
      } else {
        context.addIssue(
          `"${entry}" is no limit; write for example search=60/60 for sixty in sixty seconds, of ${Object.keys(usualRequestLimits).join(', ')}`,
        )
      }
    }
    return table
  })
