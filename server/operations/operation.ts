import type { ZodType } from 'zod'
import type { Action } from '../access/actions.ts'
import type { Actor } from '../access/actor.ts'
import type { Admission } from '../access/clearance.ts'
import type { Origin } from '../audit/entry.ts'
import type { EventName } from '../audit/events.ts'
import type { ChangeReceipt, Receipt } from '../audit/record.ts'
import type { Services } from '../services.ts'

/** Who asks, from where and when: all that an operation knows of the request behind it. */
export type OperationContext<Proof> = {
  readonly proof: Proof
  readonly origin: Origin
  readonly at: Date
  /** The facility's day, as YYYY-MM-DD. */
  readonly today: string
  /** The thing that it is about: a prescription, say, or the patient themselves. */
  readonly subjectId: string
}

/** An operation on one patient's record. */
export type PatientContext = OperationContext<Admission>

/** What the identifier in an address names: with it the facts are read that the decision needs, whatever the address. */
export type SubjectKind = 'patient' | 'prescription'

/** An action, or the choice between some by what the person's role may do. */
export type OperationAction =
  Action | { readonly of: readonly Action[]; readonly pick: (actor: Actor) => Action }

type Declared<Kind extends 'query' | 'command'> = {
  readonly kind: Kind
  /** `room.verb`, once in the whole house. */
  readonly name: string
  readonly action: OperationAction
  /** What the audit row says: of a query before it is run, of a command with its change. */
  readonly event: EventName
  readonly subject: SubjectKind
}

/** Reads one patient's record. It is run only with the receipt that says the disclosure is on record. */
export type PatientQuery<Output> = Declared<'query'> & {
  readonly run: (services: Services, context: PatientContext, receipt: Receipt) => Promise<Output>
}

/** Changes one patient's record; the receipt it gives proves that the audit row was committed with the change. */
export type PatientCommand<Values, Output> = Declared<'command'> & {
  readonly action: Action
  readonly input: ZodType<Values>
  /** @throws Refused, Overtaken where it cannot be done now; DoneBefore where this very request did it */
  readonly run: (
    services: Services,
    context: PatientContext,
    values: Values,
  ) => Promise<ChangeReceipt<Output>>
}

/** What is told of an operation to whoever lists them. */
export type RegisteredOperation = Declared<'query' | 'command'>

const register = new Map<string, RegisteredOperation>()

/** Every operation that has been defined, by its name. */
export const operations: ReadonlyMap<string, RegisteredOperation> = register

function enter<Operation extends RegisteredOperation>(operation: Operation): Operation {
  if (register.has(operation.name)) {
    throw new Error(`two operations are called ${operation.name}`)
  }
  register.set(operation.name, operation)
  return operation
}

/** Whether this was defined here: faces take nothing else. */
export const isRegistered = (operation: RegisteredOperation): boolean =>
  register.get(operation.name) === operation

/** Declares what reads one patient's record. @throws where another operation has its name */
export const defineQuery = <Output>(query: Omit<PatientQuery<Output>, 'kind'>): PatientQuery<Output> =>
  enter({ kind: 'query', ...query })

/** Declares what changes one patient's record. @throws where another operation has its name */
export const defineCommand = <Values, Output>(
  command: Omit<PatientCommand<Values, Output>, 'kind'>,
): PatientCommand<Values, Output> => enter({ kind: 'command', ...command })
