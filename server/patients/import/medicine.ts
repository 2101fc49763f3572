import { z } from 'zod'
import { conceptText } from './concepts.ts'
import { codeableConcept, quantity, reference, text, type CodeableConcept } from './datatypes.ts'
import type { MedicationCode } from './mapping.ts'
import type { Json } from './resource.ts'

/** What an order, or a Medication resource, says which medicine it is. */
export type Medicine = {
  /** For the catalogue of medications: a code of a named system, and its words. */
  readonly code: MedicationCode | undefined
  /** In words, where these say more than the catalogue's name, or where there is no code. */
  readonly words: string | undefined
}

const ratio = z.object({ numerator: quantity.optional(), denominator: quantity.optional() })

const medication = z.object({
  code: codeableConcept.optional(),
  form: codeableConcept.optional(),
  ingredient: z
    .array(
      z.object({
        itemCodeableConcept: codeableConcept.optional(),
        itemReference: reference.optional(),
        strength: ratio.optional(),
      }),
    )
    .optional(),
})

const amount = ({ value, unit }: z.output<typeof quantity> = {}) =>
  value === undefined ? undefined : [value, unit].filter((part) => part !== undefined).join(' ')

type Ingredient = NonNullable<z.output<typeof medication>['ingredient']>[number]

function ingredientText({ itemCodeableConcept, itemReference, strength }: Ingredient): string {
  const name = wordsOf(itemCodeableConcept) ?? itemReference?.display ?? 'an ingredient that is not named'
  const much = [amount(strength?.numerator), amount(strength?.denominator)].filter(
    (part) => part !== undefined,
  )
  return [name, much.join('/')].filter((part) => part !== '').join(' ')
}

/** The words of a concept, else its code: a code that nobody has words for is still better than nothing. */
export function wordsOf(concept: CodeableConcept | undefined): string | undefined {
  const words = conceptText(concept)
  const coding = concept?.coding?.find(({ code }) => code !== undefined)
  if (words !== undefined || coding === undefined) {
    return words
  }
  return coding.system === undefined ? `code ${coding.code}` : `code ${coding.code} of ${coding.system}`
}

/** The same of a concept that was not checked yet. */
export function conceptTitle(json: unknown): string | undefined {
  const read = codeableConcept.safeParse(json)
  return read.success ? wordsOf(read.data) : undefined
}

/** A medicine by its concept, with what a Medication resource says besides. */
function medicineOf(
  concept: CodeableConcept | undefined,
  besides: readonly string[] = [],
): Medicine | undefined {
  const coding = concept?.coding?.find(({ system, code }) => system !== undefined && code !== undefined)
  const { system, code, display } = coding ?? {}
  const name = display ?? conceptText(concept)
  const catalogued =
    system === undefined || code === undefined || name === undefined ? undefined : { system, code, name }
  const said = [wordsOf(concept), ...besides].filter((part) => part !== undefined).join('; ')
  if (said === '' && catalogued === undefined) {
    return undefined
  }
  return { code: catalogued, words: said === catalogued?.name ? undefined : said }
}

/** Which medicine a CodeableConcept names; undefined where it says nothing. */
export function medicineOfConcept(json: unknown): Medicine | undefined {
  const read = codeableConcept.safeParse(json)
  return read.success ? medicineOf(read.data) : undefined
}

/** Which medicine a Medication resource is (https://hl7.org/fhir/R4/medication.html); undefined where it says nothing. */
export function medicineOfResource(json: Json): Medicine | undefined {
  const read = medication.safeParse(json)
  if (!read.success) {
    return medicineOfConcept(json['code'])
  }
  const { code, form, ingredient = [] } = read.data
  const named = wordsOf(code)
  const ingredients = ingredient.map(ingredientText)
  const [only] = ingredients
  const says = ingredients.length === 1 && only === named ? [] : ingredients
  const besides = [...(says.length === 0 ? [] : [says.join(', ')]), wordsOf(form)]
  return medicineOf(code, besides.filter((part) => part !== undefined && part !== named).map(String))
}

/** Which medicine a reference names by its words alone. */
export function medicineOfDisplay(display: string | undefined): Medicine | undefined {
  const read = text.safeParse(display)
  return read.success && read.data.trim() !== '' ? { code: undefined, words: read.data } : undefined
}
