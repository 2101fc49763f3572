import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { medicinesCsv } from '../medicines-csv.ts'
import { productKey, sortKey, type Product } from '../product.ts'
import { otherNames } from './other-names.ts'
import { readRegistry } from './read-registry.ts'
import { registeredProducts } from './registered-products.ts'
import { writtenByHand } from './written-by-hand.ts'

/*
 * Makes config/medicines.csv, the catalogue with which a new installation begins:
 *   npx tsx server/prescriptions/catalogue/making/make-medicines.ts <folder>
 * The folder holds za-products-mpr-2025-06.csv.gz (nappi, name, schedule, form, pack_size, ingredients) and za-generics.csv (generic, atc_all).
 */
const [, , folder = '.'] = process.argv
const file = path.resolve(import.meta.dirname, '../../../../config/medicines.csv')

/** Whose facts these are stands at the head of the file, and stays there. */
const sources = readFileSync(file, 'utf8').match(/^#.*\n/gm) ?? []

const products = new Map<string, Product>()
for (const { code, ...product } of [...registeredProducts(readRegistry(folder)), ...writtenByHand]) {
  const { generic, strength, form, schedule } = product
  const whole = { generic, strength, form, schedule, atc: code, alsoCalled: otherNames[generic] ?? '' }
  products.set(productKey(whole), whole)
}
const sorted = [...products.values()].toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
writeFileSync(file, [...sources, medicinesCsv(sorted)].join(''))
