import { changeCatalogue, type CatalogueChange } from './catalogue/change-catalogue.ts'
import {
  changesNothing,
  compareCatalogue,
  type CatalogueDifference,
  type OthersAre,
} from './catalogue/compare-catalogue.ts'
import { productName, type ProductIdentity } from './catalogue/product.ts'
import { readProducts } from './catalogue/read-catalogue.ts'
import { longestFile, readMedicinesCsv, type RefusedLine } from './catalogue/read-medicines-csv.ts'
import type { Services } from '../services.ts'

/** The most bytes that a file of medicines may have: four are the most that a letter takes. */
export const mostBytes = longestFile * 4

/** A file of medicines, compared with the catalogue. */
export type ComparedFile = {
  readonly refused: readonly RefusedLine[]
  readonly difference: CatalogueDifference
  readonly changesNothing: boolean
  /** Does it, for the house; only where no line is refused. @returns what was done */
  readonly apply: (operator: string) => Promise<CatalogueDifference>
}

/** Does what a file says, for the house, with the row of the audit log in the same transaction. */
async function apply(
  { sequelize, prepared, trail, clock }: Services,
  change: CatalogueChange,
  operator: string,
): Promise<CatalogueDifference> {
  return sequelize.transaction(async (transaction) => {
    const { difference, details } = await changeCatalogue(
      prepared.within(transaction),
      change,
      { by: null, at: clock.now() },
      () => undefined,
    )
    await trail.appendIn(transaction, {
      event: 'catalogue.changed',
      outcome: 'success',
      resource: { type: 'catalogue', id: 'medicines' },
      details: { operator, ...details },
    })
    return difference
  })
}

/** Reads a file of medicines and compares it with the catalogue. Nothing is changed by that. */
export async function compareFile(
  services: Services,
  text: string,
  others: OthersAre,
): Promise<ComparedFile> {
  const { products: read, refused } = readMedicinesCsv(text)
  const products = read.map(({ product }) => product)
  const difference = compareCatalogue(await readProducts(services.prepared), products, others)
  return {
    refused,
    difference,
    changesNothing: changesNothing(difference),
    apply: (operator) => apply(services, { products, others, text }, operator),
  }
}

/** What a product is called. */
export const nameOfProduct = (product: ProductIdentity): string => productName(product)

export type { CatalogueDifference }
