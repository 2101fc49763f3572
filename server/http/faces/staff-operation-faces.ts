import type { ReactElement } from 'react'
import {
  mustBeRegistered,
  type DisclosureScope,
  type RegisteredOperation,
  type StaffCommand,
  type StaffContext,
  type StaffQuery,
} from '../../operations/operation.ts'
import type { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import type { Redirect, PageAnswer } from '../answer.ts'
import { answersAtOnce, type AnswersAtOnce } from './answers-at-once.ts'
import { commandFaceBase, mustBeForTheSame } from './command-face.ts'
import { facing, type DeclaredRoute, type FormRoutes } from '../routes/declared-route.ts'
import { typedFields, type FormState } from '../forms/forms.ts'
import { wantsJson } from '../problem.tsx'
import { takenFromAddress } from '../routes/said-in-address.ts'
import {
  signedInChange,
  signedInForm,
  signedInRoute,
  type StaffChange,
  type SignedInRequest,
  type SignedInRoute,
  type RecordedRequest,
} from '../routes/signed-in-route.ts'

/** What an operation about no one patient is told about a request. */
export const staffContext = ({ req, clearance, origin, at }: SignedInRequest): StaffContext => {
  const { circumstances } = req.context
  return { proof: clearance, origin, at, today: circumstances.local.date, circumstances }
}

type StaffQueryFace<Finding extends DisclosureScope> = Pick<SignedInRoute<Finding>, 'recordsProblems'> & {
  /** A reader sees on the page what is wrong with their address; a program, which gets no page, is told this. */
  readonly unreadable?: (finding: Finding) => Refused | undefined
  /** Where an answer takes long, so many are under way at most. */
  readonly atOnce?: AnswersAtOnce
}

/** A page, or a file, that shows what a query reads. */
export function staffQueryPage<Values, Finding extends DisclosureScope, Output>(
  services: Services,
  query: StaffQuery<Values, Finding, Output>,
  show: (visit: RecordedRequest, output: Output) => PageAnswer | Promise<PageAnswer>,
  { unreadable, atOnce, ...face }: StaffQueryFace<Finding> = {},
): DeclaredRoute {
  mustBeRegistered(query)
  const count = atOnce && answersAtOnce(atOnce)
  return facing(
    query,
    signedInRoute(services, {
      ...face,
      action: query.action,
      event: query.event,
      find: async (request) => {
        count?.(request)
        const values = takenFromAddress(services, request.req, query.input)
        const finding = await query.find(services, staffContext(request), values)
        const refused = wantsJson(request.req) ? unreadable?.(finding) : undefined
        if (refused !== undefined) {
          throw refused
        }
        return finding
      },
      show: async (visit, finding) =>
        show(visit, await query.run(services, staffContext(visit), visit.receipt, finding)),
    }),
  )
}

/** The page on which a form stands: the query that finds and reads what it shows beside what was typed. */
export type StaffFormPage = {
  readonly query: RegisteredOperation
  readonly find: (request: SignedInRequest) => Promise<DisclosureScope>
  readonly show: (visit: RecordedRequest, form: FormState, found: DisclosureScope) => Promise<ReactElement>
}

/** @param typed what was typed into the form that the query takes beside what its address says */
export function staffFormPage<Values, Finding extends DisclosureScope, Output>(
  services: Services,
  query: StaffQuery<Values, Finding, Output>,
  show: (visit: RecordedRequest, output: Output, form: FormState) => ReactElement,
  typed?: (fields: FormState['typed']) => Readonly<Record<string, string | undefined>>,
): StaffFormPage {
  mustBeRegistered(query)
  // Routes know of a finding only what the audit row names; the rest of it waits here until that row is written.
  const findings = new WeakMap<DisclosureScope, Finding>()
  return {
    query,
    find: async (request) => {
      const values = takenFromAddress(services, request.req, query.input, typed?.(typedFields(request.req)))
      const finding = await query.find(services, staffContext(request), values)
      findings.set(finding, finding)
      return finding
    },
    show: async (visit, form, found) => {
      const finding = findings.get(found)
      if (finding === undefined) {
        throw new Error(`${query.name} was to show what it had not found`)
      }
      return show(visit, await query.run(services, staffContext(visit), visit.receipt, finding), form)
    },
  }
}

/** How a command is called from a page, and what follows it. */
type StaffCommandFace<Values, Output> = Pick<StaffChange<Values>, 'codeOnForm' | 'given'> & {
  /** Where its form comes back with what is wrong; absent where it has no field that could be wrong. */
  readonly page?: StaffFormPage
  /** Whether what was sent only asks to see the form, filled like this or with a preview: then nothing is done. */
  readonly onlyAsks?: (values: Values, typed: FormState['typed']) => boolean
  /** What becomes of the browser's own with it, once it is committed: its session, its cookies. */
  readonly settle?: (request: SignedInRequest, output: Output) => Promise<void>
  /** Where its sender goes on, and what they are told. */
  readonly done: (context: StaffContext, output: Output, values: Values) => Redirect
}

function changeBy<Values, Output>(
  services: Services,
  command: StaffCommand<Values, Output>,
  { done, given, page, onlyAsks, settle, ...face }: StaffCommandFace<Values, Output>,
) {
  return {
    ...face,
    ...commandFaceBase(services, command, { given, page: page?.query }),
    action: command.action,
    ...(page === undefined ? {} : { find: page.find, show: page.show }),
    change: async (request: SignedInRequest, values: Values) => {
      if (onlyAsks?.(values, typedFields(request.req)) === true) {
        return { errors: [] }
      }
      const context = staffContext(request)
      const receipt = await command.run(services, context, values)
      await settle?.(request, receipt.value)
      return { receipt, ...done(context, receipt.value, values) }
    },
  }
}

/** A button, or a form on another page, that runs a command. */
export const staffCommandButton = <Values, Output>(
  services: Services,
  command: StaffCommand<Values, Output>,
  face: StaffCommandFace<Values, Output>,
): DeclaredRoute => facing(command, signedInChange(services, changeBy(services, command, face)))

/** A form with a page of its own that runs a command. @throws where the page is for others than the form */
export function staffCommandForm<Values, Output>(
  services: Services,
  command: StaffCommand<Values, Output>,
  face: StaffCommandFace<Values, Output> & { readonly page: StaffFormPage },
): FormRoutes {
  const { query, show: showPage } = face.page
  mustBeForTheSame(query, command)
  const change = { ...changeBy(services, command, face), show: showPage }
  const { show, submit } = signedInForm(services, change)
  return { show: facing(query, show), submit: facing(command, submit) }
}
