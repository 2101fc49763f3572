import { readEventLeaf } from '../../../models/queries/audit/tree/event-leaf.ts'
import { readLastCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import { leafHash, leafText } from '../log/leaf.ts'
import { eventProofFile } from './event-proof.ts'
import { proveInclusion, rootOfInclusion } from './inclusion-proof.ts'
import { TreeBrokenError } from './stored-tree.ts'

/** The proof of an event as a file, and the number of its leaf. */
export type ProvenEvent = { readonly index: number; readonly size: number; readonly file: string }

/**
 * Proves that an event is in the log that was signed; what is committed is sealed first, so that it is a leaf.
 * @param id of a row of the log
 * @throws TreeBrokenError where the row, or what is stored of the tree, is not what was signed
 */
export async function proveEvent(
  { prepared, sealing, auditKeys }: Pick<Services, 'prepared' | 'sealing' | 'auditKeys'>,
  id: string,
): Promise<ProvenEvent> {
  await sealing.sealNow()
  const last = await readLastCheckpoint(prepared)
  const { leaf, path } = await prepared.hold(async (client) => {
    const found = await readEventLeaf(client, id)
    return {
      leaf: found,
      path:
        found === undefined || last === undefined ? [] : await proveInclusion(client, found.index, last.size),
    }
  })
  if (leaf === undefined || last === undefined) {
    throw new TreeBrokenError(`event ${id} has no leaf`)
  }
  const { index } = leaf
  const { note } = last
  const { size, root } = await auditKeys.mustOpen(last)
  const text = leafText(leaf.row)
  const hash = leafHash(text)
  if (!hash.equals(leaf.hash)) {
    throw new TreeBrokenError(`event ${id}, leaf ${index}, is not the one that was signed`)
  }
  if (rootOfInclusion({ hash, index, size }, path)?.equals(root) !== true) {
    throw new TreeBrokenError(`leaf ${index} does not lead to the root of ${size} leaves that was signed`)
  }
  return { index, size, file: eventProofFile({ checkpoint: note, index, path, leaf: text }) }
}
