import { z } from 'zod'

/**
 * How many requests of a kind are answered in a window of time; then 429. Before sign-in they count for an address (the
 * browsers from which the same people have signed in before count by themselves, since a hospital may stand behind one
 * address), after it for the person. Each is changed by REQUEST_LIMITS.
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
  /** Whatever programs ask for, under /api/. */
  api: { count: 1_000, seconds: 3_600 },
  /**
   * Everything that a signed-in person asks for: twenty pages and drafts a second, for ten minutes without a pause, is what
   * no hand does and a script does at once, and far less than the house answers.
   */
  page: { count: 12_000, seconds: 600 },
  /**
   * Everything that is asked for from an address before sign-in: signing in takes six requests, so that a thousand people
   * may do so within ten minutes from one address and browsers that nobody has signed in from before.
   */
  'before-sign-in': { count: 6_000, seconds: 600 },
} as const

/** Where a role differs: what reads one record, its own, needs less than anyone who works with hundreds. */
const usualRequestLimitsOfRoles = {
  'patient:page': { count: 3_000, seconds: 600 },
  'patient:export': { count: 10, seconds: 3_600 },
  'patient:print': { count: 20, seconds: 3_600 },
} as const satisfies Readonly<Record<`${string}:${LimitedKind}`, RequestLimit>>

export type LimitedKind = keyof typeof usualRequestLimits
export type RequestLimit = { readonly count: number; readonly seconds: number }
export type RequestLimitTable = Readonly<Record<LimitedKind, RequestLimit>> & {
  /** By `role:kind`. */
  readonly ofRoles: Readonly<Record<string, RequestLimit>>
}

/** The limit of a kind, for a role where it has one of its own. */
export const limitOf = (table: RequestLimitTable, kind: LimitedKind, roleName?: string): RequestLimit =>
  table.ofRoles[`${roleName}:${kind}`] ?? table[kind]

const shape = /^(?:([a-z][a-z0-9_]*):)?([a-z-]+)=([1-9]\d{0,8})\/([1-9]\d{0,5})$/

const isKind = (name: string): name is LimitedKind => Object.hasOwn(usualRequestLimits, name)

/**
 * REQUEST_LIMITS: `search=60/60,nurse:export=5/3600`, a number of requests in a number of seconds, for everybody or for a
 * role; what is missing stays as usual. What is set for everybody holds for every role that is not set by itself.
 */
export const requestLimits = z
  .string()
  .default('')
  .transform((text, context): RequestLimitTable => {
    const table: Record<LimitedKind, RequestLimit> = { ...usualRequestLimits }
    const ofRoles = new Map<string, RequestLimit>()
    for (const entry of text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')) {
      const [, role, kind = '', count, seconds] = shape.exec(entry) ?? []
      const limit = { count: Number(count), seconds: Number(seconds) }
      if (!isKind(kind)) {
        context.addIssue(
          `"${entry}" is no limit; write for example search=60/60 for sixty in sixty seconds, or nurse:search=60/60 for a role, of ${Object.keys(usualRequestLimits).join(', ')}`,
        )
      } else if (role === undefined) {
        table[kind] = limit
      } else {
        ofRoles.set(`${role}:${kind}`, limit)
      }
    }
    const usual = Object.entries(usualRequestLimitsOfRoles).filter(([name]) => {
      const kind = name.slice(name.indexOf(':') + 1)
      return isKind(kind) && table[kind] === usualRequestLimits[kind]
    })
    return { ...table, ofRoles: { ...Object.fromEntries(usual), ...Object.fromEntries(ofRoles) } }
  })
