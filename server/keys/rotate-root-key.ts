import { setTimeout as wait } from 'node:timers/promises'
import { liveKeyHolders, type KeyHolder } from '../../models/queries/keys/key-holders.ts'
import {
  countOtherwiseWrapped,
  keyTables,
  lockOtherwiseWrapped,
  storeWrapped,
} from '../../models/queries/keys/rewrap.ts'
import { announceRootKey, rootKeysInUse, withdrawRootKeys } from '../../models/queries/keys/root-keys.ts'
import { UnknownRootKeyError } from '../crypto/key-ring.ts'
import type { Services } from '../services.ts'

/** Where turning the root key over has got to. */
export type RotationListener = {
  /** Running processes are waited for until they have the new key. */
  readonly waiting: (holders: readonly KeyHolder[]) => void
  readonly begin: (dataKeys: number) => void
  readonly progress: (done: number) => void
}

/** What was done: how many data keys were encrypted anew, and which root keys no row names any more. */
export type Rotation = { readonly rewrapped: number; readonly retired: readonly string[] }

/** A running process that would be left without a key it needs. */
export class KeyHolderBehindError extends Error {
  constructor(holders: readonly KeyHolder[], id: string) {
    const which = holders.map(({ host, processId }) => `process ${processId} on ${host}`).join(', ')
    super(
      `The root key "${id}" is not known to ${which}: add it to its FIELD_ENCRYPTION_KEY and start it again, then rotate; or, where the old key is in nobody else's hands, rotate with --hand-over`,
    )
    this.name = 'KeyHolderBehindError'
  }
}

type RotationServices = Pick<Services, 'prepared' | 'sequelize' | 'ring' | 'clock' | 'trail'>

const patienceMs = 60_000

const behind = async ({ prepared, ring }: RotationServices) =>
  (await liveKeyHolders(prepared)).filter(({ rootKeyIds }) => rootKeyIds[0] !== ring.primaryId)

/** Lays the new key out for running processes, and waits until each has it and encrypts with it. */
async function bringAlong(
  services: RotationServices,
  old: readonly string[],
  listener: RotationListener,
): Promise<void> {
  const { prepared, ring, clock } = services
  await withdrawRootKeys(prepared)
  for (const id of old) {
    await announceRootKey(prepared, ring.handOver(id), clock.now())
  }
  const patience = AbortSignal.timeout(patienceMs)
  for (let holders = await behind(services); holders.length > 0; holders = await behind(services)) {
    if (patience.aborted) {
      throw new KeyHolderBehindError(holders, ring.primaryId)
    }
    listener.waiting(holders)
    await wait(500)
  }
}

async function rewrapBatch(
  { sequelize, ring }: RotationServices,
  table: (typeof keyTables)[number],
  limit: number,
): Promise<number> {
  return sequelize.transaction(async (transaction) => {
    const rootKeyId = ring.primaryId
    const keys = await lockOtherwiseWrapped(sequelize, transaction, table, { rootKeyId, limit })
    if (keys.length > 0) {
      const rewrapped = keys.map((key) => ({ ...key, ...ring.wrap(ring.unwrap(key, key.owner), key.owner) }))
      await storeWrapped(sequelize, transaction, table, rewrapped)
    }
    return keys.length
  })
}

async function remaining({ sequelize, ring }: RotationServices): Promise<number> {
  const counts = await Promise.all(
    keyTables.map((table) => countOtherwiseWrapped(sequelize, table, ring.primaryId)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Encrypts every data key with the primary root key; gives how many there were. */
async function rewrapAll(
  services: RotationServices,
  batch: number,
  listener: RotationListener,
): Promise<number> {
  let done = 0
  listener.begin(await remaining(services))
  for (let left = 1; left > 0; left = await remaining(services)) {
    for (const table of keyTables) {
      for (let count = batch; count === batch;) {
        count = await rewrapBatch(services, table, batch)
        done += count
        listener.progress(done)
      }
    }
  }
  return done
}

/**
 * Encrypts every data key anew with the first root key of the ring (NIST SP 800-57 part 1, 5.3: cryptoperiods), in
 * batches, while reads and writes go on. What was done stays done: broken off, it goes on where it was.
 * @param options.batch data keys in one transaction
 * @param options.handOver gives the new key to running processes that lack it, encrypted by the old one
 * @throws UnknownRootKeyError where a row needs a key that is not in the ring; KeyHolderBehindError
 */
export async function rotateRootKey(
  services: RotationServices,
  options: { batch: number; handOver: boolean; operator: string; listener: RotationListener },
): Promise<Rotation> {
  const { prepared, ring, trail } = services
  const old = (await rootKeysInUse(prepared)).filter((id) => id !== ring.primaryId)
  const unknown = old.find((id) => !ring.has(id))
  if (unknown !== undefined) {
    throw new UnknownRootKeyError(unknown)
  }
  if (old.length === 0) {
    return { rewrapped: 0, retired: [] }
  }
  if (options.handOver) {
    await bringAlong(services, ring.ids.slice(1), options.listener)
  } else {
    const lacking = (await liveKeyHolders(prepared)).filter(
      ({ rootKeyIds }) => !rootKeyIds.includes(ring.primaryId),
    )
    if (lacking.length > 0) {
      throw new KeyHolderBehindError(lacking, ring.primaryId)
    }
  }
  const rewrapped = await rewrapAll(services, options.batch, options.listener)
  await withdrawRootKeys(prepared)
  await trail.append({
    event: 'keys.rotated',
    outcome: 'success',
    details: { operator: options.operator, rootKey: ring.primaryId, retired: old, dataKeys: rewrapped },
  })
  return { rewrapped, retired: old }
}
