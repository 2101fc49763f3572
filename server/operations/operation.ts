import type { Action } from '../access/actions.ts'
import type { Actor, Circumstances } from '../access/actor.ts'
import type { PatientAccess, Clearance } from '../access/clearance.ts'
import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { EventName } from '../audit/events.ts'
import type { ChangeReceipt, Receipt } from '../audit/record.ts'
import type { Services } from '../services.ts'
import type { Input } from './input-of.ts'

/** Who asks, from where and when: all that an operation knows of the request behind it. */
export type OperationContext<Proof> = {
  readonly proof: Proof
  readonly origin: Origin
  readonly at: Date
  /** The facility's day, as YYYY-MM-DD. */
  readonly today: string
  /** What the decision knew beside the person: for what depends on what else they may do now. */
  readonly circumstances: Circumstances
}

/** An operation on one patient's record. */
export type PatientContext = OperationContext<PatientAccess> & {
  /** The thing that it is about: a prescription, say, or the patient themselves. */
  readonly subjectId: string
}

/** An operation of somebody's role, or on what is their own: it is about no one patient. */
export type StaffContext = OperationContext<Clearance>

/**
 * Whose record it is about: that of the patient or prescription whose identifier stands in the address, or the one that a
 * patient reads as their own. With it the facts are read that the decision needs, whatever the address.
 */
export type SubjectKind = 'patient' | 'prescription' | 'own-record'

/** What is about no one record: the signed-in person themselves, or neither. */
export type StaffSubject = 'self' | 'none'

/** What was asked for, as it came: nobody has looked at it yet. */
export type AskedValues = Readonly<Record<string, unknown>>

/** An action, or the choice between some by what the person's role may do, or by what is asked for. */
export type OperationAction =
  Action | { readonly of: readonly Action[]; readonly pick: (actor: Actor, asked: AskedValues) => Action }

type Declared<Kind extends 'query' | 'command', Subject extends SubjectKind | StaffSubject> = {
  readonly kind: Kind
  /** `room.verb`, once in the whole house. */
  readonly name: string
  readonly action: OperationAction
  /** What the audit row says: of a query before it is run, of a command with its change. */
  readonly event: EventName
  readonly subject: Subject
}

/** Gives what was read of the database, as it is stored: read ahead, or, where it is asked for again, anew. */
export type ReadStored<Stored> = () => Promise<Stored>

/** Reads one patient's record. It is run only with the receipt that says the disclosure is recorded. */
export type PatientQuery<Values, Output, Stored = void> = Declared<'query', SubjectKind> & {
  readonly input: Input<Values>
  /**
   * Reads what `run` will open while the audit row is being written: rows with their fields sealed. It opens nothing, changes
   * nothing, and is asked only for anyone who may see what it reads.
   */
  readonly stored?: (services: Services, context: PatientContext, values: Values) => Promise<Stored>
  /** @throws Refused where it is not there, or not to be shown any more */
  readonly run: (
    services: Services,
    context: PatientContext,
    receipt: Receipt,
    values: Values,
    stored: ReadStored<Stored | undefined>,
  ) => Promise<Output>
}

/** Changes one patient's record; the receipt it gives proves that the audit row was committed with the change. */
export type PatientCommand<Values, Output> = Declared<'command', SubjectKind> & {
  readonly action: Action
  readonly input: Input<Values>
  /** @throws Refused, OvertakenError where it cannot be done now; DoneBefore where this very request did it */
  readonly run: (
    services: Services,
    context: PatientContext,
    values: Values,
  ) => Promise<ChangeReceipt<Output>>
}

/** Which patients and things the audit row of a disclosure must name. */
export type DisclosureScope = Pick<AuditEntry, 'patientIds' | 'patientId' | 'resource' | 'details'>

/** Reads something that is of no one patient: what it will show is found, recorded, and only then opened. */
export type StaffQuery<Values, Finding extends DisclosureScope, Output> = Declared<'query', StaffSubject> & {
  readonly input: Input<Values>
  /** Finds what there is to show, as identifiers; nothing sealed is opened here. @throws Refused where it is not there */
  readonly find: (services: Services, context: StaffContext, values: Values) => Promise<Finding>
  readonly run: (
    services: Services,
    context: StaffContext,
    receipt: Receipt,
    finding: Finding,
  ) => Promise<Output>
}

/** Changes something of the house, of the person themselves, or makes a new record. */
export type StaffCommand<Values, Output> = Declared<'command', StaffSubject> & {
  readonly input: Input<Values>
  /** @throws Refused, OvertakenError where it cannot be done now */
  readonly run: (services: Services, context: StaffContext, values: Values) => Promise<ChangeReceipt<Output>>
}

/** What a query gives. */
export type OutputOf<Query extends { readonly run: (...given: never) => Promise<unknown> }> = Awaited<
  ReturnType<Query['run']>
>

/** What is told about an operation to whoever lists them. */
export type RegisteredOperation = Declared<'query' | 'command', SubjectKind | StaffSubject>

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

/** @throws where an operation was not declared here: faces take nothing else, since it could not be listed */
export function mustBeRegistered(operation: RegisteredOperation): void {
  if (register.get(operation.name) !== operation) {
    throw new Error(`${operation.name} was not declared as an operation`)
  }
}

/** Declares what reads one patient's record. @throws where another operation has its name */
export const definePatientQuery = <Values, Output, Stored = void>(
  query: Omit<PatientQuery<Values, Output, Stored>, 'kind'>,
): PatientQuery<Values, Output, Stored> => enter({ kind: 'query', ...query })

/** Declares what changes one patient's record. @throws where another operation has its name */
export const definePatientCommand = <Values, Output>(
  command: Omit<PatientCommand<Values, Output>, 'kind'>,
): PatientCommand<Values, Output> => enter({ kind: 'command', ...command })

/** Declares what reads something that is of no one patient. @throws where another operation has its name */
export const defineStaffQuery = <Values, Finding extends DisclosureScope, Output>(
  query: Omit<StaffQuery<Values, Finding, Output>, 'kind'>,
): StaffQuery<Values, Finding, Output> => enter({ kind: 'query', ...query })

/** Declares what changes something that is of no one patient. @throws where another operation has its name */
export const defineStaffCommand = <Values, Output>(
  command: Omit<StaffCommand<Values, Output>, 'kind'>,
): StaffCommand<Values, Output> => enter({ kind: 'command', ...command })
