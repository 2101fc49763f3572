import { z } from 'zod'
import { auditedChange } from '../../audit/record.ts'
import { choice, exactText } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { changeCatalogue, type CatalogueChanged } from './change-catalogue.ts'
import {
  catalogueDigest,
  changesNothing,
  compareCatalogue,
  reportDigest,
  type CatalogueDifference,
  type OthersAre,
} from './compare-catalogue.ts'
import { readProducts } from './read-catalogue.ts'
import { longestFile, readMedicinesCsv, type RefusedLine } from './read-medicines-csv.ts'

/** What a file would do, and what of it cannot be taken. */
export type CatalogueReport = {
  readonly difference: CatalogueDifference
  readonly refused: readonly RefusedLine[]
  /** Of the file, the choice, and the catalogue that they were compared with. */
  readonly digest: string
}

const othersOf = (text: string): OthersAre => (text === 'kept' ? 'kept' : 'withdrawn')

/** What the form of an import shows: where a file was given, what it would change. */
export const catalogueImportQuery = defineStaffQuery({
  name: 'prescriptions.catalogue-import',
  action: 'catalogue.manage',
  event: 'catalogue.import-opened',
  subject: 'none',
  input: z.object({ medicines: choiceInAddress(longestFile), others: choiceInAddress() }),
  find: async (_services, _context, asked) => ({ asked, details: { letters: asked.medicines.length } }),
  run: async (services, _context, _receipt, { asked: { medicines, others } }) => {
    const present = await readProducts(services.prepared)
    const { products, refused } = readMedicinesCsv(medicines)
    const report: CatalogueReport | undefined =
      medicines.trim() === ''
        ? undefined
        : {
            difference: compareCatalogue(
              present,
              products.map(({ product }) => product),
              othersOf(others),
            ),
            refused,
            digest: reportDigest(catalogueDigest(present), medicines, othersOf(others)),
          }
    return { report, prescribable: present.filter(({ active }) => active).length }
  },
})

/**
 * Changes the catalogue to what a file says, all of it or nothing. A file of which a line cannot be taken changes nothing: what it
 * would withdraw could not be told from what is only written wrong.
 */
export const importMedicines = defineStaffCommand({
  name: 'prescriptions.import-medicines',
  action: 'catalogue.manage',
  event: 'catalogue.changed',
  subject: 'none',
  input: z.object({
    medicines: exactText('the-medicines', longestFile),
    others: choice('what-becomes-of-the-others', ['withdrawn', 'kept']),
    step: z.enum(['look', 'import']).default('import'),
    was: filledFrom,
  }),
  run: async (services, { proof, origin, at }, { medicines, others, was }) => {
    const { products, refused } = readMedicinesCsv(medicines)
    if (refused.length > 0) {
      throw new Refused('medicines-refused', { values: { lines: refused.length } })
    }
    const change = { products: products.map(({ product }) => product), others, text: medicines }
    return auditedChange(services, proof, origin, 'catalogue.changed', async (transaction) => {
      const changed: CatalogueChanged = await changeCatalogue(
        services.prepared.within(transaction),
        change,
        { by: proof.actor.id, at },
        ({ digest, difference }) => {
          const looked = was !== undefined && was !== ''
          if (looked && was !== reportDigest(digest, medicines, others)) {
            throw new Refused('catalogue-changed')
          }
          if (!looked && difference.withdrawn.length > 0) {
            throw new Refused('catalogue-unseen', { values: { withdrawn: difference.withdrawn.length } })
          }
          if (changesNothing(difference)) {
            throw new Refused('catalogue-same')
          }
        },
      )
      return {
        value: changed,
        resource: { type: 'catalogue', id: 'medicines' },
        details: changed.details,
      }
    })
  },
})
