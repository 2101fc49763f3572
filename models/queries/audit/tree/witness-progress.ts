import { QueryTypes, type Sequelize } from 'sequelize'
import type { PreparedQueries } from '../../../prepared.ts'

export type CheckpointToSend = { readonly size: number; readonly note: string }

const read = {
  name: 'read-checkpoints-to-send',
  text: `SELECT size::float8 AS size, note FROM audit_checkpoints
    WHERE size > coalesce((SELECT size FROM audit_witness_progress WHERE receiver = $1), 0)
    ORDER BY size LIMIT $2`,
}

const after = {
  name: 'read-checkpoints-after',
  text: 'SELECT size::float8 AS size, note FROM audit_checkpoints WHERE size > $1 ORDER BY size LIMIT $2',
}

const remember = {
  name: 'remember-sent-checkpoints',
  text: `INSERT INTO audit_witness_progress (receiver, size, sent_at) VALUES ($1, $2, $3)
    ON CONFLICT (receiver) DO UPDATE SET size = greatest(audit_witness_progress.size, excluded.size), sent_at = $3`,
}

/** The oldest checkpoints that a receiver has not had. */
export const readCheckpointsToSend = (
  prepared: PreparedQueries,
  receiver: string,
  limit: number,
): Promise<CheckpointToSend[]> => prepared.run<CheckpointToSend>(read, [receiver, limit])

/** The oldest checkpoints of trees of more than so many leaves. */
export const readCheckpointsAfter = (
  prepared: PreparedQueries,
  size: number,
  limit: number,
): Promise<CheckpointToSend[]> => prepared.run<CheckpointToSend>(after, [size, limit])

/** A receiver has had every checkpoint up to this size. */
export async function rememberSent(
  prepared: PreparedQueries,
  receiver: string,
  size: number,
  at: Date,
): Promise<void> {
  await prepared.run(remember, [receiver, size, at])
}

/** Asks again for checkpoints to be sent to receivers that lag behind, also where a job had been given up. */
export async function addLaggingWitnessJobs(
  sequelize: Sequelize,
  receivers: readonly string[],
): Promise<void> {
  await sequelize.query(
    `SELECT (graphile_worker.add_job('send-checkpoints', json_build_object('receiver', asked.receiver),
       job_key := 'send-checkpoints:' || asked.receiver)).id
     FROM unnest($1::text[]) AS asked (receiver)
     WHERE EXISTS (SELECT FROM audit_checkpoints c WHERE c.size > coalesce(
       (SELECT size FROM audit_witness_progress p WHERE p.receiver = asked.receiver), 0))`,
    { bind: [receivers], type: QueryTypes.SELECT },
  )
}
