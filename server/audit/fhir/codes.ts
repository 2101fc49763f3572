import type { Coding } from './resource.ts'

const dcm = 'http://dicom.nema.org/resources/ontology/DCM'
const terminology = 'http://terminology.hl7.org/CodeSystem'

/** What is MedGuard's own: names of events, roles, rules, things. */
export const own = (kind: 'event' | 'role' | 'rule' | 'thing', code: string) =>
  `urn:x-medguard:${kind}:${code}`
export const ownEvents = 'urn:x-medguard:event'
export const ownRoles = 'urn:x-medguard:role'

/** Identifiers that are URIs themselves, such as urn:uuid:… (RFC 3986). */
export const uriIdentifiers = 'urn:ietf:rfc:3986'

/** A code of DICOM PS3.16, which FHIR takes for events of security. */
export const dicom = (code: string, display: string): Coding => ({ system: dcm, code, display })

export const restfulOperation: Coding = {
  system: `${terminology}/audit-event-type`,
  code: 'rest',
  display: 'RESTful Operation',
}

type Interaction = 'read' | 'create' | 'update' | 'delete' | 'search' | 'operation'

/** A code of FHIR's restful-interaction. */
export const interaction = (code: Interaction): Coding => ({
  system: 'http://hl7.org/fhir/restful-interaction',
  code,
  display: code,
})

export const disclose: Coding = {
  system: `${terminology}/iso-21089-lifecycle`,
  code: 'disclose',
  display: 'Disclose Record Lifecycle Event',
}

export const sourceRole = dicom('110153', 'Source Role ID')
export const destinationRole = dicom('110152', 'Destination Role ID')
export const application = dicom('110150', 'Application')
export const custodian: Coding = {
  system: `${terminology}/provenance-participant-type`,
  code: 'custodian',
  display: 'Custodian',
}

const participation = (code: string, display: string): Coding => ({
  system: `${terminology}/v3-ParticipationType`,
  code,
  display,
})
export const informationRecipient = participation('IRCP', 'information recipient')
export const author = participation('AUT', 'author (originator)')

export const humanUser: Coding = {
  system: `${terminology}/extra-security-role-type`,
  code: 'humanuser',
  display: 'human user',
}

export const applicationServer: Coding = {
  system: `${terminology}/security-source-type`,
  code: '4',
  display: 'Application Server',
}

const entityType = (code: string, display: string): Coding => ({
  system: `${terminology}/audit-entity-type`,
  code,
  display,
})
export const person = entityType('1', 'Person')
export const systemObject = entityType('2', 'System Object')
export const otherEntity = entityType('4', 'Other')
export const requestIdEntity: Coding = {
  system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
  code: 'XrequestId',
  display: 'transport specific unique identifier where http X-Request-Id is used',
}

const objectRole = (code: string, display: string): Coding => ({
  system: `${terminology}/object-role`,
  code,
  display,
})
export const patientRole = objectRole('1', 'Patient')
export const domainResource = objectRole('4', 'Domain Resource')
export const queryRole = objectRole('24', 'Query')

/** A purpose of use after HL7 v3 ActReason. */
export const actReason = (code: string, display: string): Coding => ({
  system: `${terminology}/v3-ActReason`,
  code,
  display,
})
