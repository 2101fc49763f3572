import { atcSystem } from '../../../config/medications.ts'
import { newId } from '../../../models/new-id.ts'
import { productKey, productName, searchText, sortKey, type Product } from './product.ts'

/** The row of a product that is new in the catalogue. */
export const productRow = (product: Product, at: Date) => ({
  id: newId(),
  name: productName(product),
  codeSystem: atcSystem,
  code: product.atc,
  generic: product.generic,
  strength: product.strength,
  form: product.form,
  schedule: product.schedule,
  alsoCalled: product.alsoCalled,
  productKey: productKey(product),
  sortKey: sortKey(product),
  searchText: searchText(product),
  createdAt: at,
})
