import { setTimeout as wait } from 'node:timers/promises'
import { DataKey } from '../../models/data-key.ts'
import { liveKeyHolders, type KeyHolder } from '../../models/queries/keys/key-holders.ts'
import { countOtherwiseIndexed, type IndexedTable } from '../../models/queries/keys/reindex.ts'
import { generateDataKey } from '../crypto/key-ring.ts'
import type { Services } from '../services.ts'
import { indexPurposes, readIndexKeys } from './index-keys.ts'
import { indexIdOf, reindexBatches } from './reindex.ts'
import type { RotationListener } from './rotate-root-key.ts'

type RenewalServices = Pick<
  Services,
  | 'sequelize'
  | 'prepared'
  | 'ring'
  | 'blindIndex'
  | 'patientKeys'
  | 'purposeKeys'
  | 'time'
  | 'clock'
  | 'trail'
>

const owner = (purpose: string) => `purpose:${purpose}`
const patienceMs = 60_000

/** Running processes that do not write with the new index key although they had time to. */
export class IndexKeyBehindError extends Error {
  constructor(holders: readonly KeyHolder[]) {
    const which = holders.map(({ host, processId }) => `process ${processId} on ${host}`).join(', ')
    super(`The new index key has not been taken up by ${which}: start it again, then renew the key again`)
    this.name = 'IndexKeyBehindError'
  }
}

/** Makes the next key, or goes on with the one that a renewal before this one left. */
async function layOutNext({ ring, clock, blindIndex }: RenewalServices): Promise<void> {
  const purpose = indexPurposes.next
  const wrapped = ring.wrap(generateDataKey(), owner(purpose))
  await DataKey.bulkCreate([{ purpose, ...wrapped, createdAt: clock.now() }], { ignoreDuplicates: true })
  blindIndex.use(await readIndexKeys(ring))
}

async function waitForOthers(services: RenewalServices, listener: RotationListener): Promise<void> {
  const { prepared, blindIndex } = services
  const patience = AbortSignal.timeout(patienceMs)
  const behind = async () =>
    (await liveKeyHolders(prepared)).filter(({ indexKeyIds }) => indexKeyIds[0] !== blindIndex.writing.keyId)
  for (let holders = await behind(); holders.length > 0; holders = await behind()) {
    if (patience.aborted) {
      throw new IndexKeyBehindError(holders)
    }
    listener.waiting(holders)
    await wait(500)
  }
}

/** The new key takes the place of the old one, which is destroyed; nothing stands under it any more. */
async function promote({ sequelize, ring }: RenewalServices): Promise<void> {
  const { current, next } = indexPurposes
  await sequelize.transaction(async (transaction) => {
    const asked = { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true } as const
    const row = await DataKey.findByPk(next, asked)
    const before = await DataKey.findByPk(current, asked)
    const key = ring.unwrap({ rootKeyId: row.rootKeyId, wrapped: row.wrapped }, owner(next))
    await before.update({ ...ring.wrap(key, owner(current)), createdAt: row.createdAt }, { transaction })
    await row.destroy({ transaction })
  })
}

/**
 * Makes the search index anew under a new key while searches and changes go on: they write under the new key from the
 * start and find under both until the old one has nothing left. Broken off, it goes on where it was.
 * @returns how many rows were made anew
 * @throws IndexKeyBehindError; SealBrokenError naming a row that was changed outside MedGuard: mend it and go on
 */
export async function renewIndexKey(
  services: RenewalServices,
  options: { batch: number; operator: string; listener: RotationListener },
): Promise<number> {
  const { sequelize, blindIndex, ring, trail } = services
  const { batch, operator, listener } = options
  const tables: readonly IndexedTable[] = ['patients', 'source_documents']
  await layOutNext(services)
  await waitForOthers(services, listener)
  const left = async () => {
    const counts = await Promise.all(
      tables.map((table) => countOtherwiseIndexed(sequelize, table, indexIdOf(blindIndex, table))),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  }
  let done = 0
  const advance = (rows: number) => {
    done += rows
    listener.progress(done)
  }
  listener.begin(await left())
  while ((await left()) > 0) {
    const before = done
    for (const table of tables) {
      await reindexBatches(services, table, batch, advance)
    }
    if (done === before) {
      // All that is left is being changed by others.
      await wait(200)
    }
  }
  await promote(services)
  blindIndex.use(await readIndexKeys(ring))
  await trail.append({ event: 'index-key.renewed', outcome: 'success', details: { operator, rows: done } })
  return done
}
