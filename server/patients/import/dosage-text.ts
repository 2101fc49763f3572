import { z } from 'zod'
import { conceptsText, conceptText } from './concepts.ts'
import { codeableConcept, codings, quantity, text } from './datatypes.ts'

const units = { s: 'second', min: 'minute', h: 'hour', d: 'day', wk: 'week', mo: 'month', a: 'year' } as const

const count = z.number().positive()

const repeat = z.object({
  frequency: count.optional(),
  frequencyMax: count.optional(),
  period: count.optional(),
  periodUnit: z.enum(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']).optional(),
})

/** https://hl7.org/fhir/R4/dosage.html */
export const dosage = z.object({
  text: text.optional(),
  patientInstruction: text.optional(),
  additionalInstruction: codings.optional(),
  timing: z.object({ repeat: repeat.optional(), code: codeableConcept.optional() }).optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: codeableConcept.optional(),
  route: codeableConcept.optional(),
  doseAndRate: z
    .array(
      z.object({
        doseQuantity: quantity.optional(),
        doseRange: z.object({ low: quantity.optional(), high: quantity.optional() }).optional(),
      }),
    )
    .optional(),
})
export type Dosage = z.output<typeof dosage>

/** Stands where the other system said nothing: nothing is made up. */
const notStated = ''

/** One wording of several dosages that follow each other. */
export function inTurn(dosages: readonly Dosage[], wording: (dosage: Dosage) => string): string {
  const words = new Set(dosages.map(wording).filter((one) => one !== notStated))
  return [...words].join('; then ')
}

const amount = ({ value, unit }: z.output<typeof quantity> = {}): string | undefined =>
  value === undefined ? undefined : [String(value), unit].filter((part) => part !== undefined).join(' ')

/** The dose, such as "2 tablets" or "1 mg to 2 mg". */
export function doseText({ doseAndRate = [] }: Dosage): string {
  const given = doseAndRate.find(({ doseQuantity, doseRange }) => doseQuantity ?? doseRange)
  const range = [amount(given?.doseRange?.low), amount(given?.doseRange?.high)]
  return amount(given?.doseQuantity) ?? range.filter((part) => part !== undefined).join(' to ')
}

/** By which way, in the words of a code. What people wrote freely stays with the sealed instructions. */
export const routeText = ({ route }: Dosage): string =>
  route?.coding?.find(({ display }) => display !== undefined)?.display ?? notStated

function timesText({ frequency = 1, frequencyMax, period, periodUnit }: z.output<typeof repeat>) {
  if (period === undefined || periodUnit === undefined) {
    return undefined
  }
  const most = frequencyMax ?? frequency
  const times = `${frequency === most ? frequency : `${frequency} to ${most}`} ${most === 1 ? 'time' : 'times'}`
  const unit = units[periodUnit]
  return period === 1 ? `${times} a ${unit}` : `${times} every ${period} ${unit}s`
}

const anHour = (words: string) => words.replace(/ a hour$/, ' an hour')

/** How often, such as "3 times a day" or "1 time every 4 hours, as needed". */
export function frequencyText({ timing, asNeededBoolean, asNeededCodeableConcept }: Dosage): string {
  const coded = timing?.code?.coding?.find(({ display }) => display !== undefined)?.display
  const times = timing?.repeat === undefined ? undefined : timesText(timing.repeat)
  const often = times === undefined ? coded : anHour(times)
  const asNeeded = asNeededBoolean === true || asNeededCodeableConcept !== undefined ? 'as needed' : undefined
  return [often, asNeeded].filter((part) => part !== undefined).join(', ')
}

/** Free words to the patient or pharmacist, one line for each dosage; null where there are none. */
export function instructionText(dosages: readonly Dosage[]): string | null {
  const lines = dosages.flatMap((one) => [
    one.text,
    one.patientInstruction,
    conceptsText(one.additionalInstruction) ?? undefined,
    conceptText(one.asNeededCodeableConcept),
    one.route?.text,
    one.timing?.code?.text,
  ])
  const texts = new Set(lines.filter((line) => line !== undefined))
  return texts.size === 0 ? null : [...texts].join('\n')
}
