import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Immunization } from '../../../models/immunization.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { saysThereIsNone } from './absent-statements.ts'
import { codesOf, conceptCode, conceptsText, conceptText } from './concepts.ts'
import {
  annotations,
  codeableConcept,
  codings,
  dateTime,
  instantOf,
  quantity,
  reference,
  text,
} from './datatypes.ts'
import { follow, followPerson, mapping, type AsDocument } from './mapping.ts'
import { conceptTitle, wordsOf } from './medicine.ts'
import { noteOf } from './note-of.ts'
import { quantityText } from './quantity-text.ts'

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

const schema = z.object({
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
type Fields = z.output<typeof schema>

/** https://hl7.org/fhir/R4/valueset-immunization-status.html */
const statuses = ['completed', 'not-done', 'entered-in-error'] as const

function seriesText(applied: z.output<typeof protocols> = []): string | undefined {
  const texts = applied.map((one) => {
    const nth = one.doseNumberPositiveInt ?? one.doseNumberString
    const of = one.seriesDosesPositiveInt ?? one.seriesDosesString
    const dose = nth === undefined ? undefined : `dose ${nth}${of === undefined ? '' : ` of ${of}`}`
    return [one.series, dose].filter((part) => part !== undefined).join(', ')
  })
  return texts.filter((words) => words !== '').join('; ') || undefined
}

function doseOf({ doseQuantity, protocolApplied }: Fields): string | null {
  const parts = [quantityText(doseQuantity), seriesText(protocolApplied)]
  return parts.filter((part) => part !== undefined).join('; ') || null
}

/** Whoever gave the vaccine, else whoever is named first. */
function performerOf({ performer = [] }: Fields) {
  return (performer.find((one) => conceptCode(one.function) === 'AP') ?? performer[0])?.actor
}

function reactionText({ reaction }: Fields): string | undefined {
  return reaction
    ?.map(({ date, detail }) => [date, detail?.display ?? 'not described'].filter(Boolean).join(' '))
    .join('; ')
}

/** FHIR Immunization (https://hl7.org/fhir/R4/immunization.html) as a row of immunizations. */
export const mapImmunization = mapping(
  { what: 'An immunization', title: ({ vaccineCode }) => conceptTitle(vaccineCode) },
  schema,
  (fields, target, notes): CreationAttributes<Immunization> | AsDocument => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const status = statuses.find((known) => known === fields.status)
    const vaccine = wordsOf(fields.vaccineCode)
    if (status === undefined || vaccine === undefined) {
      const what = status === undefined ? 'its state is none that MedGuard knows' : 'no vaccine is named'
      return {
        documentOnly:
          status === undefined ? 'status: is no state of an immunization' : 'vaccineCode: says nothing',
        instead: `An immunization${vaccine === undefined ? '' : ` “${vaccine}”`} could not be read: ${what}`,
        isLost: true,
      }
    }
    const { occurrenceDateTime } = fields
    if (saysThereIsNone(fields.vaccineCode)) {
      const when = occurrenceDateTime === undefined ? 'date not known' : `on ${occurrenceDateTime}`
      return {
        documentOnly: 'vaccineCode: says that there is no immunization',
        instead: `Stated ${when}, and no immunization: “${vaccine}”`,
        isLost: false,
      }
    }
    const performer = followPerson(performerOf(fields), links, 'performer.actor', notes)
    const seal = fieldSealer(key, 'immunizations', id)
    const note = noteOf({
      'Not fully effective':
        fields.isSubpotent === true ? (conceptsText(fields.subpotentReason) ?? 'yes') : undefined,
      Reaction: reactionText(fields),
      'Batch expires': fields.expirationDate,
      Note: fields.note?.map((one) => one.text).join('\n'),
    })
    return {
      id,
      patientId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      vaccine: seal.required('vaccine', vaccine),
      code: seal.optional('code', codesOf(fields.vaccineCode)),
      status,
      statusReason: seal.optional('status_reason', conceptText(fields.statusReason) ?? null),
      given: occurrenceDateTime ?? null,
      givenNote: seal.optional('given_note', fields.occurrenceString ?? null),
      givenAt: occurrenceDateTime === undefined ? importedAt : instantOf(occurrenceDateTime, timeZone),
      dose: seal.optional('dose', doseOf(fields)),
      lot: seal.optional('lot', fields.lotNumber ?? null),
      site: seal.optional('site', conceptText(fields.site) ?? null),
      route: seal.optional('route', conceptText(fields.route) ?? null),
      performer: seal.optional('performer', performer.words ?? null),
      practitionerId: performer.practitionerId,
      primarySource: fields.primarySource ?? null,
      reportedBy: seal.optional('reported_by', conceptText(fields.reportOrigin) ?? null),
      note: seal.optional('note', note),
      source: 'imported',
      createdAt: importedAt,
    }
  },
)
