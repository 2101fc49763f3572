import { EnvironmentError, type Environment } from '../config/env.ts'
import { whereItLeads } from '../models/connections/pooler.ts'
import type { DatabaseUrls } from './embedded-database.ts'

/** How the database is reached. */
export type ReachedDatabase = DatabaseUrls & {
  /** Only where `appUrl` leads to a pooler: PostgreSQL itself, as the same role. */
  readonly directUrl?: string
}

const wayOut = 'write the address of PostgreSQL itself, past the pooler'

/**
 * Requests may go through a pooler that lends a connection for one transaction. What needs a connection of its own must not:
 * the job queue listens on one, and the schema is changed under a lock that another connection holds. That is said at start,
 * where else something would hang.
 * @throws EnvironmentError
 */
export async function reachPastPooler(environment: Environment, url: string): Promise<ReachedDatabase> {
  const {
    DATABASE_DIRECT_URL: directUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_ANSWER_SECONDS: seconds,
  } = environment
  const leads = await whereItLeads(url, seconds)
  const problems: string[] = []
  if (leads === 'to-statements') {
    problems.push(
      'DATABASE_URL: leads to a connection pooler that lends single statements; let it lend whole transactions (pgBouncer: pool_mode=transaction)',
    )
  }
  const pooled = leads !== 'straight'
  if (pooled && directUrl === undefined) {
    problems.push(
      `DATABASE_DIRECT_URL: is missing, and DATABASE_URL leads to a connection pooler, through which the job queue would hear of nothing; ${wayOut}, for the same role. Requests go on through the pooler`,
    )
  }
  for (const [name, direct] of [
    ['DATABASE_DIRECT_URL', directUrl],
    ['DATABASE_OWNER_URL', ownerUrl],
  ] as const) {
    if (direct !== undefined && (await whereItLeads(direct, seconds)) !== 'straight') {
      problems.push(`${name}: leads to a connection pooler; ${wayOut}`)
    }
  }
  if (problems.length > 0) {
    throw new EnvironmentError(problems)
  }
  return {
    appUrl: url,
    ownerUrl: ownerUrl ?? directUrl ?? url,
    ...(pooled && directUrl !== undefined ? { directUrl } : {}),
  }
}
