import { createHash } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/**
 * Choices that come out the same at every load. Each label has a stream of its own, so that a change to one part of the
 * demo moves nothing in another.
 */
export class DemoRandom {
  readonly #generator: ReturnType<typeof xoroshiro128plus>

  constructor(label: string) {
    const seed = createHash('sha256').update(`MedGuard demo data: ${label}`).digest().readInt32BE()
    this.#generator = xoroshiro128plus(seed)
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to)
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.between(1, 100) <= percent
  }

  /** @throws RangeError on an empty list */
  pick<Item>(list: readonly Item[]): Item {
    const [item] = list.slice(this.between(0, list.length - 1))
    if (item === undefined) {
      throw new RangeError('nothing to pick from')
    }
    return item
  }

  /** Some of the items, each once, in their order; at most as many as there are. */
  some<Item>(list: readonly Item[], count: number): Item[] {
    const left = list.map((item, position) => ({ item, position }))
    const taken: typeof left = []
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(this.between(0, left.length - 1), 1))
    }
    return taken.toSorted((one, other) => one.position - other.position).map(({ item }) => item)
  }
}
