import { z } from 'zod'
import type { Environment } from '../../../../config/env.ts'
import {
  readCheckpointsToSend,
  rememberSent,
  type CheckpointToSend,
} from '../../../../models/queries/audit/tree/witness-progress.ts'
import type { Services } from '../../../services.ts'

/** A receiver did not take the checkpoints; they are sent again. */
export class CheckpointReceiverUnreachableError extends Error {
  constructor(code: string) {
    super(`checkpoints were not taken, to be tried again: ${code}`)
    this.name = 'WitnessUnreachableError'
  }
}

/** So many checkpoints go out at once. */
const atOnce = 500

/** How long a receiver may take to answer (milliseconds). */
const answerWithin = 10_000

async function toWebhook(url: string, checkpoints: readonly CheckpointToSend[]): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ checkpoints: checkpoints.map(({ note }) => note) }),
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithin),
  })
  await answer.body?.cancel()
  if (!answer.ok) {
    throw new CheckpointReceiverUnreachableError(String(answer.status))
  }
}

async function deliver(
  { AUDIT_WITNESS_URL: url }: Environment,
  receiver: string,
  checkpoints: readonly CheckpointToSend[],
): Promise<boolean> {
  if (receiver === 'webhook' && url !== undefined) {
    await toWebhook(url, checkpoints)
    return true
  }
  return false
}

const payloadSchema = z.object({ receiver: z.string() })

/**
 * Sends a receiver every checkpoint that it has not had yet, in order, each at least once.
 * @throws WitnessUnreachableError where it does not take them; the job queue tries again
 */
export async function sendCheckpoints(services: Services, payload: unknown): Promise<void> {
  const { receiver } = payloadSchema.parse(payload)
  for (;;) {
    const checkpoints = await readCheckpointsToSend(services.prepared, receiver, atOnce)
    const last = checkpoints.at(-1)
    if (last === undefined) {
      return
    }
    const taken = await deliver(services.environment, receiver, checkpoints).catch((error: unknown) => {
      if (error instanceof CheckpointReceiverUnreachableError) {
        throw error
      }
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreachable'
      throw new CheckpointReceiverUnreachableError(code)
    })
    if (!taken) {
      return
    }
    await rememberSent(services.prepared, receiver, last.size, services.clock.now())
    if (checkpoints.length < atOnce) {
      return
    }
  }
}
