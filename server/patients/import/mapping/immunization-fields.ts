import { z } from 'zod'
import { conceptCode, qualifiersText } from './concepts.ts'
import {
  annotations,
  codeableConcept,
  codings,
  dateTime,
  quantity,
  reference,
  text,
  type Reference,
} from './datatypes.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { annotationText } from '../words/note-of.ts'
import { quantityText } from '../words/quantity-text.ts'
import { saidDateOf } from '../words/said-date.ts'

const protocols = z.array(
  z.object({
    series: text.optional(),
    targetDisease: codings.optional(),
    doseNumberPositiveInt: z.int().optional(),
    doseNumberString: text.optional(),
    seriesDosesPositiveInt: z.int().optional(),
    seriesDosesString: text.optional(),
  }),
)

/** FHIR Immunization (https://hl7.org/fhir/R4/immunization.html), as far as it is read. */
export const immunizationFields = z.object({
  status: text,
  statusReason: codeableConcept.optional(),
  vaccineCode: codeableConcept,
  encounter: reference.optional(),
  occurrenceDateTime: dateTime.optional(),
  occurrenceString: text.optional(),
  primarySource: z.boolean().optional(),
  reportOrigin: codeableConcept.optional(),
  lotNumber: text.optional(),
  expirationDate: text.optional(),
  site: codeableConcept.optional(),
  route: codeableConcept.optional(),
  doseQuantity: quantity.optional(),
  performer: z.array(z.object({ function: codeableConcept.optional(), actor: reference })).optional(),
  note: annotations.optional(),
  isSubpotent: z.boolean().optional(),
  subpotentReason: codings.optional(),
  reaction: z.array(z.object({ date: dateTime.optional(), detail: reference.optional() })).optional(),
  protocolApplied: protocols.optional(),
})
export type Fields = z.output<typeof immunizationFields>

function seriesText(applied: z.output<typeof protocols> = []): string | undefined {
  const texts = applied.map((one) => {
    const nth = one.doseNumberPositiveInt ?? one.doseNumberString
    const of = one.seriesDosesPositiveInt ?? one.seriesDosesString
    const dose = nth === undefined ? undefined : `dose ${nth}${of === undefined ? '' : ` of ${of}`}`
    return [one.series, dose].filter((part) => part !== undefined).join(', ')
  })
  return texts.filter((words) => words !== '').join('; ') || undefined
}

/** How much, and which dose of how many. */
export function doseOf({ doseQuantity, protocolApplied }: Fields): string | null {
  const parts = [quantityText(doseQuantity), seriesText(protocolApplied)]
  return parts.filter((part) => part !== undefined).join('; ') || null
}

/** Whoever gave the vaccine, else whoever is named first. */
export function performerOf({ performer = [] }: Fields) {
  return (performer.find((one) => conceptCode(one.function) === 'AP') ?? performer[0])?.actor
}

/** That it may not protect, in words; undefined where nothing is said of that. */
function effectText({ isSubpotent, subpotentReason }: Fields): string | undefined {
  const reasons = qualifiersText(subpotentReason)
  if (isSubpotent !== true) {
    return isSubpotent === false && reasons !== null
      ? `said to be fully effective, and yet: ${reasons}`
      : (reasons ?? undefined)
  }
  return `given, but not fully effective (subpotent)${reasons === null ? '' : `: ${reasons}`}`
}

function reactionText({ reaction }: Fields, timeZone: string): string | undefined {
  return reaction
    ?.map(({ date, detail }) => {
      const when = saidDateOf(date, timeZone)
      return `${detail?.display ?? 'not described'}${when === undefined ? '' : ` (${when})`}`
    })
    .join('; ')
}

/** What the row has no column for. */
export function noteParts(
  fields: Fields,
  timeZone: string,
  nameOf: (reference: Reference) => string | undefined,
): Record<string, string | undefined> {
  const { protocolApplied = [], performer = [] } = fields
  const main = performerOf(fields)
  const others = performer
    .filter(({ actor }) => actor !== main)
    .filter(({ actor }) => actor.reference === undefined || actor.reference !== main?.reference)
    .map(({ actor }) => actor.display ?? nameOf(actor))
    .filter((name) => name !== undefined)
  return {
    [noteLabels.effect]: effectText(fields),
    Reaction: reactionText(fields, timeZone),
    'Batch expires': saidDateOf(fields.expirationDate, timeZone),
    Against: qualifiersText(protocolApplied.flatMap(({ targetDisease = [] }) => targetDisease)) ?? undefined,
    [noteLabels.others]: others.length === 0 ? undefined : others.join(', '),
    Note: annotationText(fields.note, timeZone),
  }
}
