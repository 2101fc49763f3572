import type { ActName } from './fhir/acts.ts'

export type Severity = 'info' | 'warning' | 'critical' | 'emergency'
export type Outcome = 'success' | 'refused' | 'failure'

export type Category =
  'sign-in' | 'patient' | 'prescription' | 'emergency-access' | 'audit' | 'page' | 'administration' | 'system'

/** What the catalogue knows of an event: its group, its usual severity, and how it is told in FHIR. Its title is a message. */
export type EventKind = {
  readonly category: Category
  readonly severity: Severity
  readonly act: ActName
}

/** The events of a room, by their names. */
export type EventKinds = Readonly<Record<string, EventKind>>

/** One event of a room's list. */
export const kind = (category: Category, severity: Severity, act: ActName): EventKind => ({
  category,
  severity,
  act,
})
