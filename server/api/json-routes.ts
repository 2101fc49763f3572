import type { Request, Response } from 'express'
import { DoneBeforeError } from '../operations/done-before.ts'
import { inputOf } from '../operations/input-of.ts'
import { mustBeRegistered, type PatientCommand, type PatientQuery } from '../operations/operation.ts'
import { recordDisclosure } from '../audit/record.ts'
import { answeredHead } from '../http/answer.ts'
import { declareRoute, facing, type DeclaredRoute } from '../http/routes/declared-route.ts'
import { ProblemError } from '../http/errors.ts'
import { fieldsOf } from '../operations/input-fields.ts'
import { parseFields } from '../http/forms/forms.ts'
import { patientContext, readAhead, runQuery } from '../http/faces/run-query.ts'
import { takenFromPath } from '../http/routes/said-in-address.ts'
import { admitRequest } from '../http/routes/patient-route.ts'
import { requireProof } from '../http/routes/step-up.ts'
import { unlessRefused } from '../http/faces/unless-refused.ts'
import { actionsOf, resourceOf } from '../http/routes/walk.ts'
import type { Services } from '../services.ts'
import { forPrograms, fromPrograms, nameForPrograms } from './json-names.ts'
import { notTaken, programProblems } from './problems.ts'

/** Values as programs get them. */
export function answerJson(res: Response, value: unknown): void {
  res
    .status(200)
    .type('application/json')
    .send(JSON.stringify(forPrograms(value)))
}

/** What was sent as JSON; nothing at all counts as nothing said. @throws ProblemError (415) for anything else */
export function sentJson(req: Request): Readonly<Record<string, unknown>> {
  if (req.is('application/json') === false) {
    throw new ProblemError(programProblems.mediaTypeNotTaken)
  }
  return fromPrograms(req.body)
}

/** What a query reads, as JSON: cleared, admitted and recorded as on the page. @param present with `id` at its top */
export function jsonQuery<Values, Output, Stored>(
  services: Services,
  query: PatientQuery<Values, Output, Stored>,
  present: (output: Output) => { readonly id: string },
): DeclaredRoute {
  mustBeRegistered(query)
  const { action, event } = query
  const declaration = { kind: 'patient', actions: actionsOf(action), events: [event], face: 'json' } as const
  const route = declareRoute(declaration, async (req, res) => {
    const admitted = await admitRequest(services, req, res, action, event)
    const { patientAccess, origin } = admitted
    await requireProof(services, req, patientAccess.clearance, event)
    if (answeredHead(req, res)) {
      return
    }
    const stored = readAhead(services, query, admitted)
    const receipt = await recordDisclosure(services.trail, patientAccess, origin, event, resourceOf(req))
    const output = await receipt.show(() => runQuery(services, query, { ...admitted, receipt }, { stored }))
    answerJson(res, present(output))
  })
  return facing(query, route)
}

/** A command called by a program. Who may not is told so before anything is said of what was sent. */
export function jsonCommand<Values, Output extends { readonly id: string }>(
  services: Services,
  command: PatientCommand<Values, Output>,
): DeclaredRoute {
  mustBeRegistered(command)
  const { action, event } = command
  const schema = inputOf(services, command.input)
  const fields = fieldsOf(schema)
  const declaration = { kind: 'patient', actions: [action], events: [event], face: 'json' } as const
  const route = declareRoute({ ...declaration, fields }, async (req, res) => {
    const admitted = await admitRequest(services, req, res, action, event)
    const { patientAccess: proof, origin } = admitted
    const parsed = parseFields(schema, { ...sentJson(req), ...takenFromPath(req, fields) }, nameForPrograms)
    if (parsed.errors !== undefined) {
      throw new ProblemError(notTaken(parsed))
    }
    await requireProof(services, req, proof.clearance, event)
    const outcome = await unlessRefused(services, { req, proof, origin, event }, () =>
      command.run(services, patientContext(admitted), parsed.values),
    ).catch((error: unknown) => {
      throw error instanceof DoneBeforeError ? new ProblemError(programProblems.doneBefore) : error
    })
    if ('errors' in outcome) {
      throw new ProblemError(notTaken(outcome))
    }
    answerJson(res, outcome.value)
  })
  return facing(command, route)
}
