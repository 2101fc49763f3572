import { UniqueConstraintError } from 'sequelize'
import { readStandstills, type Standstill } from '../../models/queries/audit/tree/standstills.ts'
import type { Services } from '../services.ts'
import { logReceivers } from './log-receivers.ts'
import { alertOfLog } from './broken-tree.ts'

/** What does not go on for so long stands still (milliseconds). */
export const patienceMs = 60_000

const words: Readonly<Record<Standstill['what'], string>> = {
  sealing: 'The audit log is no longer signed',
  shipping: 'The audit log is no longer sent',
  witnessing: 'The signatures of the audit log are no longer copied to a place outside',
}

/** A receiver in words. */
const named = (receiver: string | null): string =>
  receiver === null ? '' : ` (${receiver.startsWith('file:') ? 'witness file' : receiver})`

/** What stands still, as a sentence without its end. */
export const standstillWords = ({ what, receiver }: Pick<Standstill, 'what' | 'receiver'>): string =>
  `${words[what]}${named(receiver)}`

/** What of sealing, sending and witnessing has stood still for a minute. */
export async function standstillsOf(services: Services): Promise<Standstill[]> {
  const { prepared, environment, clock, sealing, witness } = services
  const now = clock.now()
  const found = await readStandstills(
    (text, values) => prepared.run({ name: 'audit-standstills', text }, values),
    {
      before: new Date(now.getTime() - patienceMs),
      shipping: logReceivers(environment).map(({ name }) => name),
      witnesses: [...sealing.receivers, ...(witness === undefined ? [] : [witness.receiver])],
    },
  )
  const unusable =
    witness?.state.kind === 'unusable' && !found.some(({ receiver }) => receiver === witness.receiver)
  return unusable ? [...found, { what: 'witnessing', receiver: witness.receiver, since: now }] : found
}

/** Alarms officers of what stands still: of each once an hour, for as long as it does. */
export async function tellOfStandstills(services: Services): Promise<void> {
  for (const standstill of await standstillsOf(services)) {
    const { what, receiver, since } = standstill
    const once = `audit-standing-still ${what} ${receiver ?? ''} ${services.clock.now().toISOString().slice(0, 13)}`
    try {
      await alertOfLog(services, {
        kind: 'audit-standing-still',
        severity: 'critical',
        details: { once, what, ...(receiver === null ? {} : { receiver }), since: since.toISOString() },
        words: `${standstillWords(standstill)}, since ${since.toISOString()}. Something holds it up: a lock, the database, a disk, or whoever receives it.`,
      })
    } catch (error) {
      // It was told in this hour.
      if (error instanceof UniqueConstraintError) {
        continue
      }
      throw error
    }
    await services.trail.append({
      event: 'audit.standing-still',
      outcome: 'failure',
      details: { what, ...(receiver === null ? {} : { receiver }), since: since.toISOString() },
    })
  }
}
