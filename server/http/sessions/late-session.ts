import type { Request } from 'express'

/** What express-session gives a request. */
const given = ['session', 'sessionID', 'sessionStore'] as const

/**
 * Has the session of a request begun at the first look at it, in the same turn of the event loop.
 * @param begin begins it, and calls back before it comes back
 */
export function beginWhenAsked(req: Request, begin: (begun: (error?: unknown) => void) => void): void {
  const beginNow = () => {
    for (const name of given) {
      Reflect.deleteProperty(req, name)
    }
    begin((error) => {
      if (error !== undefined) {
        throw error instanceof Error ? error : new Error('the session could not be begun')
      }
    })
  }
  for (const name of given) {
    Object.defineProperty(req, name, {
      configurable: true,
      enumerable: true,
      get: (): unknown => {
        beginNow()
        return Reflect.get(req, name)
      },
      set: (value: unknown) => {
        beginNow()
        Reflect.set(req, name, value)
      },
    })
  }
}

/** Whether nothing has looked at the session of a request yet: then it is as it was stored. */
export const isUntouched = (req: Request): boolean =>
  Object.getOwnPropertyDescriptor(req, 'session')?.get !== undefined
