import { newId } from '../../../models/new-id.ts'
import {
  claimShipment,
  releaseShipment,
  shipmentFailed,
  shipmentTaken,
  type Shipment,
} from '../../../models/queries/audit/tree/shipments.ts'
import { readLeaves } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import type { ShippedBatch, LogReceiver } from './log-receiver.ts'

/** So many leaves go out at once. */
export const leavesAtOnce = 500

/** How long a receiver may take (milliseconds). */
const usualAnswer = 10_000

/** How long whoever sends is waited for: far longer than an answer is (milliseconds). */
const heldFor = 60_000

/** The pause after a first failure, and the longest (milliseconds). */
const firstPause = 1_000
const longestPause = 5 * 60_000

/** After so many failures in a row it is an event, and so is the end of them. */
const tellAfter = 5

/** What a turn came to: leaves were taken, there was nothing to do, or the receiver did not take them. */
export type ShippingResult = 'taken' | 'nothing' | 'failed'

/** How a batch is sent: `signal` ends it at once; `answerWithin` is how long the receiver may take (milliseconds). */
export type ShippingJob = { readonly signal: AbortSignal; readonly answerWithin?: number }

/** Doubles with every failure in a row; the half of it is left to chance, so that senders do not come all at once. */
function pause(failures: number): number {
  const whole = Math.min(longestPause, firstPause * 2 ** Math.min(failures, 20))
  return whole / 2 + (Math.random() * whole) / 2
}

async function readBatch(services: Services, from: number): Promise<ShippedBatch> {
  const leaves = await services.prepared.transaction((client) => readLeaves(client, from, leavesAtOnce))
  return {
    log: services.sealing.key.origin,
    from,
    to: (leaves.at(-1)?.index ?? from - 1) + 1,
    at: services.clock.now(),
    // A row that was removed after its export is its hash alone.
    rows: leaves.filter(({ goneFrom }) => goneFrom === null),
  }
}

async function tell(
  { trail }: Services,
  event: 'audit.shipping-failed' | 'audit.shipping-resumed',
  { receiver, failures }: Shipment,
  error: string,
): Promise<void> {
  const outcome = event === 'audit.shipping-failed' ? 'failure' : 'success'
  await trail.append({
    event,
    outcome,
    resource: { type: 'receiver', id: receiver },
    details: { failures, error },
  })
}

async function send(
  services: Services,
  receiver: LogReceiver,
  shipment: Shipment,
  job: ShippingJob & { holder: string },
): Promise<ShippingResult> {
  const { prepared, clock } = services
  const { holder, signal, answerWithin = usualAnswer } = job
  const batch = await readBatch(services, shipment.nextLeaf)
  const error = await receiver.send(batch, AbortSignal.any([signal, AbortSignal.timeout(answerWithin)]))
  if (error === undefined) {
    const { from, to } = batch
    await shipmentTaken(prepared, receiver.name, { holder, from, to, at: clock.now() })
    if (shipment.failures >= tellAfter) {
      await tell(services, 'audit.shipping-resumed', shipment, shipment.lastError ?? '')
    }
    return 'taken'
  }
  if (signal.aborted) {
    await releaseShipment(prepared, receiver.name, holder)
    return 'nothing'
  }
  const retryAt = new Date(clock.now().getTime() + pause(shipment.failures))
  await shipmentFailed(prepared, receiver.name, { holder, error, retryAt })
  if (shipment.failures + 1 === tellAfter) {
    await tell(services, 'audit.shipping-failed', { ...shipment, failures: tellAfter }, error)
  }
  return 'failed'
}

/**
 * Sends a receiver the next leaves that it has not had. The place is moved on once it has taken them, so that each is sent
 * at least once and in order, whichever process sends, and whenever one dies.
 */
export async function shipBatch(
  services: Services,
  receiver: LogReceiver,
  job: ShippingJob,
): Promise<ShippingResult> {
  const { prepared, clock } = services
  const holder = newId()
  const at = clock.now()
  const until = new Date(at.getTime() + heldFor)
  const shipment = await claimShipment(prepared, receiver.name, { holder, at, until })
  if (shipment === undefined) {
    return 'nothing'
  }
  try {
    return await send(services, receiver, shipment, { ...job, holder })
  } catch (error) {
    await releaseShipment(prepared, receiver.name, holder).catch(() => undefined)
    throw error
  }
}
