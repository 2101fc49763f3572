import { createHash } from 'node:crypto'
import type { RunsStatements } from '../../../models/prepared.ts'
import { newId } from '../../../models/new-id.ts'
import { lockCatalogue, writeCatalogue } from '../../../models/queries/prescriptions/catalogue.ts'
import {
  catalogueDigest,
  compareCatalogue,
  countsOf,
  type CatalogueDifference,
  type OthersAre,
} from './compare-catalogue.ts'
import { productRow } from './product-row.ts'
import { searchText, type Product } from './product.ts'
import { readProducts } from './read-catalogue.ts'

/** What is to become of the catalogue. */
export type CatalogueChange = {
  readonly products: readonly Product[]
  readonly others: OthersAre
  /** The file, as it came. */
  readonly text: string
}

/** What was done, and what an audit row says of it. */
export type CatalogueChanged = {
  readonly difference: CatalogueDifference
  readonly details: Readonly<Record<string, string | number>>
}

const told = ({ schedule, atc, alsoCalled }: Product) => ({ schedule, atc, alsoCalled })

function keptOf(
  { changed, returned, withdrawn }: CatalogueDifference,
  added: readonly ReturnType<typeof productRow>[],
) {
  const rows = [
    ...added.map(({ id, schedule, code, alsoCalled }) => ({
      medicationId: id,
      change: 'added',
      before: null,
      after: { active: true, schedule, atc: code, alsoCalled },
    })),
    ...changed.map(({ id, before, after }) => ({
      medicationId: id,
      change: 'changed',
      before: { active: true, ...told(before) },
      after: { active: true, ...told(after) },
    })),
    ...returned.map(({ id, before, after }) => ({
      medicationId: id,
      change: 'returned',
      before: { active: false, ...told(before) },
      after: { active: true, ...told(after) },
    })),
    ...withdrawn.map(({ id, before }) => ({
      medicationId: id,
      change: 'withdrawn',
      before: { active: true, ...told(before) },
      after: { active: false, ...told(before) },
    })),
  ]
  return rows.map((row) => ({ id: newId(), ...row }))
}

/**
 * Changes the catalogue to what a file says, in a transaction of the caller's, and keeps what each product was before and after.
 * Nothing is deleted: prescriptions refer to it.
 * @param by null where the house does it
 * @param mustBe is given what stands there before anything is written; it may refuse
 */
export async function changeCatalogue(
  statements: RunsStatements,
  { products, others, text }: CatalogueChange,
  { by, at }: { readonly by: string | null; readonly at: Date },
  mustBe: (found: { readonly digest: string; readonly difference: CatalogueDifference }) => void,
): Promise<CatalogueChanged> {
  await lockCatalogue(statements)
  const present = await readProducts(statements)
  const difference = compareCatalogue(present, products, others)
  const before = catalogueDigest(present)
  mustBe({ digest: before, difference })
  const added = difference.added.map((product) => productRow(product, at))
  await writeCatalogue(
    statements,
    {
      added,
      changed: [...difference.changed, ...difference.returned].map(({ id, after }) => ({
        id,
        code: after.atc,
        schedule: after.schedule,
        alsoCalled: after.alsoCalled,
        searchText: searchText(after),
      })),
      withdrawn: difference.withdrawn.map(({ id }) => id),
      kept: keptOf(difference, added),
    },
    { by, at },
  )
  const after = catalogueDigest(await readProducts(statements))
  const file = createHash('sha256').update(text).digest('base64url')
  return { difference, details: { ...countsOf(difference), others, file, before, after } }
}
