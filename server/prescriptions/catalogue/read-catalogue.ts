import {
  readCatalogue as readRows,
  type CatalogueRow,
} from '../../../models/queries/prescriptions/catalogue.ts'
import type { RunsStatements } from '../../../models/prepared.ts'
import type { StoredProduct } from './compare-catalogue.ts'
import type { Product } from './product.ts'

/** The product of a row; undefined for what stands in the catalogue by its name alone. */
export function productOf(row: CatalogueRow): Product | undefined {
  const { generic, strength, form, schedule, code, also_called: alsoCalled } = row
  return generic === null || strength === null || form === null || schedule === null
    ? undefined
    : { generic, strength, form, schedule, atc: code, alsoCalled: alsoCalled ?? '' }
}

/** Every product of the catalogue, in its order, those that are withdrawn among them. */
export const readProducts = async (statements: RunsStatements): Promise<readonly StoredProduct[]> =>
  (await readRows(statements)).flatMap((row) => {
    const product = productOf(row)
    return product === undefined ? [] : [{ id: row.id, product, active: row.active }]
  })
