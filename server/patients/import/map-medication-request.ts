import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Prescription, PrescriptionStatus } from '../../../models/prescription.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { saysThereIsNone } from './absent-statements.ts'
import { conceptsText, conceptText } from './concepts.ts'
import {
  codeableConcept,
  codings,
  dateTime,
  duration,
  instantOf,
  period,
  quantity,
  reference,
  text,
} from './datatypes.ts'
import { dosage, dosageWords, instructionLines } from './dosage-text.ts'
import { follow, followPerson, mapping, type AsDocument } from './mapping.ts'
import { medicineAskedFor, medicineTitle } from './medicine-asked-for.ts'
import { wordsOf as wordsOfConcept, type Medicine } from './medicine.ts'
import { durationText, quantityText } from './quantity-text.ts'

const schema = z.object({
  status: text,
  intent: text,
  doNotPerform: z.boolean().optional(),
  reportedBoolean: z.boolean().optional(),
  reportedReference: reference.optional(),
  statusReason: codeableConcept.optional(),
  priority: text.optional(),
  courseOfTherapyType: codeableConcept.optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  reasonCode: codings.optional(),
  reasonReference: z.array(reference).optional(),
  encounter: reference.optional(),
  authoredOn: dateTime.optional(),
  requester: reference.optional(),
  priorPrescription: reference.optional(),
  note: z.array(z.object({ text })).optional(),
  substitution: z
    .object({ allowedBoolean: z.boolean().optional(), allowedCodeableConcept: codeableConcept.optional() })
    .optional(),
  dosageInstruction: z.array(dosage).optional(),
  dispenseRequest: z
    .object({
      initialFill: z.object({ quantity: quantity.optional(), duration: duration.optional() }).optional(),
      dispenseInterval: duration.optional(),
      validityPeriod: period.optional(),
      numberOfRepeatsAllowed: z.int().min(0).max(100_000).optional(),
      quantity: quantity.optional(),
      expectedSupplyDuration: duration.optional(),
    })
    .optional(),
})
type Fields = z.output<typeof schema>

/**
 * https://hl7.org/fhir/R4/valueset-medicationrequest-status.html. What is current there was not signed here, so it is on
 * record and cannot be dispensed.
 */
const statuses: ReadonlyMap<string, PrescriptionStatus> = new Map([
  ['active', 'imported'],
  ['unknown', 'imported'],
  ['on-hold', 'on-hold'],
  ['cancelled', 'cancelled'],
  ['stopped', 'stopped'],
  ['completed', 'completed'],
])

/** What is to be read of requests that are no prescriptions, in their place. */
const otherIntents: Readonly<Record<string, string>> = {
  proposal: 'Proposed, not prescribed',
  plan: 'Planned, not prescribed',
  option: 'Considered as an option, not prescribed',
}

const otherStatuses: Readonly<Record<string, string>> = {
  'entered-in-error': 'Entered in error, so no prescription',
  draft: 'A draft, not yet prescribed',
}

/** Why it was prescribed: as concepts, and in the words beside references to conditions. */
function reasonOf({ reasonCode, reasonReference = [] }: Fields): string | undefined {
  const words = [conceptsText(reasonCode), ...reasonReference.map(({ display }) => display)]
  return words.filter((one) => one !== undefined && one !== null).join(', ') || undefined
}

const nameOf = ({ words, code }: Medicine): string => words ?? code?.name ?? ''

/** "No current medication" is no prescription but a statement, with who and when. */
function statedNone(fields: Fields): AsDocument | undefined {
  const { medicationCodeableConcept: concept, authoredOn, requester } = fields
  if (!saysThereIsNone(concept)) {
    return undefined
  }
  const when = authoredOn === undefined ? 'date not known' : `on ${authoredOn}`
  const who = requester?.display === undefined ? '' : ` by ${requester.display}`
  return {
    documentOnly: 'medication[x]: says that there is no medicine',
    instead: `Stated ${when}${who}, and no prescription: “${wordsOfConcept(concept) ?? ''}”`,
    isLost: false,
  }
}

/** Why a request must not stand in a chart as a prescription; undefined where it may. */
function noPrescription(
  { status, intent, doNotPerform }: Fields,
  medicine: Medicine,
): AsDocument | undefined {
  const name = nameOf(medicine)
  if (doNotPerform === true) {
    return {
      documentOnly: 'doNotPerform: is true',
      instead: `An order says not to give: ${name}`,
      isLost: false,
    }
  }
  const intended = otherIntents[intent]
  if (intended !== undefined) {
    return { documentOnly: `intent: is ${intent}`, instead: `${intended}: ${name}`, isLost: false }
  }
  const stated = otherStatuses[status]
  if (stated !== undefined) {
    return { documentOnly: `status: is ${status}`, instead: `${stated}: ${name}`, isLost: false }
  }
  return statuses.has(status)
    ? undefined
    : {
        documentOnly: 'status: is no state of an order',
        instead: `A prescription in a state that MedGuard does not know: ${name}`,
        isLost: true,
      }
}

