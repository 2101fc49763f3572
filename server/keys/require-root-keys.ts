import type { PreparedQueries } from '../../models/prepared.ts'
import { rootKeysInUse } from '../../models/queries/keys/root-keys.ts'
import { UnknownRootKeyError, type KeyRing } from '../crypto/key-ring.ts'

/** @throws UnknownRootKeyError naming the first root key that some row needs and this process was not given */
export async function requireRootKeys(prepared: PreparedQueries, ring: KeyRing): Promise<void> {
  const missing = (await rootKeysInUse(prepared)).find((id) => !ring.has(id))
  if (missing !== undefined) {
    throw new UnknownRootKeyError(missing)
  }
}
