import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Action } from '../access/actions.ts'
import type { EventName } from '../audit/events.ts'

/** What a route says of itself. */
export type Declaration =
  | {
      readonly kind: 'patient' | 'staff'
      readonly actions: readonly Action[]
      readonly events: readonly EventName[]
      /** A form sent to it twice counts once. */
      readonly once?: true
      /** What a form that is sent to it may hold; other fields are refused by name. */
      readonly fields?: ReadonlySet<string>
    }
  /** `why` says for what reason it is open to strangers or to half signed-in people. */
  | { readonly kind: 'public'; readonly why: string }

/** A handler that came out of patientRoute, staffRoute, publicRoute or their forms; a router takes nothing else. */
class DeclaredRoute {
  readonly #handle: (req: Request, res: Response) => Promise<void>
  readonly declaration: Declaration
  constructor(declaration: Declaration, handle: (req: Request, res: Response) => Promise<void>) {
    this.declaration = declaration
    this.#handle = handle
  }
  handler(pattern: string): RequestHandler {
    return async (req, res) => {
      req.context.route = pattern
      await this.#handle(req, res)
    }
  }
}
export type { DeclaredRoute }

/** For the three route functions of this folder only; a test holds others off. */
export const declareRoute = (
  declaration: Declaration,
  handle: (req: Request, res: Response) => Promise<void>,
): DeclaredRoute => new DeclaredRoute(declaration, handle)

/** A form's two halves: GET shows it, POST takes it. */
export type FormRoutes = { readonly show: DeclaredRoute; readonly submit: DeclaredRoute }

type Method = 'get' | 'post'

/** A path and those above it, but for the home page. */
const pathsUpFrom = (path: string): string[] => {
  const parts = path.split('/').slice(1)
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`)
}

/** The router of the application: takes declared routes only and remembers them. */
export class RouteTable {
  readonly router = Router({ caseSensitive: true, strict: false })
  #places: { readonly sent: readonly RegExp[]; readonly shown: readonly RegExp[] } | undefined
  readonly entries: {
    readonly method: Method
    readonly pattern: string
    readonly declaration: Declaration
  }[] = []

  get(pattern: string, route: DeclaredRoute): void {
    this.#add('get', pattern, route)
  }

  post(pattern: string, route: DeclaredRoute): void {
    this.#add('post', pattern, route)
  }

  form(pattern: string, form: FormRoutes): void {
    this.get(pattern, form.show)
    this.post(pattern, form.submit)
  }

  /**
   * Answers other methods on known addresses with 405 and what is allowed there. An address can match several patterns:
   * what any of them takes is allowed.
   */
  otherMethods(refuse: (req: Request, res: Response, allowed: string) => void): Router {
    const router = Router({ caseSensitive: true, strict: false })
    const allowedBy = new WeakMap<Request, Set<string>>()
    for (const { method, pattern } of this.entries) {
      router.all(pattern, (req, _res, next) => {
        const allowed = allowedBy.get(req) ?? new Set()
        allowedBy.set(req, allowed)
        for (const name of method === 'get' ? ['GET', 'HEAD'] : ['POST']) {
          allowed.add(name)
        }
        next()
      })
    }
    router.use((req, res, next) => {
      const allowed = allowedBy.get(req)
      if (allowed === undefined || allowed.has(req.method)) {
        next()
      } else {
        refuse(req, res, [...allowed].join(', '))
      }
    })
    return router
  }

  /**
   * The page on which a form for signed-in people stands, so that it can be shown again with what was typed: the one that
   * the form names, else its own address, else the nearest page above that.
   * @returns undefined where no such form is sent to this path
   */
  pageOfForm(path: string, named: string | undefined): string | undefined {
    this.#places ??= { sent: this.#guarded('post'), shown: this.#guarded('get') }
    const { sent, shown } = this.#places
    if (!sent.some((pattern) => pattern.test(path))) {
      return undefined
    }
    return [named, ...pathsUpFrom(path)].find(
      (page) => page !== undefined && shown.some((pattern) => pattern.test(page)),
    )
  }

  #guarded(asked: Method): RegExp[] {
    return this.entries
      .filter(({ method, declaration }) => method === asked && declaration.kind !== 'public')
      .map(({ pattern }) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`))
  }

  #add(method: Method, pattern: string, route: DeclaredRoute): void {
    this.entries.push({ method, pattern, declaration: route.declaration })
    this.router[method](pattern, route.handler(pattern))
  }
}
