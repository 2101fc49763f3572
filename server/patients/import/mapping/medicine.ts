import { z } from 'zod'
import { conceptText, qualifierText, wordsOf } from './concepts.ts'
import { containedIn } from './contained.ts'
import { codeableConcept, ratio, reference, text, type CodeableConcept } from './datatypes.ts'
import { furtherDetails } from '../words/further-details.ts'
import type { MedicationCode } from './medication-code.ts'
import { ratioText } from '../words/quantity-text.ts'
import { isUnusable, readFields } from './read-fields.ts'
import { isObject, type Json } from '../resource.ts'
import { saidDateOf } from '../words/said-date.ts'

/** What an order, or a Medication resource, says which medicine it is. */
export type Medicine = {
  /** For the catalogue of medications: a code of a named system, and its words. */
  readonly code: MedicationCode | undefined
  /** In words, where these say more than the catalogue's name, or where there is no code. */
  readonly words: string | undefined
  /** What has to be known of the medicine's own entry, each a line of its own; absent where there is nothing. */
  readonly cautions?: readonly string[]
  /** What of its own entry could not be read, by where it stands. */
  readonly remarks?: readonly string[]
}

const medication = z.object({
  status: text.optional(),
  code: codeableConcept.optional(),
  form: codeableConcept.optional(),
  amount: ratio.optional(),
  manufacturer: reference.optional(),
  batch: z.object({ lotNumber: text.optional(), expirationDate: text.optional() }).optional(),
  ingredient: z
    .array(
      z.object({
        itemCodeableConcept: codeableConcept.optional(),
        itemReference: reference.optional(),
        isActive: z.boolean().optional(),
        strength: ratio.optional(),
      }),
    )
    .optional(),
})
type Fields = z.output<typeof medication>
type Ingredient = NonNullable<Fields['ingredient']>[number]

/** What an ingredient is called: by itself, or by what stands within the same resource. */
function ingredientName({ itemCodeableConcept, itemReference }: Ingredient, holder: Json): string {
  const contained = containedIn(holder, itemReference)
  return (
    wordsOf(itemCodeableConcept) ??
    itemReference?.display ??
    conceptTitle(contained?.['code']) ??
    'an ingredient that is not named'
  )
}

function ingredientText(one: Ingredient, holder: Json): string {
  const strength = ratioText(one.strength, '/')
  const named = [ingredientName(one, holder), strength].filter((part) => part !== undefined).join(' ')
  return one.isActive === false ? `${named} (not an active ingredient)` : named
}

/** https://hl7.org/fhir/R4/valueset-medication-status.html, in words; undefined where the medicine is in use. */
function standingOf({ status }: Fields): string | undefined {
  switch (status) {
    case undefined:
    case 'active':
      return undefined
    case 'entered-in-error':
      return 'The medicine’s own entry is marked as entered in error'
    case 'inactive':
      return 'The medicine’s own entry is marked as no longer in use'
    default:
      return `The medicine’s own entry is in a state that MedGuard does not know: ${status}`
  }
}

const labelled = (label: string, words: string | undefined): string[] =>
  words === undefined ? [] : [`${label}: ${words}`]

/** What an order is to say of its medicine's own entry, beside the name. */
function cautionsOf(fields: Fields, remarks: readonly string[], timeZone: string): string[] {
  const standing = standingOf(fields)
  const { amount, manufacturer, batch } = fields
  return [
    ...(standing === undefined ? [] : [standing]),
    ...labelled('A package holds', ratioText(amount, ' per ')),
    ...labelled('Made by', manufacturer?.display),
    ...labelled('Batch', batch?.lotNumber),
    ...labelled('Batch expires', saidDateOf(batch?.expirationDate, timeZone)),
    ...(remarks.length === 0
      ? []
      : ['The medicine’s own entry could be read in part only: look at it where it comes from']),
  ]
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

/**
 * What an order keeps of its medicine in words: whatever says more than the catalogue's name, or says otherwise; null where
 * that name says it all.
 */
export const wordsBeside = ({ code, words }: Medicine, catalogued: string): string | null =>
  words ?? (code === undefined || code.name === catalogued ? null : code.name)

/** Which medicine a CodeableConcept names; undefined where it says nothing. */
export function medicineOfConcept(json: unknown): Medicine | undefined {
  const read = codeableConcept.safeParse(json)
  return read.success ? medicineOf(read.data) : undefined
}

/**
 * Which medicine a Medication resource is (https://hl7.org/fhir/R4/medication.html); undefined where it says nothing.
 * @param timeZone the facility's, for dates with a time of day
 * @param holder the resource that contains what this one refers to within it
 */
export function medicineOfResource(json: Json, timeZone: string, holder: Json = json): Medicine | undefined {
  const read = readFields(medication, { json })
  if (isUnusable(read)) {
    return medicineOfConcept(json['code'])
  }
  const { fields, remarks } = read
  const named = wordsOf(fields.code)
  const ingredients = (fields.ingredient ?? []).map((one) => ingredientText(one, holder))
  const [only] = ingredients
  const says = ingredients.length === 1 && only === named ? [] : ingredients
  const further = furtherDetails('Medication', isObject(read.json) ? read.json : json, fields, timeZone)
  const besides = [...(says.length === 0 ? [] : [says.join(', ')]), qualifierText(fields.form)]
  const medicine = medicineOf(
    fields.code,
    besides.filter((part) => part !== undefined && part !== named).map(String),
  )
  return medicine === undefined
    ? undefined
    : { ...medicine, cautions: [...cautionsOf(fields, remarks, timeZone), ...further.lines], remarks }
}

/** Which medicine a reference names by its words alone. */
export function medicineOfDisplay(display: string | undefined): Medicine | undefined {
  const read = text.safeParse(display)
  return read.success && read.data.trim() !== '' ? { code: undefined, words: read.data } : undefined
}
