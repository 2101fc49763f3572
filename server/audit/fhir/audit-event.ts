import type { AuditExportRow } from '../../../models/queries/audit/audit-cursor.ts'
import { eventWords } from '../event-words.ts'
import { ruleWords } from '../rule-words.ts'
import type { Act } from './acts.ts'
import { agentsOf, observerOf, type Site } from './agents.ts'
import { applicationServer, ownEvents } from './codes.ts'
import { entitiesOf, patientsOf } from './entities.ts'
import { actOf } from './event-acts.ts'
import { purposeConcepts } from './purpose.ts'
import type { FhirAuditEvent } from './resource.ts'
import { factsOf, type RowFacts } from './row-facts.ts'

/** R5 gave AuditEvent a severity; this is its official extension for R4. */
const severityExtension = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-AuditEvent.severity'

/**
 * Success, or how grave the failure is (audit-event-outcome). There is no 12, a system that is down: it could not have
 * written the row.
 */
function outcomeOf(facts: RowFacts): FhirAuditEvent['outcome'] {
  if (facts('outcome') === 'success') {
    return '0'
  }
  const severity = facts('severity')
  return severity === 'critical' || severity === 'emergency' ? '8' : '4'
}

/**
 * The profile that the event keeps to: those of IHE are for what succeeded, over a network, and for one patient or none.
 */
function profilesOf(facts: RowFacts, act: Act): readonly string[] {
  const patients = patientsOf(facts)
  const { pattern } = act
  if (pattern === undefined || facts('outcome') !== 'success' || facts('address') === undefined) {
    return []
  }
  const url = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit'
  if (pattern === 'PrivacyDisclosure') {
    return patients.length === 1 ? [`${url}.PrivacyDisclosure.Source`] : []
  }
  return [`${url}.${patients.length === 1 ? 'Patient' : ''}${pattern}`]
}

/** A row of the audit log as an AuditEvent of FHIR R4. @param site the installation that wrote the log */
export function auditEventOf(row: AuditExportRow, site: Site): FhirAuditEvent {
  const facts = factsOf(row)
  const event = facts('event') ?? ''
  const severity = facts('severity') ?? 'info'
  const act = actOf(event)
  const profile = profilesOf(facts, act)
  const purposes = purposeConcepts(facts('purposeOfUse') ?? null, facts('category') ?? '')
  const outcome = outcomeOf(facts)
  const rule = facts('rule')
  return {
    resourceType: 'AuditEvent',
    id: facts('id') ?? '',
    ...(profile.length === 0 ? {} : { meta: { profile } }),
    extension: [{ url: severityExtension, valueCode: severity === 'info' ? 'informational' : severity }],
    type: act.type,
    subtype: [...act.subtype, { system: ownEvents, code: event, display: eventWords(event) }],
    action: act.action,
    recorded: facts('occurredAt') ?? '',
    outcome,
    ...(outcome === '0' || rule === undefined ? {} : { outcomeDesc: ruleWords(rule) }),
    ...(purposes.length === 0 ? {} : { purposeOfEvent: purposes }),
    agent: agentsOf(facts, act, site),
    source: { site: new URL(site.url).host, observer: observerOf(site), type: [applicationServer] },
    entity: entitiesOf(facts, act),
  }
}
