import type { Environment } from '../config/env.ts'
import { leadsToPooler, PoolerError } from '../models/pooler.ts'
import type { DatabaseUrls } from './embedded-database.ts'

/** How the database is reached. */
export type ReachedDatabase = DatabaseUrls & {
  /** Only where `appUrl` leads to a pooler: PostgreSQL itself, as the same role. */
  readonly directUrl?: string
}

const wayOut = 'Write the address of PostgreSQL itself, past the pooler'

/**
 * Requests may go through a pooler that lends a connection for one transaction. What needs a connection of its own must not:
 * the job queue listens on one, and the schema is changed under a lock that another connection holds. That is said at start,
 * where else something would hang.
 * @throws PoolerError
 */
export async function reachPastPooler(environment: Environment, url: string): Promise<ReachedDatabase> {
  const {
    DATABASE_DIRECT_URL: directUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_ANSWER_SECONDS: seconds,
  } = environment
  const pooled = await leadsToPooler(url, 'DATABASE_URL', seconds)
  if (pooled && directUrl === undefined) {
    throw new PoolerError(
      `DATABASE_URL leads to a connection pooler, through which the job queue would hear of nothing. ${wayOut}, into DATABASE_DIRECT_URL, for the same role; requests go on through the pooler`,
    )
  }
  for (const [name, direct] of [
    ['DATABASE_DIRECT_URL', directUrl],
    ['DATABASE_OWNER_URL', ownerUrl],
  ] as const) {
    if (direct !== undefined && (await leadsToPooler(direct, name, seconds))) {
      throw new PoolerError(`${name} leads to a connection pooler. ${wayOut}`)
    }
  }
  return {
    appUrl: url,
    ownerUrl: ownerUrl ?? directUrl ?? url,
    ...(pooled && directUrl !== undefined ? { directUrl } : {}),
  }
}
