import type { Transaction } from 'sequelize'
import type { Resource } from '../resource.ts'
import type { KnownDocument } from '../files/source-documents.ts'

/** What a resource of no patient came to. */
export type TakenResource = {
  readonly targetId: string | null
  readonly remarks?: readonly string[]
  /** Why there is no row; null where its kind has none. */
  readonly documentOnly?: string | null
}

/** Takes the resources of one kind, in batches. */
export type Taker = {
  /** Called for every resource, so that later ones find it; `fresh` where it is new or changed. */
  readonly take: (resource: Resource, known: KnownDocument | undefined, fresh: boolean) => TakenResource
  /** Writes the rows of what was fresh since the last time. */
  readonly write: (transaction: Transaction) => Promise<void>
}
