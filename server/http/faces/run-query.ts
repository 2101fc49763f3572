import type { Request } from 'express'
import type { Receipt } from '../../audit/record.ts'
import type { PatientContext, PatientQuery, ReadStored } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import type { PatientRequest } from '../routes/patient-route.ts'
import { endOfSubject } from '../words/prescription-gone.ts'
import { takenFromAddress } from '../routes/said-in-address.ts'

/** The identifier of what an address is about; undefined where it names none. */
export function subjectIn({ context }: Request): string | undefined {
  const { subject } = context.facts
  return subject === undefined || subject.kind === 'own' ? undefined : subject.id
}

/** What an operation on a record is told about a request. */
export const patientContext = ({ req, patientAccess, origin, at }: PatientRequest): PatientContext => {
  const { facts, circumstances } = req.context
  return {
    proof: patientAccess,
    origin,
    at,
    today: circumstances.local.date,
    circumstances,
    subjectId: facts.subject?.kind === 'prescription' ? facts.subject.id : patientAccess.patientId,
  }
}

/**
 * Begins to read what a query will open, while its disclosure is still being recorded. What is read is let go of where that
 * fails; where the read itself fails, that is told to whoever asks for it.
 */
export function readAhead<Values, Output, Stored>(
  services: Services,
  query: PatientQuery<Values, Output, Stored>,
  request: PatientRequest,
): ReadStored<Stored | undefined> | undefined {
  const { stored } = query
  if (stored === undefined) {
    return undefined
  }
  const read = async () =>
    stored(services, patientContext(request), takenFromAddress(services, request.req, query.input))
  let ahead: Promise<Stored> | undefined = read()
  ahead.catch(() => undefined)
  return () => {
    const reading = ahead ?? read()
    ahead = undefined
    return reading
  }
}

/**
 * Reads what a query reads, for a disclosure that is recorded.
 * @param options.besides what stands in for what the address says under the same name
 * @param options.stored what was read ahead
 * @throws Refused; ProblemError where what was asked for has left the reader's sight, and they are told what became of it
 */
export async function runQuery<Values, Output, Stored>(
  services: Services,
  query: PatientQuery<Values, Output, Stored>,
  { receipt, ...request }: PatientRequest & { readonly receipt: Receipt },
  options: {
    readonly besides?: Readonly<Record<string, string | undefined>> | undefined
    readonly stored?: ReadStored<Stored | undefined> | undefined
  } = {},
): Promise<Output> {
  const { req, patientAccess } = request
  try {
    const values = takenFromAddress(services, req, query.input, options.besides)
    const context = patientContext(request)
    const stored = options.stored ?? (async () => query.stored?.(services, context, values))
    return await query.run(services, context, receipt, values, stored)
  } catch (error) {
    if (error instanceof Refused && error.rule.status === 404) {
      throw (await endOfSubject(services, req, patientAccess.actor, patientAccess.clearance.action)) ?? error
    }
    throw error
  }
}
