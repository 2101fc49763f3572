import { readCheckpointOfSize } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'

/** The signed head of the log when its tree had so many leaves, as a note; null where nothing was signed yet. */
export async function checkpointNote(
  { prepared }: Pick<Services, 'prepared'>,
  leaves: number | undefined,
): Promise<string | null> {
  const stored = leaves === undefined ? undefined : await readCheckpointOfSize(prepared, leaves)
  return stored?.note ?? null
}
