import type { KeyObject } from 'node:crypto'
import { DataKey } from '../../models/data-key.ts'
import type { KeyRing } from '../crypto/key-ring.ts'

/** The key of the search index, and the one that is about to take its place. */
export const indexPurposes = { current: 'blind-index', next: 'blind-index-next' } as const

const owner = (purpose: string) => `purpose:${purpose}`

/**
 * The keys of the search index: what is written is written with the first, what is searched for may stand under any. There are
 * two while the index is made anew.
 * @throws UnknownRootKeyError, SealBrokenError
 */
export async function readIndexKeys(ring: KeyRing): Promise<[KeyObject, ...KeyObject[]]> {
  const { current, next } = indexPurposes
  const rows = await DataKey.findAll({ where: { purpose: [current, next] } })
  const open = (purpose: string) =>
    rows
      .filter((row) => row.purpose === purpose)
      .map(({ rootKeyId, wrapped }) => ring.unwrap({ rootKeyId, wrapped }, owner(purpose)))
  const [first, ...others] = [...open(next), ...open(current)]
  if (first === undefined) {
    throw new Error('there is no key for the search index')
  }
  return [first, ...others]
}
