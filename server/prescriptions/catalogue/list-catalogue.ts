import { z } from 'zod'
import { listCatalogue, type CatalogueRow } from '../../../models/queries/prescriptions/catalogue.ts'
import { byText } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { seek, searchInAddress } from '../../operations/search-in-address.ts'
import { medicinesCsv } from './medicines-csv.ts'
import { folded } from './product.ts'
import { readProducts } from './read-catalogue.ts'

/** The words of a search, as the catalogue has them. */
export const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '')

const byName = byText((row: CatalogueRow) => row.place)

/** The catalogue of medicines: by words in any order, of a name, another name or a code. What is withdrawn is said to be. */
export const catalogueQuery = defineStaffQuery({
  name: 'prescriptions.catalogue',
  action: 'catalogue.open',
  event: 'catalogue.searched',
  subject: 'none',
  input: z.object({ q: searchInAddress, show: choiceInAddress(), cursor: placeInAddress }),
  find: async (services, _context, { q, show, cursor }) => {
    const active = show === 'withdrawn' ? false : show === 'all' ? undefined : true
    const nothing = { rows: [], patientIds: [], next: undefined, isFirst: true }
    const result = await seek(q, {
      nothing: { page: nothing },
      seek: async (text) => ({
        page: await readList(services, cursor, {
          keyset: byName,
          size: 100,
          read: (after, limit) =>
            listCatalogue(services.prepared, { words: wordsOf(text), active, after, limit }),
        }),
      }),
    })
    return { result, show: active === true ? '' : show, details: { shown: result.page.rows.length } }
  },
  run: async (_services, _context, _receipt, { result, show }) => ({ result, show }),
})

/** The catalogue as a file, as it can be edited and imported again: what can be prescribed. */
export const catalogueFileQuery = defineStaffQuery({
  name: 'prescriptions.catalogue-file',
  action: 'catalogue.open',
  event: 'catalogue.exported',
  subject: 'none',
  input: z.object({}),
  find: async (services) => {
    const present = await readProducts(services.prepared)
    const products = present.filter(({ active }) => active).map(({ product }) => product)
    return { products, details: { medicines: products.length } }
  },
  run: async (_services, _context, _receipt, { products }) => medicinesCsv(products),
})
