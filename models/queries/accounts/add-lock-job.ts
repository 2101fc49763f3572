import type { PreparedQueries, Statement } from '../../prepared.ts'

const statement: Statement = {
  name: 'add-lock-job',
  text: `SELECT (graphile_worker.add_job('tell-of-lock', json_build_object('userId', $1::text, 'at', $2::text,
    'locks', $3::text, 'address', $4::text), max_attempts := 10)).id`,
}

/** Asks for a mail about a lock; where the name that was locked is nobody's, the job does nothing. */
export async function addLockJob(
  prepared: PreparedQueries,
  lock: {
    readonly userId: string | null
    readonly at: Date
    readonly locks: string
    readonly address: string
  },
): Promise<void> {
  await prepared.run(statement, [lock.userId, lock.at.toISOString(), lock.locks, lock.address])
}
