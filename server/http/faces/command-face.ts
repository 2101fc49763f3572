import type { Request } from 'express'
import type { ZodType } from 'zod'
import type { EventName } from '../../audit/events.ts'
import { fieldsOf } from '../../operations/input-fields.ts'
import { inputOf, type Input } from '../../operations/input-of.ts'
import { mustBeRegistered, type RegisteredOperation } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { takenFromPath } from '../routes/said-in-address.ts'

/** What the session says beside what was typed and the address. */
type SessionValues = (req: Request) => Readonly<Record<string, string | undefined>>

/** What every form or button of a command has by its declaration, whatever the command is about. */
type CommandFaceBase<Values> = {
  readonly event: EventName
  readonly viewEvent: EventName
  readonly schema: ZodType<Values>
  readonly given: SessionValues
}

/**
 * @param page the query that reads what the form shows beside what was typed; absent where it has no page
 * @throws where the command was not declared as an operation
 */
export function commandFaceBase<Values>(
  services: Services,
  command: RegisteredOperation & { readonly input: Input<Values> },
  {
    given,
    page,
  }: { readonly given?: SessionValues | undefined; readonly page?: RegisteredOperation | undefined },
): CommandFaceBase<Values> {
  mustBeRegistered(command)
  const schema = inputOf(services, command.input)
  const fields = fieldsOf(schema)
  return {
    event: command.event,
    viewEvent: (page ?? command).event,
    schema,
    given: (req) => ({ ...given?.(req), ...takenFromPath(req, fields) }),
  }
}

/** @throws where the page of a form is for others than the form */
export function mustBeForTheSame(page: RegisteredOperation, command: RegisteredOperation): void {
  if (page.action !== command.action) {
    throw new Error(`${page.name} is for others than ${command.name}, whose form it shows`)
  }
}
