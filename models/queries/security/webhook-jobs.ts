import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'

// One at a time (the queue), so that a receiver that hangs holds up no other job; and one job for each delivery (the key).
const addJob = `graphile_worker.add_job('deliver-webhook', json_build_object('id', id), queue_name := 'webhook',
  job_key := 'webhook:' || id, job_key_mode := 'unsafe_dedupe', priority := 10)`

/** Asks for a delivery, in the transaction that writes it: without it there is no job. */
export async function addWebhookJob(
  sequelize: Sequelize,
  transaction: Transaction,
  id: string,
): Promise<void> {
  await sequelize.query(`SELECT (${addJob}).id FROM (SELECT $1::uuid AS id) AS one`, {
    bind: [id],
    transaction,
    type: QueryTypes.SELECT,
  })
}

/**
 * Asks again for deliveries that nothing is about to make, because every attempt of their job has failed. The oldest
 * come first, at most 500 at a time.
 */
export async function addWaitingWebhookJobs(sequelize: Sequelize): Promise<void> {
  await sequelize.query(
    `DELETE FROM graphile_worker._private_jobs
     WHERE key LIKE 'webhook:%' AND attempts >= max_attempts AND locked_at IS NULL`,
    { type: QueryTypes.RAW },
  )
  await sequelize.query(
    `SELECT (${addJob}).id FROM (
      SELECT w.id FROM webhook_deliveries w
      WHERE w.delivered_at IS NULL
        AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'webhook:' || w.id)
      ORDER BY w.created_at, w.id LIMIT 500) AS waiting`,
    { type: QueryTypes.SELECT },
  )
}
