import { recordDisclosure } from '../audit/record.ts'
import { answeredHead } from '../http/answer.ts'
import { staffContext } from '../http/faces/staff-operation-faces.ts'
import { originOf } from '../http/origin.ts'
import { declareRoute, facing, type DeclaredRoute } from '../http/routes/declared-route.ts'
import { takenFromAddress } from '../http/routes/said-in-address.ts'
import { requireProof } from '../http/routes/step-up.ts'
import { actionsOf, clearRequest } from '../http/routes/walk.ts'
import { mustBeRegistered, type DisclosureScope, type StaffQuery } from '../operations/operation.ts'
import type { Services } from '../services.ts'
import { answerJson } from './json-routes.ts'

/** What a query of no one patient reads, as JSON: cleared and recorded as on a page. */
export function jsonStaffQuery<Values, Finding extends DisclosureScope, Output>(
  services: Services,
  query: StaffQuery<Values, Finding, Output>,
  present: (output: Output) => object,
): DeclaredRoute {
  mustBeRegistered(query)
  const { action, event } = query
  const declaration = { kind: 'staff', actions: actionsOf(action), events: [event], face: 'json' } as const
  const route = declareRoute(declaration, async (req, res) => {
    const clearance = await clearRequest(services, req, action, event)
    const request = { req, res, clearance, origin: originOf(req), at: req.context.at }
    await requireProof(services, req, clearance, event)
    const values = takenFromAddress(services, req, query.input)
    const finding = await query.find(services, staffContext(request), values)
    if (answeredHead(req, res)) {
      return
    }
    const { patientIds, patientId, resource, details } = finding
    const receipt = await recordDisclosure(services.trail, clearance, request.origin, event, {
      ...(patientIds === undefined ? {} : { patientIds }),
      ...(patientId === undefined ? {} : { patientId }),
      ...(resource === undefined ? {} : { resource }),
      ...(details === undefined ? {} : { details }),
    })
    answerJson(
      res,
      present(await receipt.show(() => query.run(services, staffContext(request), receipt, finding))),
    )
  })
  return facing(query, route)
}
