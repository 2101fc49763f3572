import type { Severity } from '../components/severity-tag.tsx'
import type { Text } from '../words/said.ts'

export type Outcome = 'success' | 'refused' | 'failure'

/** Something to read with, where it leads, an address. */
export type LinkedText = { readonly text: string; readonly href?: string | undefined }

/** Who did something, as they were then. */
export type EventActor = {
  /** The name, what a stranger typed as one, or MedGuard itself. */
  readonly name: LinkedText
  /** The role, or how the name is to be taken. */
  readonly note: string
}

/** A row of the audit log, in words. */
export type EventEntry = {
  readonly id: string
  readonly href: string
  readonly at: Date
  readonly event: Text
  readonly severity: Severity
  readonly outcome: Outcome
  readonly actor: EventActor
  /** Record numbers, never names. */
  readonly patients: readonly LinkedText[]
  readonly furtherPatients: number
  readonly address: string | null
}
