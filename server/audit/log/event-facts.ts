import type { AuditEvent } from '../../../models/audit/audit-event.ts'
import type { EventFact } from '../../../views/audit/event-page.tsx'
import { codeText } from '../../../views/format.ts'
import { categoryWords } from '../event-words.ts'
import { roleWords } from '../role-words.ts'
import { purposeWords, ruleWords } from '../rule-words.ts'
import { searchAddress } from '../search-address.ts'

const present = (facts: readonly (EventFact | false)[]): EventFact[] => facts.filter((fact) => fact !== false)

/** What is left of a row about what happened, beside event, time, outcome and severity. */
export function factsOfWhat(row: AuditEvent): EventFact[] {
  const { category, rule, purposeOfUse, resourceType, resourceId, grantId, changes } = row
  return present([
    { key: 'Category', words: categoryWords(category), code: category },
    rule !== null && { key: 'Rule that decided', words: ruleWords(rule), code: rule },
    purposeOfUse !== null && { key: 'Purpose of use', words: purposeWords(purposeOfUse), code: purposeOfUse },
    resourceType !== null && {
      key: 'Resource',
      words: codeText(resourceType),
      ...(resourceId === null ? {} : { code: resourceId }),
    },
    grantId !== null && {
      key: 'Emergency grant',
      code: grantId,
      othersHref: searchAddress({ grant: grantId }),
    },
    changes !== null && { key: 'Before and after', words: `Sealed: ${changes.length} bytes` },
    { key: 'Event id', code: row.id },
  ])
}

/** Who it was, as they were then. */
export function factsOfWho(row: AuditEvent): EventFact[] {
  const { actorId, actorName, actorRole, sessionId, deviceId } = row
  if (actorId === null && actorName === null) {
    return [{ key: 'Name', words: 'MedGuard, by itself' }]
  }
  return present([
    {
      key: actorId === null ? 'Typed as a name, not signed in' : 'Name',
      words: actorName ?? 'Not recorded',
      othersHref: searchAddress({ user: actorId ?? actorName ?? '' }),
    },
    actorRole !== null && { key: 'Role', words: roleWords(actorRole), code: actorRole },
    actorId !== null && { key: 'User id', code: actorId },
    sessionId !== null && {
      key: 'Session',
      code: sessionId,
      othersHref: searchAddress({ session: sessionId }),
    },
    deviceId !== null && { key: 'Device', code: deviceId },
  ])
}

/** Every patient that the row is about or that was shown, by record number and id. */
export function factsOfPatients(row: AuditEvent, recordNumbers: ReadonlyMap<string, string>): EventFact[] {
  const { patientId, patientIds } = row
  const fact = (key: string) => (id: string) => ({
    key,
    words: recordNumbers.get(id) ?? 'Removed since',
    code: id,
    othersHref: searchAddress({ patient: id }),
  })
  return [
    ...(patientId === null ? [] : [patientId]).map(fact('About')),
    ...(patientIds ?? []).map((id, index) => fact(`Shown, ${index + 1} of ${patientIds?.length ?? 0}`)(id)),
  ]
}

/** From where it was asked for. */
export function factsOfWhere(row: AuditEvent): EventFact[] {
  const { address, method, route, requestId, userAgent } = row
  return present([
    address !== null && { key: 'Address', code: address, othersHref: searchAddress({ ip: address }) },
    userAgent !== null && { key: 'Browser', code: userAgent },
    route !== null && { key: 'Route', code: `${method ?? ''} ${route}`.trim() },
    requestId !== null && {
      key: 'Request',
      code: requestId,
      othersHref: searchAddress({ request: requestId }),
    },
  ])
}

const fieldWords = (name: string) =>
  codeText(name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))

/**
 * Which fields a change touched. What a record said before and after stays sealed under the patient's key: an auditor
 * sees that it changed and when, clinicians what it says.
 */
export function factsOfChange({ details, changes }: AuditEvent): EventFact[] {
  const changed: unknown = details?.['changed']
  const fields = Array.isArray(changed) ? changed.filter((field) => typeof field === 'string') : []
  const words = changes === null ? 'Changed' : 'Changed; before and after are sealed'
  const codes = (['before', 'after'] as const).flatMap((name) => {
    const value = details?.[name]
    return typeof value === 'string' || typeof value === 'number'
      ? [{ key: codeText(name), code: String(value) }]
      : []
  })
  return [...fields.map((field) => ({ key: fieldWords(field), words })), ...codes]
}

/** The details of the row beside what changed, whatever they are: codes, counts and identifiers. */
export function factsOfDetails(row: AuditEvent): EventFact[] {
  return Object.entries(row.details ?? {})
    .filter(([key]) => !['changed', 'before', 'after'].includes(key))
    .map(([key, value]) => ({
      key: fieldWords(key),
      code: typeof value === 'string' ? value : JSON.stringify(value),
    }))
}
