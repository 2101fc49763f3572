import type { Request } from 'express'
import type { ReactElement } from 'react'
import { inputOf } from '../../operations/input-of.ts'
import { mustBeRegistered, type DisclosureScope, type StaffQuery } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import { facing, type FormRoutes } from '../routes/declared-route.ts'
import type { FormState } from '../forms/forms.ts'
import { staffContext } from './staff-operation-faces.ts'
import { signedInForm, type RecordedRequest } from '../routes/signed-in-route.ts'

/**
 * A form that only asks, and is shown again with the answer of a query: it is sent, so that no name and no record number
 * stands in an address.
 * @param show.output absent where nothing was asked yet, or the question cannot be answered as it was put
 */
export function staffQuestionForm<Values, Finding extends DisclosureScope, Output>(
  services: Services,
  query: StaffQuery<Values, Finding, Output>,
  show: (visit: RecordedRequest, form: FormState, output: Output | undefined) => ReactElement,
): FormRoutes {
  mustBeRegistered(query)
  const findings = new WeakMap<Request, Finding>()
  const routes = signedInForm(services, {
    action: query.action,
    event: query.event,
    viewEvent: query.event,
    schema: inputOf(services, query.input),
    // Nothing is changed: what was found waits until its row is written.
    change: async (request, values) => {
      findings.set(request.req, await query.find(services, staffContext(request), values))
      return { errors: [] }
    },
    find: async ({ req }): Promise<DisclosureScope> => findings.get(req) ?? {},
    show: async (visit, form) => {
      const finding = findings.get(visit.req)
      const output = finding && (await query.run(services, staffContext(visit), visit.receipt, finding))
      return show(visit, form, output)
    },
  })
  return { show: facing(query, routes.show), submit: facing(query, routes.submit) }
}
