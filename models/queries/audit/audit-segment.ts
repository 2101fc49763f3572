import type { Binds } from './audit-criteria.ts'

/** A row's place: its moment in UTC to the microsecond, and its id. */
export type AuditPlace = { readonly occurredAt: string; readonly id: string }

/** Where a page goes on: after this row, whose value in the sorted column is this (null where it has none). */
export type SortedPlace = AuditPlace & { readonly value: string | null }

/**
 * A stretch of the sorted log that one index gives in its order; the stretches follow each other. The order speaks of
 * the table as `e`: an output column of the same name would otherwise be sorted instead.
 */
export type Segment = { readonly where: (binds: Binds) => readonly string[]; readonly orderBy: string }

/** The order of rows with equal values, and what of it is still to come. */
export type Tie = { readonly orderBy: string; readonly beyond: (binds: Binds) => readonly string[] }
