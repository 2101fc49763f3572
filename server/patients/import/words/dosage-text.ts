import { z } from 'zod'
import { qualifiersText, qualifierText } from '../mapping/concepts.ts'
import { codeableConcept, codings, quantity, range, ratio, text } from '../mapping/datatypes.ts'
import { displayOf, ownTextOf, quantityText, rangeText, ratioText, timeUnit } from './quantity-text.ts'
import { timing, timingText } from './timing-text.ts'

const doseAndRate = z.object({
  type: codeableConcept.optional(),
  doseQuantity: quantity.optional(),
  doseRange: range.optional(),
  rateQuantity: quantity.optional(),
  rateRange: range.optional(),
  rateRatio: ratio.optional(),
})

/** https://hl7.org/fhir/R4/dosage.html */
export const dosage = z.object({
  sequence: z.int().optional(),
  text: text.optional(),
  patientInstruction: text.optional(),
  additionalInstruction: codings.optional(),
  timing: timing.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: codeableConcept.optional(),
  site: codeableConcept.optional(),
  route: codeableConcept.optional(),
  method: codeableConcept.optional(),
  doseAndRate: z.array(doseAndRate).optional(),
  maxDosePerPeriod: ratio.optional(),
  maxDosePerAdministration: quantity.optional(),
  maxDosePerLifetime: quantity.optional(),
})
export type Dosage = z.output<typeof dosage>

/** Stands where the other system said nothing: nothing is made up. */
const notStated = ''

const joined = (parts: readonly (string | undefined)[], separator = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(separator)

/** How fast; a rate that is a time alone says over how long. */
function rateText({ rateQuantity, rateRange, rateRatio }: z.output<typeof doseAndRate>): string | undefined {
  const rate = quantityText(rateQuantity) ?? rangeText(rateRange) ?? ratioText(rateRatio, ' per ')
  const given = [rateQuantity, rateRange?.low, rateRange?.high].filter((one) => one !== undefined)
  const isTime = given.length > 0 && given.every(({ unit, code }) => timeUnit(code ?? unit) !== undefined)
  return rate === undefined ? undefined : isTime ? `over ${rate}` : `at a rate of ${rate}`
}

function oneDoseText(given: z.output<typeof doseAndRate>): string {
  return joined([quantityText(given.doseQuantity) ?? rangeText(given.doseRange), rateText(given)])
}

/** The dose and its rate, such as "2 tablets", "1 mg to 2 mg" or "100 mL, at a rate of 50 mL/h". */
export function doseText({ doseAndRate: given = [] }: Dosage): string {
  const said = given.map((one) => ({ words: oneDoseText(one), type: displayOf(one.type) }))
  const spoken = said.filter(({ words }) => words !== notStated)
  if (new Set(spoken.map(({ words }) => words)).size < 2) {
    return spoken[0]?.words ?? notStated
  }
  return spoken.map(({ words, type }) => (type === undefined ? words : `${words} (${type})`)).join('; ')
}

/** By which way, in the words of a code. What people wrote freely stays with the sealed instructions. */
export const routeText = ({ route }: Dosage): string => displayOf(route) ?? notStated

/** How often and how long, such as "3 times a day, as needed, at most 4 g in 24 h". */
export function frequencyText(one: Dosage, timeZone: string): string {
  const perPeriod = ratioText(one.maxDosePerPeriod, ' in ')
  const perAdministration = quantityText(one.maxDosePerAdministration)
  const perLifetime = quantityText(one.maxDosePerLifetime)
  return joined([
    timingText(one.timing, timeZone),
    one.asNeededBoolean === true || one.asNeededCodeableConcept !== undefined ? 'as needed' : undefined,
    perPeriod === undefined ? undefined : `at most ${perPeriod}`,
    perAdministration === undefined ? undefined : `at most ${perAdministration} at a time`,
    perLifetime === undefined ? undefined : `at most ${perLifetime} in a lifetime`,
  ])
}

/** The order in which dosages are to be followed: by their sequence, those without one last, as they came. */
const inSequence = (dosages: readonly Dosage[]): Dosage[] =>
  dosages.toSorted((one, other) => (one.sequence ?? Infinity) - (other.sequence ?? Infinity) || 0)

/** Only different numbers say that one dosage follows another: https://hl7.org/fhir/R4/dosage-definitions.html#Dosage.sequence */
const follows = (dosages: readonly Dosage[], nth: number): boolean => {
  const [before, after] = [dosages[nth - 1]?.sequence, dosages[nth]?.sequence]
  return before !== undefined && after !== undefined && before !== after
}

/** One wording of several dosages, in turn or at the same time. */
const together = (dosages: readonly Dosage[], words: readonly string[]): string =>
  words.map((one, nth) => (nth === 0 ? one : `; ${follows(dosages, nth) ? 'then' : 'and'} ${one}`)).join('')

const allAlike = (words: readonly string[]): boolean => new Set(words).size < 2

/** Dose, route and frequency of several dosages, so that what belongs together stays together. */
export function dosageWords(
  given: readonly Dosage[],
  timeZone: string,
): { dose: string; route: string; frequency: string } {
  const dosages = inSequence(given)
  const words = {
    dose: dosages.map(doseText),
    route: dosages.map(routeText),
    frequency: dosages.map((one) => frequencyText(one, timeZone)),
  }
  const varying = Object.values(words).filter((one) => !allAlike(one))
  const only = varying.length === 1
  const column = (one: readonly string[]): string => {
    if (allAlike(one)) {
      return one[0] ?? notStated
    }
    return only
      ? together(
          dosages,
          one.map((word) => word || 'not said'),
        )
      : notStated
  }
  const whole = dosages.map((_, nth) => joined(varying.map((one) => one[nth])) || 'as the instructions say')
  return {
    dose:
      varying.length > 1
        ? together(
            dosages,
            whole.map((one, nth) => (allAlike(words.dose) ? joined([words.dose[nth], one]) : one)),
          )
        : column(words.dose),
    route: column(words.route),
    frequency: column(words.frequency),
  }
}

const labelled = (label: string, words: string | undefined): string | undefined =>
  words === undefined ? undefined : `${label}: ${words}`

function linesOf(one: Dosage): string[] {
  const lines = [
    one.text,
    one.patientInstruction,
    qualifiersText(one.additionalInstruction) ?? undefined,
    labelled('As needed for', qualifierText(one.asNeededCodeableConcept)),
    labelled('Route', ownTextOf(one.route)),
    labelled('When', ownTextOf(one.timing?.code)),
    labelled('Site', qualifierText(one.site)),
    labelled('Method', qualifierText(one.method)),
  ]
  return [...new Set(lines.filter((line) => line !== undefined))]
}

/** Free words to the patient or pharmacist, in the order of the dosages; none where there are none. */
export function instructionLines(given: readonly Dosage[]): string[] {
  const dosages = inSequence(given)
  const lines = dosages.map(linesOf)
  if (dosages.length < 2 || allAlike(lines.map((one) => one.join('\n')))) {
    return lines[0] ?? []
  }
  return lines.map((one, nth) => {
    const word = nth === 0 ? 'First' : follows(dosages, nth) ? 'Then' : 'Also'
    return `${word}: ${one.join('; ') || 'no further words'}`
  })
}
