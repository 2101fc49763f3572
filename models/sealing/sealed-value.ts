import type { KeyObject } from 'node:crypto'
import { inspect } from 'node:util'
import { openText, type Place, sealText } from '../../server/crypto/envelope.ts'
import { SealedAttributeError } from './sealed-attribute-error.ts'

const SHOWN = '[sealed]'

/** An encrypted value as a model carries it. However it is printed it shows `[sealed]`; opening it takes key and place. */
export class Sealed {
  readonly #box: Buffer

  private constructor(box: Buffer) {
    this.#box = box
  }

  /** Takes up what a column holds: what toColumn gave, read back by any means. */
  static fromColumn(box: Buffer): Sealed {
    return new Sealed(box)
  }

  /** Encrypts text for one place, under its patient's or purpose's data key. Throws UnsealableTextError on a lone surrogate. */
  static seal(text: string, key: KeyObject, place: Place): Sealed {
    return new Sealed(sealText(text, key, place))
  }

  /** The text. Throws SealBrokenError where key or place are not those of sealing, or a bit has changed. */
  open(key: KeyObject, place: Place): string {
    return openText(this.toColumn(), key, place)
  }

  /** The bytes for the column: ciphertext. */
  toColumn(): Buffer {
    // Model.toJSON() clones what it shows, and private fields do not follow.
    if (!(#box in this)) {
      throw new SealedAttributeError(
        'A sealed value',
        'was copied without its content: open the one on the model',
      )
    }
    return this.#box
  }

  toString(): string {
    return SHOWN
  }

  toJSON(): string {
    return SHOWN
  }

  [inspect.custom](): string {
    return SHOWN
  }
}
