import { Router, type RequestHandler } from 'express'

export const newRouter = (): Router => Router({ caseSensitive: true, strict: false })

/** The word with which a path or a pattern begins: `patients` of `/patients/:id`, and '' of `/`. */
const firstWord = (path: string): string => path.split('/', 2)[1] ?? ''

/** Routers by the first word of their addresses: a request is compared with few of them. */
export class RoutesByWord {
  readonly #routers = new Map<string, Router>()

  /** @throws Error for an address that begins with no word: it would be found by none */
  routerFor(pattern: string): Router {
    const word = firstWord(pattern)
    if (/[^a-z0-9.-]/.test(word)) {
      throw new Error(`The address ${pattern} does not begin with a word`)
    }
    const router = this.#routers.get(word) ?? newRouter()
    this.#routers.set(word, router)
    return router
  }

  /** What stands in all of them. */
  get stack(): Router['stack'] {
    return [...this.#routers.values()].flatMap(({ stack }) => stack)
  }

  /** Answers by the route that stands at the address of a request, where there is one. */
  readonly find: RequestHandler = (req, res, next) => {
    const router = this.#routers.get(firstWord(req.path))
    if (router === undefined) {
      next()
    } else {
      router(req, res, next)
    }
  }
}
