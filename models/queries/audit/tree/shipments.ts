import type { PreparedQueries } from '../../../prepared.ts'

/** How far a receiver outside has had the rows of the audit log. */
export type Shipment = {
  readonly receiver: string
  /** The first leaf that it has not had. */
  readonly nextLeaf: number
  readonly sentAt: Date | null
  /** How many times in a row it has not taken what was sent. */
  readonly failures: number
  readonly lastError: string | null
  readonly retryAt: Date | null
}

const columns = `receiver, next_leaf::float8 AS "nextLeaf", sent_at AS "sentAt", failures, last_error AS "lastError",
  retry_at AS "retryAt"`

const add = {
  name: 'add-audit-shipment',
  text: 'INSERT INTO audit_shipments (receiver) VALUES ($1) ON CONFLICT DO NOTHING',
}

const read = {
  name: 'read-audit-shipments',
  text: `SELECT ${columns} FROM audit_shipments WHERE receiver = ANY ($1::text[]) ORDER BY receiver`,
}

// Whoever dies while sending is waited for until then; the place is moved on by nobody but who still holds it.
const claim = {
  name: 'claim-audit-shipment',
  text: `UPDATE audit_shipments SET holder = $2, held_until = $4
    WHERE receiver = $1 AND (holder IS NULL OR held_until < $3) AND (retry_at IS NULL OR retry_at <= $3)
      AND next_leaf < (SELECT coalesce(max(size), 0) FROM audit_checkpoints)
    RETURNING ${columns}`,
}

const taken = {
  name: 'audit-shipment-taken',
  text: `UPDATE audit_shipments SET next_leaf = $4, sent_at = $5, failures = 0, last_error = NULL, retry_at = NULL,
      holder = NULL, held_until = NULL
    WHERE receiver = $1 AND holder = $2 AND next_leaf = $3`,
}

const failed = {
  name: 'audit-shipment-failed',
  text: `UPDATE audit_shipments SET failures = failures + 1, last_error = $3, retry_at = $4, holder = NULL,
      held_until = NULL
    WHERE receiver = $1 AND holder = $2`,
}

const release = {
  name: 'release-audit-shipment',
  text: 'UPDATE audit_shipments SET holder = NULL, held_until = NULL WHERE receiver = $1 AND holder = $2',
}

/** Makes a place for a receiver that has had nothing yet: it begins with the first leaf. */
export async function addShipment(prepared: PreparedQueries, receiver: string): Promise<void> {
  await prepared.run(add, [receiver])
}

/** How far these receivers are. */
export const readShipments = (prepared: PreparedQueries, receivers: readonly string[]): Promise<Shipment[]> =>
  prepared.run<Shipment>(read, [receivers])

/**
 * Takes the right to send to a receiver, over all processes.
 * @returns undefined where there is nothing to send, somebody else is sending, or it is not yet time to try again
 */
export const claimShipment = async (
  prepared: PreparedQueries,
  receiver: string,
  by: { holder: string; at: Date; until: Date },
): Promise<Shipment | undefined> =>
  (await prepared.run<Shipment>(claim, [receiver, by.holder, by.at, by.until]))[0]

/** The receiver took the leaves up to, not including, `to`. */
export async function shipmentTaken(
  prepared: PreparedQueries,
  receiver: string,
  sent: { holder: string; from: number; to: number; at: Date },
): Promise<void> {
  await prepared.run(taken, [receiver, sent.holder, sent.from, sent.to, sent.at])
}

/** The receiver did not take them. @param failure.error a short code */
export async function shipmentFailed(
  prepared: PreparedQueries,
  receiver: string,
  failure: { holder: string; error: string; retryAt: Date },
): Promise<void> {
  await prepared.run(failed, [receiver, failure.holder, failure.error, failure.retryAt])
}

/** Sending was given up before it came to anything: somebody else may begin at once. */
export async function releaseShipment(
  prepared: PreparedQueries,
  receiver: string,
  holder: string,
): Promise<void> {
  await prepared.run(release, [receiver, holder])
}
