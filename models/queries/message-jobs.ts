import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { Channel } from '../message.ts'

// The key keeps a message from having two jobs at once. The priority lets a slow mail server wait behind other jobs.
const addJob = `graphile_worker.add_job('send-message', json_build_object('id', id),
  job_key := 'message:' || id, job_key_mode := 'unsafe_dedupe', priority := 10)`

/** Asks for messages to be sent, in the transaction that writes them: without it there is no job. */
export async function addMessageJobs(
  sequelize: Sequelize,
  transaction: Transaction,
  messageIds: readonly string[],
): Promise<void> {
  await sequelize.query(`SELECT (${addJob}).id FROM unnest($1::uuid[]) AS id`, {
    bind: [messageIds],
    transaction,
    type: QueryTypes.SELECT,
  })
}

/**
 * Asks again for messages that nothing is about to send: those written before there was a way to send them. The oldest
 * come first, at most 500 at a time.
 */
export async function addWaitingMessageJobs(
  sequelize: Sequelize,
  channels: readonly Channel[],
): Promise<void> {
  await sequelize.query(
    `SELECT (${addJob}).id FROM (
      SELECT m.id FROM messages m
      WHERE m.sent_at IS NULL AND m.given_up_at IS NULL AND m.channel = ANY ($1)
        AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'message:' || m.id)
      ORDER BY m.created_at, m.id LIMIT 500) AS waiting`,
    { bind: [channels], type: QueryTypes.SELECT },
  )
}
