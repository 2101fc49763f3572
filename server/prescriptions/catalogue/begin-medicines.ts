import { readFileSync } from 'node:fs'
import { folders } from '../../assets/folders.ts'
import type { Product } from './product.ts'
import { readMedicinesCsv } from './read-medicines-csv.ts'

/** The products with which a new installation begins, from config/medicines.csv. @throws where a line of it cannot be read */
export function beginMedicines(): readonly Product[] {
  const { products, refused } = readMedicinesCsv(readFileSync(folders.medicines, 'utf8'))
  const [wrong] = refused
  if (wrong !== undefined) {
    throw new Error(`config/medicines.csv cannot be read: line ${wrong.line}, ${wrong.why.key}`)
  }
  return products.map(({ product }) => product)
}
