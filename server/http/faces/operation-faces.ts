import type { Request } from 'express'
import type { ReactElement } from 'react'
import type { SignedIn } from '../../access/session.ts'
import { DoneBeforeError } from '../../operations/done-before.ts'
import {
  mustBeRegistered,
  type PatientCommand,
  type PatientContext,
  type PatientQuery,
  type RegisteredOperation,
} from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import type { AlreadyDone, Redirect, PageAnswer } from '../answer.ts'
import { commandFaceBase, mustBeForTheSame } from './command-face.ts'
import { facing, type DeclaredRoute, type FormRoutes } from '../routes/declared-route.ts'
import type { FormState } from '../forms/forms.ts'
import {
  patientChange,
  patientForm,
  patientRoute,
  type PatientChange,
  type PatientRequest,
  type RecordedPatientRequest,
} from '../routes/patient-route.ts'
import { patientContext, readAhead, runQuery, subjectIn } from './run-query.ts'

/** A page that shows what a query reads. */
export function queryPage<Values, Output, Stored>(
  services: Services,
  query: PatientQuery<Values, Output, Stored>,
  show: (visit: RecordedPatientRequest, output: Output) => PageAnswer | Promise<PageAnswer>,
): DeclaredRoute {
  mustBeRegistered(query)
  return facing(
    query,
    patientRoute(services, {
      action: query.action,
      event: query.event,
      ahead: (request) => readAhead(services, query, request),
      show: async (visit, stored) => show(visit, await runQuery(services, query, visit, { stored })),
    }),
  )
}

/** The page on which a form about a patient stands: the query that reads what it shows beside what was typed. */
export type FormPage = {
  readonly query: RegisteredOperation
  readonly show: (visit: RecordedPatientRequest, form: FormState) => Promise<ReactElement>
}

/** @param typed what of the form the query takes beside what its address says */
export function formPage<Values, Output, Stored>(
  services: Services,
  query: PatientQuery<Values, Output, Stored>,
  show: (visit: RecordedPatientRequest, output: Output, form: FormState) => ReactElement,
  typed?: (form: FormState) => Readonly<Record<string, string | undefined>>,
): FormPage {
  mustBeRegistered(query)
  return {
    query,
    show: async (visit, form) =>
      show(visit, await runQuery(services, query, visit, { besides: typed?.(form) }), form),
  }
}

/** How a command is called from a page, and what follows it. */
type CommandFace<Values, Output> = Pick<PatientChange<Values>, 'codeOnForm' | 'onlyAsks'> & {
  /**
   * Recognises what this person has sent before, about this subject. It is asked before the walk, because a change can end
   * the very right to make it; it opens nothing.
   */
  readonly repeated?: (
    subjectId: string,
    person: SignedIn,
    values: Values,
  ) => Promise<AlreadyDone | undefined>
  /** What the session says beside what was typed and the address; it is read before anybody is asked whether they may. */
  readonly given?: (req: Request) => Readonly<Record<string, string | undefined>>
  /** Where its form comes back with what is wrong; absent where it has no field that could be wrong. */
  readonly page?: FormPage
  /** Where its sender goes on, and what they are told. */
  readonly done: (context: PatientContext, output: Output, values: Values) => Redirect
  /** The same, where this very request did it before. */
  readonly doneBefore?: AlreadyDone
}

function changeBy<Values, Output>(
  services: Services,
  command: PatientCommand<Values, Output>,
  { done, doneBefore, given, page, repeated, ...face }: CommandFace<Values, Output>,
) {
  return {
    ...face,
    ...commandFaceBase(services, command, { given, page: page?.query }),
    action: command.action,
    ...(page === undefined ? {} : { show: page.show }),
    ...(repeated === undefined
      ? {}
      : {
          repeated: async (req: Request, person: SignedIn, values: Values) => {
            const id = subjectIn(req)
            return id === undefined ? undefined : repeated(id, person, values)
          },
        }),
    change: async (request: PatientRequest, values: Values) => {
      const context = patientContext(request)
      try {
        const receipt = await command.run(services, context, values)
        return { receipt, ...done(context, receipt.value, values) }
      } catch (error) {
        if (error instanceof DoneBeforeError && doneBefore !== undefined) {
          return doneBefore
        }
        throw error
      }
    },
  }
}

/** A button, or a form on another page, that runs a command. */
export const commandButton = <Values, Output>(
  services: Services,
  command: PatientCommand<Values, Output>,
  face: CommandFace<Values, Output>,
): DeclaredRoute => facing(command, patientChange(services, changeBy(services, command, face)))

/** A form with a page of its own that runs a command. @throws where the page is for others than the form */
export function commandForm<Values, Output>(
  services: Services,
  command: PatientCommand<Values, Output>,
  face: CommandFace<Values, Output> & { readonly page: FormPage },
): FormRoutes {
  const { query, show: showPage } = face.page
  mustBeForTheSame(query, command)
  const change = { ...changeBy(services, command, face), show: showPage }
  const { show, submit } = patientForm(services, change)
  return { show: facing(query, show), submit: facing(command, submit) }
}
