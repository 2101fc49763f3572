import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { atcSystem } from '../../../config/medications.ts'
import { folders } from '../../../server/assets/folders.ts'
import { drugClasses } from '../../../server/prescriptions/allergies/drug-classes.ts'
import { recognise } from '../../../server/prescriptions/allergies/read-words.ts'
import { beginMedicines } from '../../../server/prescriptions/catalogue/begin-medicines.ts'
import { productName, type Product } from '../../../server/prescriptions/catalogue/product.ts'
import { compositionOf } from '../../../server/prescriptions/interactions/check-medicines.ts'
import { interactionRules } from '../../../server/prescriptions/interactions/interaction-rules.ts'

/** Groups of which nothing is registered in South Africa: rules name them for what comes from elsewhere. */
const notRegisteredHere = [
  'bictegravir',
  'cobicistat-boosted',
  'febuxostat',
  'guanylate-cyclase-stimulators',
  'procarbazine',
  'ramelteon',
  'tizanidine',
]

const products = beginMedicines()

const classesOf = (product: Product): readonly string[] => [
  ...recognise(productName(product), [`${atcSystem}|${product.atc}`]).classes,
]

const groupsOf = (product: Product): readonly string[] => [
  ...compositionOf({ name: productName(product), codeSystem: atcSystem, code: product.atc }).groups,
]

/** The generics whose products fall into each, by its name. */
function genericsIn(fallInto: (product: Product) => readonly string[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const product of products) {
    for (const name of fallInto(product)) {
      found.set(name, (found.get(name) ?? new Set()).add(product.generic))
    }
  }
  return Object.fromEntries(
    [...found]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, generics]) => [name, [...generics].toSorted()]),
  )
}

const reviewed = z
  .object({
    allergyClasses: z.record(z.string(), z.array(z.string())),
    interactionGroups: z.record(z.string(), z.array(z.string())),
  })
  .parse(
    JSON.parse(
      readFileSync(
        path.join(folders.project, 'tests', 'prescriptions', 'catalogue', 'what-generics-are.json'),
        'utf8',
      ),
    ),
  )

describe('what the generics of the catalogue are', () => {
  it('puts every generic into the classes of allergies that were reviewed, and into no others', () => {
    assert.deepEqual(genericsIn(classesOf), reviewed.allergyClasses)
  })

  it('puts every generic into the groups of interactions that were reviewed, and into no others', () => {
    assert.deepEqual(genericsIn(groupsOf), reviewed.interactionGroups)
  })

  it('has a generic for every class of allergies', () => {
    const found = Object.keys(genericsIn(classesOf))
    assert.deepEqual(
      drugClasses.map(({ id }) => id).filter((id) => !found.includes(id)),
      [],
    )
  })

  it('has a generic for every group that a rule names, but for those of which nothing is registered', () => {
    const named = new Set(interactionRules.flatMap(({ one, other }) => [...one, ...other]))
    const found = Object.keys(genericsIn(groupsOf))
    assert.deepEqual([...named].filter((group) => !found.includes(group)).toSorted(), notRegisteredHere)
  })

  it('has every product of a combination in the groups of its ingredients', () => {
    for (const product of products.filter(({ generic }) => generic.includes(' + '))) {
      const groups = groupsOf(product)
      for (const ingredient of product.generic.split(' + ')) {
        const alone = products.find(({ generic, form }) => generic === ingredient && form === product.form)
        const missing = alone === undefined ? [] : groupsOf(alone).filter((group) => !groups.includes(group))
        assert.deepEqual(missing, [], `${productName(product)} without what ${ingredient} is`)
      }
    }
  })

  it('has every product of a combination in the classes of its ingredients', () => {
    for (const product of products.filter(({ generic }) => generic.includes(' + '))) {
      const classes = classesOf(product)
      for (const ingredient of product.generic.split(' + ')) {
        const alone = products.find(({ generic, form }) => generic === ingredient && form === product.form)
        const missing = alone === undefined ? [] : classesOf(alone).filter((one) => !classes.includes(one))
        assert.deepEqual(missing, [], `${productName(product)} without what ${ingredient} is`)
      }
    }
  })
})
