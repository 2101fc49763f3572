import { createHash } from 'node:crypto'
import { productKey, type Product } from './product.ts'

/** A product that is in the catalogue. */
export type StoredProduct = { readonly id: string; readonly product: Product; readonly active: boolean }

/** A product that is there already, with what a file says of it. */
export type ProductChange = {
  readonly id: string
  readonly before: Product
  readonly after: Product
}

/** What a file would change of the catalogue. */
export type CatalogueDifference = {
  readonly added: readonly Product[]
  readonly changed: readonly ProductChange[]
  /** Withdrawn before, and in the file again. */
  readonly returned: readonly ProductChange[]
  readonly withdrawn: readonly { readonly id: string; readonly before: Product }[]
  /** So many are in both, and the same. */
  readonly unchanged: number
}

/** What becomes of products that a file does not have: withdrawn by a whole catalogue, kept by one that only adds. */
export type OthersAre = 'withdrawn' | 'kept'

/** What may differ of the same product; that it is written otherwise changes nothing, since its name is signed. */
const differs = (one: Product, other: Product): boolean =>
  one.schedule !== other.schedule || one.atc !== other.atc || one.alsoCalled !== other.alsoCalled

/** Compares a file with the catalogue. A pure function of both. */
export function compareCatalogue(
  present: readonly StoredProduct[],
  file: readonly Product[],
  others: OthersAre,
): CatalogueDifference {
  const stored = new Map(present.map((one) => [productKey(one.product), one]))
  const named = new Set(file.map(productKey))
  const added: Product[] = []
  const changed: ProductChange[] = []
  const returned: ProductChange[] = []
  let unchanged = 0
  for (const product of file) {
    const known = stored.get(productKey(product))
    if (known === undefined) {
      added.push(product)
      continue
    }
    const { schedule, atc, alsoCalled } = product
    const change = {
      id: known.id,
      before: known.product,
      after: { ...known.product, schedule, atc, alsoCalled },
    }
    if (!known.active) {
      returned.push(change)
    } else if (differs(known.product, product)) {
      changed.push(change)
    } else {
      unchanged += 1
    }
  }
  const withdrawn =
    others === 'kept'
      ? []
      : present
          .filter(({ active, product }) => active && !named.has(productKey(product)))
          .map(({ id, product }) => ({ id, before: product }))
  return { added, changed, returned, withdrawn, unchanged }
}

/** Whether a file changes anything. */
export const changesNothing = ({ added, changed, returned, withdrawn }: CatalogueDifference): boolean =>
  [added, changed, returned, withdrawn].every((list) => list.length === 0)

/** How many of each, as an audit row says it. */
export const countsOf = ({ added, changed, returned, withdrawn, unchanged }: CatalogueDifference) => ({
  added: added.length,
  changed: changed.length,
  returned: returned.length,
  withdrawn: withdrawn.length,
  unchanged,
})

/** One text for one state of the catalogue: SHA-256 of all its products and whether each can be prescribed. */
export const catalogueDigest = (present: readonly StoredProduct[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        present
          .map(({ product: { schedule, atc, alsoCalled, ...identity }, active }) => [
            productKey(identity),
            schedule,
            atc,
            alsoCalled,
            active,
          ])
          .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
      ),
    )
    .digest('base64url')

/**
 * One text for what a file would do to a state of the catalogue, so that nothing else is done than what was looked at: the same file
 * with another choice is another report. How a browser ends lines makes no difference.
 */
export const reportDigest = (catalogue: string, file: string, others: OthersAre): string =>
  createHash('sha256')
    .update(JSON.stringify([catalogue, file.replaceAll('\r\n', '\n').trim(), others]))
    .digest('base64url')
