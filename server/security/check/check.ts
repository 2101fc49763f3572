import type { QueryResultRow } from 'pg'
import type { Environment } from '../../../config/env.ts'

/** critical: a safeguard is missing or broken; warning: something is weaker than it could be; note: good to know. */
export type CheckSeverity = 'critical' | 'warning' | 'note'

/** Something that a check found, in words for whoever looks after the installation. No secret stands in them. */
export type Finding = {
  readonly severity: CheckSeverity
  readonly found: string
  readonly wayOut: string
  /** Mends it; only for what harms nothing and hides nothing. */
  readonly fix?: () => Promise<void>
}

/** What a check may look at. It changes nothing by looking. */
export type CheckSubject = {
  readonly environment: Environment
  readonly at: Date
  /** Asks the database as the application does, in a connection that cannot write. */
  readonly ask: <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Changes the database as its owner: for fixes only. */
  readonly change: (text: string) => Promise<void>
  /** The address by which the application reaches the database. */
  readonly databaseUrl: string
}

/** One thing that is looked at. */
export type SecurityCheck = {
  readonly name: string
  /** What is looked at, as a short sentence. */
  readonly looksAt: string
  /** @returns what was found; empty where all is well */
  look(subject: CheckSubject): Promise<readonly Finding[]>
}

/** A finding on its own, or none: for checks that look at one thing. */
export const when = (wrong: boolean, finding: Finding): readonly Finding[] => (wrong ? [finding] : [])

/** Names in a sentence, the first few of many. */
export function listed(names: readonly string[], shown = 5): string {
  const more = names.length - shown
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${more} more` : names.join(', ')
}
