import type { Transaction } from 'sequelize'
import {
  readProductsOfCode,
  type CatalogueProduct,
} from '../../../models/queries/prescriptions/substitutes.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { productKey } from '../catalogue/product.ts'

/** What a product is, the same however it is written; undefined where the catalogue does not say all of it. */
const identityOf = ({ generic, strength, form }: CatalogueProduct): string | undefined =>
  generic === null || strength === null || form === null ? undefined : productKey({ generic, strength, form })

/**
 * Whether one product may be handed over for another: active, the same generic in the same strength and form, and of no higher
 * schedule. Directions and quantity then hold for it as they stand; for anything else they do not, and its prescriber writes a new
 * prescription. One code of ATC is not enough: it holds several substances, strengths and forms. Where the catalogue does not say
 * what a product is, nothing may be handed over for it, nor it for anything.
 */
export const maySubstitute = (prescribed: CatalogueProduct, given: CatalogueProduct): boolean =>
  given.active &&
  given.id !== prescribed.id &&
  given.code_system === prescribed.code_system &&
  given.code === prescribed.code &&
  identityOf(given) !== undefined &&
  identityOf(given) === identityOf(prescribed) &&
  (prescribed.schedule === null || given.schedule === null || given.schedule <= prescribed.schedule)

/** The products that may be handed over for this one, by name. */
export async function substitutesFor(
  { prepared }: Pick<Services, 'prepared'>,
  medicationId: string,
): Promise<readonly CatalogueProduct[]> {
  const products = await readProductsOfCode(prepared, medicationId)
  const prescribed = products.find(({ id }) => id === medicationId)
  return prescribed === undefined ? [] : products.filter((given) => maySubstitute(prescribed, given))
}

/** @throws Refused where this product must not be handed over for the one prescribed */
export async function mustBeSubstitute(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  asked: { readonly prescribedId: string; readonly givenId: string },
): Promise<CatalogueProduct> {
  const products = await readProductsOfCode(prepared.within(transaction), asked.prescribedId)
  const prescribed = products.find(({ id }) => id === asked.prescribedId)
  const given = products.find(({ id }) => id === asked.givenId)
  if (prescribed === undefined || given === undefined || !maySubstitute(prescribed, given)) {
    throw new Refused('no-substitute')
  }
  return given
}
