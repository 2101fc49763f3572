import { listOtherwiseIndexed, lockTheseOtherwiseIndexed } from '../../models/queries/keys/reindex.ts'
import { SealBrokenError } from '../crypto/envelope.ts'
import type { Services } from '../services.ts'
import { indexIdOf, reindexPatients, type ReindexServices } from './reindex.ts'

const batch = 200
const firstId = '00000000-0000-0000-0000-000000000000'

async function reindexThese(services: ReindexServices, ids: readonly string[]): Promise<void> {
  const { sequelize, blindIndex } = services
  await sequelize.transaction(async (transaction) => {
    const indexId = indexIdOf(blindIndex, 'patients')
    const locked = await lockTheseOtherwiseIndexed(sequelize, transaction, indexId, ids)
    if (locked.length > 0) {
      await reindexPatients(services, transaction, locked)
    }
  })
}

/** @returns whether it could be opened */
async function tryReindex(services: ReindexServices, ids: readonly string[]): Promise<boolean> {
  try {
    await reindexThese(services, ids)
    return true
  } catch (error) {
    if (error instanceof SealBrokenError) {
      return false
    }
    throw error
  }
}

/**
 * Makes the search tokens of patients anew that were made in a form of an earlier version, in small steps beside everybody's
 * work. Until then they are found as that version found them. A record that does not open stays as it is, and keeps nobody
 * else from it.
 */
export async function renewFormerIndex(
  services: ReindexServices & Pick<Services, 'prepared' | 'log'>,
): Promise<void> {
  const { prepared, blindIndex, log } = services
  let unreadable = 0
  let after = firstId
  for (;;) {
    const asked = { indexId: indexIdOf(blindIndex, 'patients'), after, limit: batch }
    const ids = await listOtherwiseIndexed(prepared, asked)
    const last = ids.at(-1)
    if (last === undefined) {
      break
    }
    if (!(await tryReindex(services, ids))) {
      for (const id of ids) {
        unreadable += (await tryReindex(services, [id])) ? 0 : 1
      }
    }
    after = last
  }
  if (unreadable > 0) {
    log.warn(
      { part: 'search', records: unreadable },
      'some records do not open and keep their former search tokens',
    )
  }
}
