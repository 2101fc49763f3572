import type { Transaction } from 'sequelize'
import {
  readProductsOfSubstance,
  type CatalogueProduct,
} from '../../../models/queries/prescriptions/substitutes.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/**
 * Whether one product may be handed over for another: active, of the same substance (one code of the fifth level of ATC), and of
 * no higher schedule. Where the catalogue does not say the schedule of one of them, it is not known to be higher: the pharmacist
 * answers for it, as for every substitution.
 */
export const maySubstitute = (prescribed: CatalogueProduct, given: CatalogueProduct): boolean =>
  given.active &&
  given.id !== prescribed.id &&
  given.code_system === prescribed.code_system &&
  given.code === prescribed.code &&
  /^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(given.code) &&
  (prescribed.schedule === null || given.schedule === null || given.schedule <= prescribed.schedule)

/** The products that may be handed over for this one, by name. */
export async function substitutesFor(
  { prepared }: Pick<Services, 'prepared'>,
  medicationId: string,
): Promise<readonly CatalogueProduct[]> {
  const products = await readProductsOfSubstance(prepared, medicationId)
  const prescribed = products.find(({ id }) => id === medicationId)
  return prescribed === undefined ? [] : products.filter((given) => maySubstitute(prescribed, given))
}

/** @throws Refused where this product must not be handed over for the one prescribed */
export async function mustBeSubstitute(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  asked: { readonly prescribedId: string; readonly givenId: string },
): Promise<CatalogueProduct> {
  const products = await readProductsOfSubstance(prepared.within(transaction), asked.prescribedId)
  const prescribed = products.find(({ id }) => id === asked.prescribedId)
  const given = products.find(({ id }) => id === asked.givenId)
  if (prescribed === undefined || given === undefined || !maySubstitute(prescribed, given)) {
    throw new Refused('no-substitute')
  }
  return given
}
