import type { Request, Response } from 'express'
import { recordDisclosure } from '../audit/record.ts'
import type { RecordedLately } from '../audit/recorded-lately.ts'
import { ProblemError } from '../http/errors.ts'
import { recordRefused } from '../http/faces/unless-refused.ts'
import { staffContext } from '../http/faces/staff-operation-faces.ts'
import { parseFields } from '../http/forms/forms.ts'
import { originOf } from '../http/origin.ts'
import { declareRoute, facing, type DeclaredRoute } from '../http/routes/declared-route.ts'
import { requireProof } from '../http/routes/step-up.ts'
import { actionsOf, clearRequest } from '../http/routes/walk.ts'
import { fieldsOf } from '../operations/input-fields.ts'
import { inputOf } from '../operations/input-of.ts'
import { mustBeRegistered, type DisclosureScope, type StaffQuery } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { nameForPrograms } from './json-names.ts'
import { answerJson, sentJson } from './json-routes.ts'
import { notTaken } from './problems.ts'

/**
 * What a query finds, asked for as JSON: what is asked is sent, so that no name stands in an address. It is asked again while
 * somebody types, and the same answer is recorded once, but for one that lists nobody.
 */
export function jsonQuestion<Values, Finding extends DisclosureScope, Output>(
  services: Services,
  query: StaffQuery<Values, Finding, Output>,
  { lately, present }: { lately: RecordedLately; present: (output: Output, req: Request) => object },
): DeclaredRoute {
  mustBeRegistered(query)
  const { action, event } = query
  const schema = inputOf(services, query.input)
  const declaration = { kind: 'staff', actions: actionsOf(action), events: [event], face: 'json' } as const
  const route = declareRoute(
    { ...declaration, fields: fieldsOf(schema) },
    async (req: Request, res: Response) => {
      const clearance = await clearRequest(services, req, action, event)
      const request = { req, res, clearance, origin: originOf(req), at: req.context.at }
      const parsed = parseFields(schema, sentJson(req), nameForPrograms)
      if (parsed.errors !== undefined) {
        throw new ProblemError(notTaken(parsed))
      }
      await requireProof(services, req, clearance, event)
      const context = staffContext(request)
      const finding = await query.find(services, context, parsed.values).catch(async (error: unknown) => {
        if (error instanceof Refused && (error.rule.status === 403 || error.rule.status === 429)) {
          await recordRefused(services, { req, proof: clearance, origin: request.origin, event }, error)
        }
        throw error
      })
      const { patientIds = [], details } = finding
      const { decision, person } = clearance
      const answer = JSON.stringify([
        person.sessionId,
        person.actor.role,
        decision,
        query.name,
        patientIds,
        details,
      ])
      const record = () =>
        recordDisclosure(services.trail, clearance, request.origin, event, {
          patientIds,
          ...(details === undefined ? {} : { details }),
        })
      // Answers that list nobody are all alike, whatever was asked: each has its row, so that who guesses is seen to guess.
      const receipt = patientIds.length === 0 ? await record() : await lately.once(answer, request.at, record)
      const output = await receipt.show(() => query.run(services, context, receipt, finding))
      answerJson(res, present(output, req))
    },
  )
  return facing(query, route)
}