const wholeQuantity = (value: number | undefined): number | null =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= 100_000 ? value : null

const fullDay = /^\d{4}-\d{2}-\d{2}/

const labelled = (label: string, words: string | undefined): string[] =>
  words === undefined || words === '' ? [] : [`${label}: ${words}`]

/** How much and how long may be supplied, as far as no column says it. */
function supplyLines({ dispenseRequest = {} }: Fields): string[] {
  const { quantity: much, validityPeriod, initialFill } = dispenseRequest
  const whole = wholeQuantity(much?.value) !== null && much?.comparator === undefined
  const plain = whole && (much?.unit ?? much?.code) === undefined
  const end = validityPeriod?.end
  return [
    ...(plain ? [] : labelled('Quantity', quantityText(much))),
    ...labelled('Valid from', validityPeriod?.start),
    ...(end === undefined || fullDay.test(end) ? [] : labelled('Valid until', end)),
    ...labelled(
      'First supply',
      [quantityText(initialFill?.quantity), durationText(initialFill?.duration)]
        .filter((part) => part !== undefined)
        .join(', '),
    ),
    ...labelled('Not supplied again within', durationText(dispenseRequest.dispenseInterval)),
    ...labelled('A supply lasts', durationText(dispenseRequest.expectedSupplyDuration)),
  ]
}

function substitutionLines({ substitution }: Fields): string[] {
  const { allowedBoolean, allowedCodeableConcept } = substitution ?? {}
  return [
    ...(allowedBoolean === false ? ['Must not be substituted'] : []),
    ...labelled('Substitution', conceptText(allowedCodeableConcept)),
  ]
}

/** Everything that says how to understand the prescription and has no column of its own, for the sealed instructions. */
function wordsOf(
  fields: Fields,
  { cautions = [] }: Medicine,
  isReplaced: boolean,
  requestedBy: string | undefined,
): string | null {
  const { dosageInstruction = [], reportedReference, priority } = fields
  const isReported = fields.reportedBoolean === true || reportedReference !== undefined
  const lines = [
    ...cautions,
    ...instructionLines(dosageInstruction),
    ...(fields.status === 'unknown' ? ['Whether it is still current is not known'] : []),
    ...labelled('Reason for its state', conceptText(fields.statusReason)),
    ...(isReported
      ? [
          `Reported${reportedReference?.display === undefined ? '' : ` by ${reportedReference.display}`}, not taken from the prescriber’s own record`,
        ]
      : []),
    ...labelled('Prescribed for', reasonOf(fields)),
    ...labelled('Prescribed by', requestedBy),
    ...(priority === undefined || priority === 'routine' ? [] : [`Priority: ${priority}`]),
    ...labelled('Course of therapy', conceptText(fields.courseOfTherapyType)),
    ...supplyLines(fields),
    ...substitutionLines(fields),
    ...(fields.note ?? []).flatMap((one) => labelled('Note', one.text)),
    ...(fields.priorPrescription === undefined ? [] : ['Replaces an earlier prescription']),
    ...(isReplaced ? ['A later prescription says that it replaces this one'] : []),
  ]
  return lines.length === 0 ? null : [...new Set(lines)].join('\n')
}

/** FHIR MedicationRequest (https://hl7.org/fhir/R4/medicationrequest.html) as a row of prescriptions. */
export const mapMedicationRequest = mapping(
  { what: 'A prescription', title: medicineTitle },
  schema,
  (fields, target, notes): CreationAttributes<Prescription> | AsDocument => {
    const { id, patientId, key, links, timeZone, importedAt, isReplaced } = target
    const medicine = medicineAskedFor(notes.json, links.medicine)
    if (medicine === undefined) {
      return {
        documentOnly: 'medication[x]: names no medicine that is in this export, and none in words',
        instead: 'A prescription could not be read: which medicine it is for is not said',
        isLost: true,
      }
    }
    const hindrance = statedNone(fields) ?? noPrescription(fields, medicine)
    if (hindrance !== undefined) {
      return hindrance
    }
    const { dosageInstruction = [], dispenseRequest, authoredOn } = fields
    const requester = followPerson(fields.requester, links, 'requester', notes)
    const seal = fieldSealer(key, 'prescriptions', id)
    return {
      id,
      patientId,
      medicationId: links.medication(medicine.code),
      medicationWords: seal.optional('medication_words', medicine.words ?? null),
      practitionerId: requester.practitionerId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      status: statuses.get(fields.status) ?? 'imported',
      ...dosageWords(dosageInstruction),
      quantity: wholeQuantity(dispenseRequest?.quantity?.value),
      repeats: dispenseRequest?.numberOfRepeatsAllowed ?? null,
      expiresOn: fullDay.exec(dispenseRequest?.validityPeriod?.end ?? '')?.[0] ?? null,
      instructions: seal.optional('instructions', wordsOf(fields, medicine, isReplaced, requester.words)),
      authored: authoredOn ?? null,
      createdAt: authoredOn === undefined ? importedAt : instantOf(authoredOn, timeZone),
      updatedAt: importedAt,
    }
  },
)
