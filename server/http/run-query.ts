import type { Request } from 'express'
import type { Receipt } from '../audit/record.ts'
import type { PatientContext, PatientQuery } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import type { PatientRequest } from './patient-route.ts'
import { endOfSubject } from './prescription-gone.ts'
import { takenFromAddress } from './said-in-address.ts'

/** The identifier of what an address is about; undefined where it names none. */
export function subjectIn({ context }: Request): string | undefined {
  const { subject } = context.facts
  return subject === undefined || subject.kind === 'own' ? undefined : subject.id
}

/** What an operation on a record is told of a request. */
export const patientContext = ({ req, admission, origin, at }: PatientRequest): PatientContext => {
  const { facts, circumstances } = req.context
  return {
    proof: admission,
    origin,
    at,
    today: circumstances.local.date,
    circumstances,
    subjectId: facts.subject?.kind === 'prescription' ? facts.subject.id : admission.patientId,
  }
}

/**
 * Reads what a query reads, for a disclosure that is on record.
 * @param besides what stands in for what the address says under the same name
 * @throws Refused; ProblemError where what was asked for has left the reader's sight, and they are told what became of it
 */
export async function runQuery<Values, Output>(
  services: Services,
  query: PatientQuery<Values, Output>,
  { receipt, ...request }: PatientRequest & { readonly receipt: Receipt },
  besides?: Readonly<Record<string, string | undefined>>,
): Promise<Output> {
  const { req, admission } = request
  try {
    const values = takenFromAddress(services, req, query.input, besides)
    return await query.run(services, patientContext(request), receipt, values)
  } catch (error) {
    if (error instanceof Refused && error.rule.status === 404) {
      throw (await endOfSubject(services, req, admission.actor, admission.clearance.action)) ?? error
    }
    throw error
  }
}
