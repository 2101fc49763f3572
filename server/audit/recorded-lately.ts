import { LRUCache } from 'lru-cache'
import type { Receipt } from './record.ts'

/** For so long the row of an answer speaks of the same answer again. */
const lastsMs = 60_000

/**
 * Receipts of what sessions were just shown, for what asks again and again while somebody types: the same answer within a minute is
 * the one that is on record already. Anything else about it (who asks, what the decision hides, who was listed) has a row of its own.
 */
export class RecordedLately {
  readonly #receipts = new LRUCache<string, { readonly at: number; readonly receipt: Receipt }>({
    max: 5_000,
  })

  /** @param answer all that the row says, as one text */
  async once(answer: string, at: Date, record: () => Promise<Receipt>): Promise<Receipt> {
    const known = this.#receipts.get(answer)
    const age = known === undefined ? Number.POSITIVE_INFINITY : at.getTime() - known.at
    if (known !== undefined && age >= 0 && age < lastsMs) {
      return known.receipt
    }
    const receipt = await record()
    this.#receipts.set(answer, { at: at.getTime(), receipt })
    return receipt
  }
}
