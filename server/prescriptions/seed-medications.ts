import type { Transaction } from 'sequelize'
import { atcSystem, medicationSeeds } from '../../config/medications.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import { beginMedicines } from './catalogue/begin-medicines.ts'
import { productRow } from './catalogue/product-row.ts'
import { productName, type Product } from './catalogue/product.ts'

/** Adds products to the catalogue; those that are there already stay as they are. */
async function addProducts(products: readonly Product[], at: Date, transaction?: Transaction): Promise<void> {
  await Medication.bulkCreate(
    products.map((product) => productRow(product, at)),
    { ignoreDuplicates: true, returning: false, ...(transaction === undefined ? {} : { transaction }) },
  )
}

/**
 * Puts the usual medicines into the catalogue; those that are there already stay as they are.
 * @returns every usual medicine as it now stands in the catalogue, by its ATC code
 */
export async function seedMedications(
  at: Date,
  transaction?: Transaction,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const usual = new Set(medicationSeeds.map(({ name }) => name))
  await addProducts(
    beginMedicines().filter((product) => usual.has(productName(product))),
    at,
    transaction,
  )
  const stored = await Medication.findAll({
    attributes: ['id', 'name', 'code'],
    where: { codeSystem: atcSystem, name: [...usual] },
    ...(transaction === undefined ? {} : { transaction }),
  })
  return new Map(stored.map(({ id, name, code }) => [code, { id, name }]))
}

/** Gives a new installation a catalogue to begin with; one that has any medicine is left as it is. */
export async function seedEmptyCatalogue(at: Date): Promise<void> {
  if ((await Medication.findOne({ attributes: ['id'] })) === null) {
    await addProducts(beginMedicines(), at)
  }
}
