import { setTimeout as wait } from 'node:timers/promises'
import { addShipment } from '../../models/queries/audit/tree/shipments.ts'
import type { Services } from '../services.ts'
import { logReceivers } from './log-receivers.ts'
import type { LogReceiver } from './shipping/log-receiver.ts'
import { shipBatch, type ShippingJob } from './shipping/ship-batch.ts'

/** How often one looks for new leaves (milliseconds). */
const lookEvery = 1_000

async function turn(services: Services, receiver: LogReceiver, job: ShippingJob): Promise<void> {
  try {
    const shipped = await shipBatch(services, receiver, job)
    if (shipped === 'taken') {
      return
    }
    if (shipped === 'failed') {
      services.log.warn({ part: 'audit', receiver: receiver.name }, 'audit rows were not taken; tried again')
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    services.log.error({ part: 'audit', receiver: receiver.name, name }, 'audit rows could not be sent')
  }
  await wait(lookEvery, undefined, { signal: job.signal, ref: false }).catch(() => undefined)
}

async function ship(services: Services, receiver: LogReceiver, job: ShippingJob): Promise<void> {
  while (!job.signal.aborted) {
    await turn(services, receiver, job)
  }
}

/**
 * Sends the rows of the audit log to the receivers that the settings name, beside the requests, until `stop`.
 * @param options.answerWithin how long a receiver may take, where it is not the usual time
 */
export async function startShipping(
  services: Services,
  options: Pick<ShippingJob, 'answerWithin'> = {},
): Promise<{ stop(): Promise<void> }> {
  const ending = new AbortController()
  const receivers = logReceivers(services.environment)
  for (const { name } of receivers) {
    await addShipment(services.prepared, name)
  }
  const under = receivers.map((receiver) => ship(services, receiver, { ...options, signal: ending.signal }))
  return {
    stop: async () => {
      ending.abort()
      await Promise.all(under)
    },
  }
}
