import type { Router, Request, RequestHandler, Response } from 'express'
import type { Action } from '../../access/actions.ts'
import type { EventName } from '../../audit/events.ts'
import type { Subject } from '../../../models/queries/http/request-facts.ts'
import type { RegisteredOperation } from '../../operations/operation.ts'
import type { DeclaredForm } from '../limits/senders.ts'
import { pagesOfForms } from '../forms/pages-of-forms.ts'
import { newRouter, RoutesByWord } from './routes-by-word.ts'
import { isOfRecord, subjectsIn } from './subject.ts'

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
      /** The operation that it is a face of. */
      readonly operation?: string
      /** What the `:id` of its address names; routes of no operation are known by the beginning of their address. */
      readonly subject?: RegisteredOperation['subject']
      /** It is for programs: it takes and answers JSON. */
      readonly face?: 'json'
    }
  | {
      readonly kind: 'public'
      /** For what reason it is open to strangers or to half signed-in people. */
      readonly why: string
      readonly form?: DeclaredForm
    }

/** A handler that came out of patientRoute, signedInRoute, publicRoute, their forms, or the routes for programs; a router takes nothing else. */
class DeclaredRoute {
  readonly #handle: (req: Request, res: Response) => Promise<void>
  readonly declaration: Declaration
  constructor(declaration: Declaration, handle: (req: Request, res: Response) => Promise<void>) {
    this.declaration = declaration
    this.#handle = handle
  }
  facing({ name, subject }: RegisteredOperation): DeclaredRoute {
    return this.declaration.kind === 'public'
      ? this
      : new DeclaredRoute({ ...this.declaration, operation: name, subject }, this.#handle)
  }
  handler(pattern: string): RequestHandler {
    return async (req, res) => {
      req.context.route = pattern
      await this.#handle(req, res)
    }
  }
}
export type { DeclaredRoute }

/** The same route, said to be a face of an operation. */
export const facing = (operation: RegisteredOperation, route: DeclaredRoute): DeclaredRoute =>
  route.facing(operation)

/** For the route functions of this folder and those for programs only; a test holds others off. */
export const declareRoute = (
  declaration: Declaration,
  handle: (req: Request, res: Response) => Promise<void>,
): DeclaredRoute => new DeclaredRoute(declaration, handle)

/** A form's two halves: GET shows it, POST takes it. */
export type FormRoutes = { readonly show: DeclaredRoute; readonly submit: DeclaredRoute }

/** The routes of the application: takes declared routes only and remembers them. */
export class RouteTable {
  readonly router = new RoutesByWord()
  #subjectOf: ((path: string) => Subject | undefined) | undefined
  #pageOfForm: ((path: string, named: string | undefined) => string | undefined) | undefined
  readonly entries: {
    readonly method: 'get' | 'post'
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
    const router = newRouter()
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
   * The page on which a form for signed-in people stands, so that it can be shown again with what was typed.
   * @returns undefined where no such form is sent to this path
   */
  pageOfForm(path: string, named: string | undefined): string | undefined {
    this.#pageOfForm ??= pagesOfForms(
      this.entries.filter(({ declaration }) => declaration.kind !== 'public' && declaration.face !== 'json'),
    )
    return this.#pageOfForm(path, named)
  }

  /** The record that a path speaks of, by the operation whose face stands there; undefined where none does. */
  subjectOf(path: string): Subject | undefined {
    this.#subjectOf ??= subjectsIn(
      this.entries.flatMap(({ pattern, declaration }) =>
        declaration.kind !== 'public' && isOfRecord(declaration.subject)
          ? [{ pattern, kind: declaration.subject }]
          : [],
      ),
    )
    return this.#subjectOf(path)
  }

  #add(method: 'get' | 'post', pattern: string, route: DeclaredRoute): void {
    this.entries.push({ method, pattern, declaration: route.declaration })
    this.router.routerFor(pattern)[method](pattern, route.handler(pattern))
  }
}
