import {
  readLastCheckpoint,
  readNewestCheckpoints,
  type StoredCheckpoint,
} from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import { TreeBrokenError } from './stored-tree.ts'

/** So many of the newest checkpoints are looked through for one that is signed. */
const lookedThrough = 1_000

/**
 * Seals what is committed, and gives the newest checkpoint that a key of this installation has signed.
 * @returns why nothing could be sealed, where what is stored is not what was signed
 * @throws TreeBrokenError where no checkpoint is signed
 */
export async function newestSigned({
  prepared,
  sealing,
  auditKeys,
}: Pick<Services, 'prepared' | 'sealing' | 'auditKeys'>): Promise<{
  readonly checkpoint: StoredCheckpoint
  readonly broken: string | undefined
}> {
  const broken = await sealing.sealNow().then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof TreeBrokenError) {
        return error.message
      }
      throw error
    },
  )
  const last = await readLastCheckpoint(prepared)
  if (last !== undefined && broken === undefined) {
    await auditKeys.mustOpen(last)
    return { checkpoint: last, broken }
  }
  for (const checkpoint of await readNewestCheckpoints(prepared, lookedThrough)) {
    const said = await auditKeys.open(checkpoint.note)
    if (said?.size === checkpoint.size) {
      return { checkpoint, broken }
    }
  }
  throw new TreeBrokenError(broken ?? 'there is no checkpoint')
}
