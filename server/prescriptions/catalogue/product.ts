/** A medicine of the catalogue as it can be prescribed: a generic in one strength and form. */
export type Product = {
  /** Ingredients of a combination are joined by " + ", and so are their strengths. */
  readonly generic: string
  readonly strength: string
  readonly form: string
  /** Under South Africa's Medicines and Related Substances Act: 0 to 8. */
  readonly schedule: number
  /** Its code in the ATC classification of the WHO. */
  readonly atc: string
  /** By what else it is looked for; '' where by nothing. */
  readonly alsoCalled: string
}

/** What a product is known again by: its name is made of the same, so that none is ever called otherwise. */
export type ProductIdentity = Pick<Product, 'generic' | 'strength' | 'form'>

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/**
 * What a product is called wherever it is prescribed: "Amoxicillin 875 mg and clavulanic acid 125 mg tablet". It is part of what is
 * signed.
 */
export function productName({ generic, strength, form }: ProductIdentity): string {
  const ingredients = generic.split(' + ')
  const strengths = strength.split(' + ')
  const content =
    ingredients.length === strengths.length
      ? listed(ingredients.map((ingredient, index) => `${ingredient} ${strengths[index] ?? ''}`.trim()))
      : `${listed(ingredients)} ${strengths.join(' + ')}`
  const name = `${content} ${form}`
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Lower case, without marks: as texts are compared where nobody should have to know how they are written. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** The same for the same product, however it is written. */
export const productKey = ({ generic, strength, form }: ProductIdentity): string =>
  [generic, strength, form].map((part) => folded(part).replaceAll(/(?<=\d) (?=[a-z%])/g, '')).join('|')

/** By which the catalogue is sorted: its numbers count as numbers, so that 5 mg comes before 10 mg. */
export const sortKey = (product: ProductIdentity): string =>
  `${folded(productName(product)).replaceAll(/(?<![.\d])\d+/g, (digits) => digits.padStart(8, '0'))} ${productKey(product)}`

/** In which the words are looked for that somebody searches by. */
export const searchText = (product: Product): string =>
  folded([productName(product), product.generic, product.alsoCalled, product.atc].join(' '))
