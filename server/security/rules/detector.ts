import type { Transaction } from 'sequelize'
import type { Severity } from '../../audit/events.ts'
import type { Services } from '../../services.ts'

/** A number that the facility sets. */
export type Threshold = {
  readonly name: string
  /** What it counts, as a form asks for it. */
  readonly label: string
  readonly usual: number
  readonly least: number
  readonly most: number
}

export type Thresholds = Readonly<Record<string, number>>

/** What a detector is given to look through: the audit rows from a moment on and before another. */
export type Search = {
  readonly services: Pick<Services, 'sequelize' | 'blindIndex' | 'time'>
  readonly transaction: Transaction
  readonly from: Date
  readonly to: Date
  readonly thresholds: Thresholds
}

/** The audit rows that show it: how many, between when, and the ids of the first of them. */
export type Evidence = {
  readonly openings: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly events: readonly string[]
}

/** Something that an officer should look at: of one person, one patient, or both, on one day of the facility. */
export type Finding = {
  readonly userId: string | null
  readonly patientId: string | null
  /** What else it is about, as a network address, where there is neither. */
  readonly subject?: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly evidence: Evidence
  /** Codes and counts beside. */
  readonly details?: Readonly<Record<string, string | number>>
}

/**
 * What looks in the audit log for one kind of snooping or attack. `at-once` ones run every minute over what is new; `nightly` ones over days that
 * are over, or `daysLate` days after them.
 */
export type Detector = {
  /** The kind of its alerts. */
  readonly kind: string
  readonly title: string
  /** What it flags, and what it never flags, in plain words. */
  readonly says: string
  readonly severity: Severity
  readonly pace: 'at-once' | 'nightly'
  /** The threshold that says how many days after an opening it is looked at. */
  readonly daysLate?: string
  readonly thresholds: readonly Threshold[]
  readonly find: (search: Search) => Promise<readonly Finding[]>
}

/** The value of a threshold. @throws RangeError where the detector has none of this name */
export function thresholdOf(thresholds: Thresholds, name: string): number {
  const value = thresholds[name]
  if (value === undefined) {
    throw new RangeError(`there is no threshold ${name}`)
  }
  return value
}
