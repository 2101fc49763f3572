import { DoneBeforeError } from '../operations/done-before.ts'
import {
  isRegistered,
  type PatientCommand,
  type PatientContext,
  type PatientQuery,
  type RegisteredOperation,
} from '../operations/operation.ts'
import type { Services } from '../services.ts'
import type { AlreadyDone, Redirect, Shown } from './answer.ts'
import { besides, facing, type DeclaredRoute, type FormRoutes } from './declared-route.ts'
import {
  patientChange,
  patientForm,
  patientRoute,
  type PatientChange,
  type PatientRequest,
  type PatientVisit,
} from './patient-route.ts'

/** What an operation is told of a request. */
export const contextOf = ({ req, admission, origin, at }: PatientRequest): PatientContext => {
  const { facts, circumstances } = req.context
  return {
    proof: admission,
    origin,
    at,
    today: circumstances.local.date,
    subjectId: facts.subject?.kind === 'prescription' ? facts.subject.id : admission.patientId,
  }
}

/** @throws where the operation is not in the register: it could not be listed */
export function mustBeRegistered(operation: RegisteredOperation): void {
  if (!isRegistered(operation)) {
    throw new Error(`${operation.name} was not declared as an operation`)
  }
}

/** A page that shows what a query reads. */
export function queryPage<Output>(
  services: Services,
  query: PatientQuery<Output>,
  show: (visit: PatientVisit, output: Output) => Shown,
): DeclaredRoute {
  mustBeRegistered(query)
  return facing(
    query,
    patientRoute(services, {
      action: query.action,
      event: query.event,
      show: async (visit) => show(visit, await query.run(services, contextOf(visit), visit.receipt)),
    }),
  )
}

/** How a form stands before a command, and what follows it. */
type CommandFace<Values, Output> = Pick<
  PatientChange<Values>,
  'codeOnForm' | 'viewEvent' | 'show' | 'repeated' | 'given'
> & {
  /** Where its sender goes on, and what they are told. */
  readonly done: (context: PatientContext, output: Output) => Redirect
  /** The same, where this very request did it before. */
  readonly doneBefore?: AlreadyDone
}

function changeBy<Values, Output, Face extends CommandFace<Values, Output>>(
  services: Services,
  command: PatientCommand<Values, Output>,
  { done, doneBefore, ...face }: Face,
) {
  mustBeRegistered(command)
  return {
    ...face,
    action: command.action,
    event: command.event,
    schema: command.input,
    change: async (request: PatientRequest, values: Values) => {
      const context = contextOf(request)
      try {
        const receipt = await command.run(services, context, values)
        return { receipt, ...done(context, receipt.value) }
      } catch (error) {
        if (error instanceof DoneBeforeError && doneBefore !== undefined) {
          return doneBefore
        }
        throw error
      }
    },
  }
}

/** A button or a form on another page that runs a command. */
export const commandChange = <Values, Output>(
  services: Services,
  command: PatientCommand<Values, Output>,
  face: CommandFace<Values, Output>,
): DeclaredRoute => facing(command, patientChange(services, changeBy(services, command, face)))

/** A form with a page of its own that runs a command. */
export function commandForm<Values, Output>(
  services: Services,
  command: PatientCommand<Values, Output>,
  face: CommandFace<Values, Output> & Required<Pick<CommandFace<Values, Output>, 'show'>>,
): FormRoutes {
  const { show, submit } = patientForm(services, changeBy(services, command, face))
  return { show: besides(command, show), submit: facing(command, submit) }
}
