import type { KeyObject } from 'node:crypto'
import { IndexTokens } from './index-tokens.ts'

/**
 * Finds sealed values without opening them. What is written gets the tokens of one key; what is searched for may stand under
 * any of several, while the index is made anew under another key.
 */
export class BlindIndex {
  #searching: readonly [IndexTokens, ...IndexTokens[]]

  constructor(key: KeyObject) {
    this.#searching = [new IndexTokens(key)]
  }

  /** The tokens that are stored. */
  get writing(): IndexTokens {
    return this.#searching[0]
  }

  /** The tokens under which a row may stand, those that are stored now first. */
  get searching(): readonly IndexTokens[] {
    return this.#searching
  }

  /** The ids of the keys, that of the one written with first. */
  get keyIds(): readonly string[] {
    return this.#searching.map(({ keyId }) => keyId)
  }

  /** Goes over to these keys: the first writes, all search. */
  use([first, ...others]: readonly [KeyObject, ...KeyObject[]]): void {
    const known = (key: KeyObject) => {
      const tokens = new IndexTokens(key)
      return this.#searching.find(({ keyId }) => keyId === tokens.keyId) ?? tokens
    }
    this.#searching = [known(first), ...others.map(known)]
  }
}
