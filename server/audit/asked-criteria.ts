import type { AuditCriteria } from '../../models/queries/audit/audit-criteria.ts'
import { Patient } from '../../models/patients/patient.ts'
import type { FieldError } from '../../views/components/fields/field.ts'
import { isId } from '../is-id.ts'
import type { Services } from '../services.ts'
import { escapeForLog } from './escape.ts'
import { findActor } from './search/find-actor.ts'
import { filterNames, readFilters, type ReadFilters } from './search-filters.ts'
import { said } from '../../views/words/said.ts'

/** What a search or an export of the audit log asks for. */
export type LogSearchRequest = {
  readonly typed: ReadFilters['typed']
  readonly errors: readonly FieldError[]
  /** Absent where a filter cannot be taken as it is. */
  readonly criteria?: AuditCriteria
}

/** Whom a record number means, or an id as it is. @returns undefined where no patient has this record number */
export async function findPatientId(recordNumberOrId: string): Promise<string | undefined> {
  if (isId(recordNumberOrId)) {
    return recordNumberOrId
  }
  const patient = await Patient.findOne({ attributes: ['id'], where: { recordNumber: recordNumberOrId } })
  return patient?.id
}

/** Reads the filters of an address and finds whom they mean. */
export async function askedCriteria(
  services: Services,
  query: Readonly<Record<string, unknown>>,
): Promise<LogSearchRequest> {
  const { typed, errors, values } = readFilters(query, services.time.timeZone)
  if (values === undefined) {
    return { typed, errors }
  }
  const { from, to, user, patient, event: events, ip: network, session, request, ...others } = values
  const { grant, ...plain } = others
  const [actor, patientId] = await Promise.all([
    user === undefined ? undefined : findActor(services, user),
    patient === undefined ? undefined : findPatientId(patient),
  ])
  const unknown: FieldError[] = []
  if (user !== undefined && actor === undefined) {
    unknown.push({ field: 'user', message: said('audit.fault.too-many-names-them') })
  }
  if (patient !== undefined && patientId === undefined) {
    unknown.push({
      field: 'patient',
      message: said('audit.fault.no-record-number-check'),
    })
  }
  if (unknown.length > 0) {
    return { typed, errors: unknown }
  }
  const criteria = {
    ...plain,
    from: from?.begins,
    before: to?.ends,
    actor,
    patientId,
    events,
    network,
    sessionId: session,
    requestId: request,
    grantId: grant,
  }
  return { typed, errors: [], criteria }
}

/** The filters as the audit row of a search or export says them; of those that could not be taken, only which. */
export function filtersOnRecord({
  typed,
  errors,
}: LogSearchRequest): Record<string, string | readonly string[]> {
  const wrong = errors.map((error) => error.field)
  const taken = filterNames.flatMap((name) => {
    const text = typed[name]
    return text === undefined || wrong.includes(name) ? [] : [[name, escapeForLog(text, 64)] as const]
  })
  return { ...Object.fromEntries(taken), ...(wrong.length === 0 ? {} : { notUnderstood: wrong }) }
}
