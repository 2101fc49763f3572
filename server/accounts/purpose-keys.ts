import { DataKey } from '../../models/data-key.ts'
import { generateDataKey, type KeyRing } from '../crypto/key-ring.ts'
import { purposes, type Purpose, type PurposeKeys } from '../crypto/purpose-keys.ts'

const owner = (purpose: Purpose) => `purpose:${purpose}`

async function openOrMake(ring: KeyRing, purpose: Purpose, at: Date) {
  const wrapped = ring.wrap(generateDataKey(), owner(purpose))
  // Two processes that start at once must agree: the first row stays, both read it back.
  await DataKey.bulkCreate([{ purpose, ...wrapped, createdAt: at }], { ignoreDuplicates: true })
  const row = await DataKey.findByPk(purpose, { rejectOnEmpty: true })
  return ring.unwrap({ rootKeyId: row.rootKeyId, wrapped: row.wrapped }, owner(purpose))
}

/**
 * Opens the data key of each purpose, making those that do not exist yet.
 * @throws UnknownRootKeyError where a key was wrapped by a root key that this process was not given
 */
export async function openPurposeKeys(ring: KeyRing, at: Date): Promise<PurposeKeys> {
  const keys = new Map(
    await Promise.all(
      purposes.map(async (purpose) => [purpose, await openOrMake(ring, purpose, at)] as const),
    ),
  )
  const keyFor = (purpose: Purpose) => {
    const key = keys.get(purpose)
    if (key === undefined) {
      throw new Error(`there is no key for ${purpose}`)
    }
    return key
  }
  return {
    'totp-seeds': keyFor('totp-seeds'),
    'blind-index': keyFor('blind-index'),
    documents: keyFor('documents'),
    'access-codes': keyFor('access-codes'),
    messages: keyFor('messages'),
    drafts: keyFor('drafts'),
    'emergency-access': keyFor('emergency-access'),
    'audit-signing': keyFor('audit-signing'),
    'erased-tombstones': keyFor('erased-tombstones'),
  }
}
