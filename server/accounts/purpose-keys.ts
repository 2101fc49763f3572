import { DataKey } from '../../models/data-key.ts'
import { generateDataKey, type KeyRing } from '../crypto/key-ring.ts'
import { purposes, type Purpose, type PurposeKeys } from '../crypto/purpose-keys.ts'

const owner = (purpose: Purpose) => `purpose:${purpose}`

const read = () => DataKey.findAll({ where: { purpose: [...purposes] } })

async function readOrMake(ring: KeyRing, at: Date): Promise<DataKey[]> {
  const rows = await read()
  const missing = purposes.filter((purpose) => rows.every((row) => row.purpose !== purpose))
  if (missing.length === 0) {
    return rows
  }
  // Two processes that start at once must agree: the first row stays, both read it back.
  await DataKey.bulkCreate(
    missing.map((purpose) => ({
      purpose,
      ...ring.wrap(generateDataKey(), owner(purpose)),
      createdAt: at,
    })),
    { ignoreDuplicates: true },
  )
  return read()
}

/**
 * Opens the data key of each purpose, making those that do not exist yet.
 * @throws UnknownRootKeyError where a key was wrapped by a root key that this process was not given
 */
export async function openPurposeKeys(ring: KeyRing, at: Date): Promise<PurposeKeys> {
  const rows = await readOrMake(ring, at)
  const keyFor = (purpose: Purpose) => {
    const row = rows.find((one) => one.purpose === purpose)
    if (row === undefined) {
      throw new Error(`there is no key for ${purpose}`)
    }
    return ring.unwrap({ rootKeyId: row.rootKeyId, wrapped: row.wrapped }, owner(purpose))
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
