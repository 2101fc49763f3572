import { LRUCache } from 'lru-cache'
import { readWaitingCounts, waitingKinds, type WaitingKind } from '../models/queries/http/waiting-counts.ts'
import type { PreparedQueries } from '../models/prepared.ts'
import type { Actor } from './access/actor.ts'
import type { Permission } from './access/permissions.ts'

/** What waits for somebody, by kind; kinds that are not theirs are not in it. */
export type Waiting = ReadonlyMap<WaitingKind, number>

const forWhom: Readonly<Record<WaitingKind, Permission>> = {
  'to-sign': 'prescription.sign',
  critical: 'chart.read',
  results: 'chart.read',
  'to-dispense': 'prescription.dispense',
  alerts: 'security.read',
  reviews: 'emergency-access.review',
  requests: 'emergency-access.approve',
  approvals: 'role.approve',
  erasures: 'erasure.decide',
}

/** What is about patients waits for those who have some in their care. */
const ofOwnPatients = new Set<WaitingKind>(['to-sign', 'critical', 'results'])

const kindsFor = ({ permissions, patientScope }: Actor): WaitingKind[] =>
  waitingKinds.filter(
    (kind) => permissions.has(forWhom[kind]) && (patientScope === 'care_team' || !ofOwnPatients.has(kind)),
  )

/** How old a count may be that a page shows. */
const freshForMs = 15_000

type Kept = { readonly at: number; readonly waiting: Waiting }

/**
 * What waits for each person, for the menu of every page: read in one statement, and kept for some seconds in the process that read
 * it. What somebody does themselves is counted at once: while their form is under way nothing is kept of them, and nothing from before.
 */
export class WaitingCounts {
  readonly #prepared: PreparedQueries
  readonly #kept = new LRUCache<string, Kept>({ max: 5_000 })
  readonly #changing = new Map<string, number>()
  /** How often somebody has begun to change something: a reading that overlaps with that is not kept. */
  readonly #changes = new LRUCache<string, number>({ max: 5_000 })
  readonly #onError: (error: unknown) => void

  /** @param onError told of a reading that failed: the page is shown without its counts */
  constructor(prepared: PreparedQueries, onError: (error: unknown) => void) {
    this.#prepared = prepared
    this.#onError = onError
  }

  /** What waits for a person now: a promise only where it has to be read. */
  of(actor: Actor, at: Date, today: string): Waiting | Promise<Waiting | undefined> {
    const kept = this.#kept.get(actor.id)
    const age = kept === undefined ? Number.POSITIVE_INFINITY : at.getTime() - kept.at
    return kept !== undefined && age >= 0 && age < freshForMs ? kept.waiting : this.#read(actor, at, today)
  }

  /** Somebody begins to change something. @returns says that it is done */
  changes(userId: string): () => void {
    this.#kept.delete(userId)
    this.#changes.set(userId, (this.#changes.get(userId) ?? 0) + 1)
    this.#changing.set(userId, (this.#changing.get(userId) ?? 0) + 1)
    return () => {
      const left = (this.#changing.get(userId) ?? 1) - 1
      if (left === 0) {
        this.#changing.delete(userId)
      } else {
        this.#changing.set(userId, left)
      }
    }
  }

  async #read(actor: Actor, at: Date, today: string): Promise<Waiting | undefined> {
    const { id: userId } = actor
    const kinds = kindsFor(actor)
    const changes = this.#changes.get(userId)
    try {
      const waiting =
        kinds.length === 0
          ? new Map<WaitingKind, number>()
          : await readWaitingCounts(this.#prepared, { userId, at, today, kinds })
      if (!this.#changing.has(userId) && this.#changes.get(userId) === changes) {
        this.#kept.set(userId, { at: at.getTime(), waiting })
      }
      return waiting
    } catch (error) {
      this.#onError(error)
      return undefined
    }
  }
}
