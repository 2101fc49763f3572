import type { Act } from './acts.ts'
import {
  domainResource,
  otherEntity,
  own,
  patientRole,
  person,
  queryRole,
  requestIdEntity,
  systemObject,
  uriIdentifiers,
} from './codes.ts'
import type { Entity, Reference } from './resource.ts'
import { detailsOf, type RowFacts } from './row-facts.ts'

/** What MedGuard keeps, by the names FHIR has for it. */
const resourceTypes: ReadonlyMap<string, string> = new Map([
  ['patient', 'Patient'],
  ['encounter', 'Encounter'],
  ['prescription', 'MedicationRequest'],
  ['audit-event', 'AuditEvent'],
])

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

const identifierOf = (id: string) =>
  uuid.test(id) ? { system: uriIdentifiers, value: `urn:uuid:${id}` } : { value: id }

/** Every patient that the row is about or that was shown. */
export function patientsOf(facts: RowFacts): readonly string[] {
  const one = facts('patientId')
  return [...new Set([...(one === undefined ? [] : [one]), ...(facts('patientIds')?.split(' ') ?? [])])]
}

function thingOf(facts: RowFacts): Reference {
  const [type, id, patient] = [facts('resourceType'), facts('resourceId'), facts('patientId')]
  if (type !== undefined && id !== undefined) {
    const fhirType = resourceTypes.get(type)
    return fhirType === undefined
      ? { identifier: identifierOf(id), display: own('thing', type) }
      : { reference: `${fhirType}/${id}`, type: fhirType }
  }
  if (patient !== undefined) {
    return { reference: `Patient/${patient}`, type: 'Patient' }
  }
  return { display: facts('route') ?? 'MedGuard' }
}

/** What was asked for. Filters stand in the details of a row; the address itself is not kept. */
function queryEntity(facts: RowFacts): Entity {
  const request = `${facts('method') ?? ''} ${facts('route') ?? ''}`.trim()
  return {
    type: systemObject,
    role: queryRole,
    description: request === '' ? 'Query' : request,
    query: Buffer.from(`${request} ${facts('details') ?? '{}'}`, 'utf8').toString('base64'),
  }
}

const other = (name: string, id: string | undefined): Entity[] =>
  id === undefined ? [] : [{ what: { identifier: identifierOf(id) }, type: otherEntity, name }]

function detailEntity(facts: RowFacts): Entity[] {
  const sealed = facts('changesBytes')
  const browser = facts('userAgent')
  const details = [
    ...detailsOf(facts),
    ...(sealed === undefined ? [] : [['bytesOfSealedChanges', sealed] as const]),
    ...(browser === undefined ? [] : [['userAgent', browser] as const]),
  ]
  const detail = details
    .filter(([, text]) => text !== '')
    .map(([type, valueString]) => ({ type, valueString }))
  return detail.length === 0 ? [] : [{ type: otherEntity, name: 'Details', detail }]
}

/** What was used or changed: the patients, the thing or the query, session, emergency grant, request, and details. */
export function entitiesOf(facts: RowFacts, act: Act): readonly Entity[] {
  const requestId = facts('requestId')
  return [
    ...patientsOf(facts).map((id) => ({
      what: { reference: `Patient/${id}`, type: 'Patient' },
      type: person,
      role: patientRole,
    })),
    act.asks === true
      ? queryEntity(facts)
      : { what: thingOf(facts), type: systemObject, role: domainResource },
    ...other('Session', facts('sessionId')),
    ...other('Emergency grant', facts('grantId')),
    ...detailEntity(facts),
    ...(requestId === undefined
      ? []
      : [{ what: { identifier: { value: requestId } }, type: requestIdEntity }]),
  ]
}
