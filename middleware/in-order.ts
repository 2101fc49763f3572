import type { Request, RequestHandler, Response } from 'express'

type Next = (error?: unknown) => void

/** What Express makes of a promise that failed for no reason. */
const withoutReason = () => new Error('Rejected promise')

function ask(handler: RequestHandler, req: Request, res: Response, next: Next): void {
  try {
    const answer: unknown = handler(req, res, next)
    if (answer instanceof Promise) {
      // As Express tells it: the next one is asked with the error.
      // oxlint-disable-next-line promise/no-callback-in-promise
      answer.catch((error: unknown) => next(error ?? withoutReason()))
    }
  } catch (error) {
    next(error ?? withoutReason())
  }
}

/**
 * Several handlers as one, each asked when the one before it goes on, as Express does with handlers for every address, and
 * with what they throw. Express would look for each of them, at every request, at whether it is for this address.
 */
export function inOrder(handlers: readonly RequestHandler[]): RequestHandler {
  return (req, res, after) => {
    const from =
      (place: number): Next =>
      (error) => {
        const handler = handlers[place]
        if (handler === undefined || (error !== undefined && error !== null)) {
          after(error)
        } else {
          ask(handler, req, res, from(place + 1))
        }
      }
    from(0)()
  }
}
