import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Prescription, PrescriptionStatus } from '../../../../models/prescriptions/prescription.ts'
import { fieldSealer } from '../../sealed-fields.ts'
import { namesNothing, saysThereIsNone } from './absent-statements.ts'
import { conceptsText, qualifierText, wordsOf as wordsOfConcept } from './concepts.ts'
import {
  annotations,
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
import { dosage, dosageWords, instructionLines } from '../words/dosage-text.ts'
import { follow, followPerson, mapping, type AsDocument, type Notes, type Target } from './mapping.ts'
import { medicineAskedFor, medicineTitle } from './medicine-asked-for.ts'
import { wordsBeside, type Medicine } from './medicine.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { nothingNamed } from '../messages/nothing-named.ts'
import { annotationLines } from '../words/note-of.ts'
import { durationText, quantityText } from '../words/quantity-text.ts'
import { atSaidDate, saidDate, saidDateOf } from '../words/said-date.ts'

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
  note: annotations.optional(),
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
  ['unknown', 'unknown'],
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

/** https://hl7.org/fhir/R4/valueset-request-priority.html; what is usual goes without saying. */
const priorities: Readonly<Record<string, string | undefined>> = {
  routine: undefined,
  urgent: 'urgent',
  asap: 'as soon as possible',
  stat: 'at once',
}

const priorityText = ({ priority = 'routine' }: Fields): string | undefined =>
  Object.hasOwn(priorities, priority) ? priorities[priority] : `“${priority}”`

/** Orders that are more than an order (https://hl7.org/fhir/R4/valueset-medicationrequest-intent.html). */
const intents: Readonly<Record<string, string>> = {
  'original-order': 'the original order',
  'reflex-order': 'follows from another order',
  'filler-order': 'written by whoever supplies it',
  'instance-order': 'a single administration of another order',
}

const otherStatuses: Readonly<Record<string, string>> = {
  'entered-in-error': 'Entered in error, so no prescription',
  draft: 'A draft, not yet prescribed',
}

/** Why it was prescribed: as concepts, and in the words beside references to conditions. */
function reasonOf({ reasonCode, reasonReference = [] }: Fields): string | undefined {
  const words = [conceptsText(reasonCode), ...reasonReference.map(({ display }) => display)].filter(
    (one) => one !== undefined && one !== null,
  )
  const unnamed = words.length === 0 && reasonReference.length > 0
  return unnamed ? 'a condition that is only referred to' : words.join(', ') || undefined
}

const nameOf = ({ words, code }: Medicine): string => words ?? code?.name ?? ''

/** "No current medication" is no prescription but a statement, with who and when. */
function statedNone(fields: Fields, timeZone: string): AsDocument | undefined {
  const { medicationCodeableConcept: concept, authoredOn, requester } = fields
  if (!saysThereIsNone(concept) && !namesNothing(concept)) {
    return undefined
  }
  const when = authoredOn === undefined ? 'date not known' : atSaidDate(authoredOn, timeZone)
  const who = requester?.display === undefined ? '' : ` by ${requester.display}`
  if (namesNothing(concept)) {
    return {
      documentOnly: 'medication[x]: names no medicine, and does not say that there is none',
      instead: nothingNamed('A prescription', 'medicines', wordsOfConcept(concept), `${when}${who}`),
      isLost: false,
    }
  }
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
function supplyLines({ dispenseRequest = {} }: Fields, timeZone: string): string[] {
  const { quantity: much, validityPeriod, initialFill } = dispenseRequest
  const whole = wholeQuantity(much?.value) !== null && much?.comparator === undefined
  const plain = whole && (much?.unit ?? much?.code) === undefined
  const end = validityPeriod?.end
  return [
    ...(plain ? [] : labelled('Quantity', quantityText(much))),
    ...labelled('Valid from', saidDateOf(validityPeriod?.start, timeZone)),
    ...(end === undefined || fullDay.test(end) ? [] : labelled('Valid until', saidDate(end, timeZone))),
    ...labelled(
      'First supply',
      [quantityText(initialFill?.quantity), durationText(initialFill?.duration)]
        .filter((part) => part !== undefined)
        .join(', '),
    ),
    ...labelled(noteLabels.supplyAgain, durationText(dispenseRequest.dispenseInterval)),
    ...labelled(noteLabels.supplyLasts, durationText(dispenseRequest.expectedSupplyDuration)),
  ]
}

function substitutionLines({ substitution }: Fields): string[] {
  const { allowedBoolean, allowedCodeableConcept } = substitution ?? {}
  return [
    ...(allowedBoolean === false ? ['Must not be substituted'] : []),
    ...labelled('Substitution', qualifierText(allowedCodeableConcept)),
  ]
}

/** Everything that says how to understand the prescription and has no column of its own, for the sealed instructions. */
function wordsOf(
  fields: Fields,
  { cautions = [] }: Medicine,
  { isReplaced, timeZone }: Target,
  { further }: Notes,
  requestedBy: string | undefined,
): string | null {
  const { dosageInstruction = [], reportedReference, intent } = fields
  const isReported = fields.reportedBoolean === true || reportedReference !== undefined
  const lines = [
    ...cautions,
    ...instructionLines(dosageInstruction),
    ...(fields.status === 'unknown' ? ['Whether it is still current is not known'] : []),
    ...labelled(noteLabels.stateReason, qualifierText(fields.statusReason)),
    ...(isReported
      ? [
          `Reported${reportedReference?.display === undefined ? '' : ` by ${reportedReference.display}`}, not taken from the prescriber’s own record`,
        ]
      : []),
    ...labelled('Prescribed for', reasonOf(fields)),
    ...labelled('Prescribed by', requestedBy),
    ...labelled('Priority', priorityText(fields)),
    ...labelled(noteLabels.intent, intents[intent]),
    ...labelled(noteLabels.therapy, qualifierText(fields.courseOfTherapyType)),
    ...supplyLines(fields, timeZone),
    ...substitutionLines(fields),
    ...annotationLines(fields.note, timeZone).flatMap((one) => labelled('Note', one)),
    ...further,
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
    const { id, patientId, key, links, timeZone, importedAt } = target
    const medicine = medicineAskedFor(notes.json, links.medicine, timeZone)
    if (medicine === undefined) {
      return {
        documentOnly: 'medication[x]: names no medicine that is in this export, and none in words',
        instead: 'A prescription could not be read: which medicine it is for is not said',
        isLost: true,
      }
    }
    const hindrance = statedNone(fields, timeZone) ?? noPrescription(fields, medicine)
    if (hindrance !== undefined) {
      return hindrance
    }
    const { dosageInstruction = [], dispenseRequest, authoredOn } = fields
    const requester = followPerson(fields.requester, links, 'requester', notes)
    const seal = fieldSealer(key, 'prescriptions', id)
    const catalogued = links.medication(medicine.code)
    return {
      id,
      patientId,
      medicationId: catalogued.id,
      medicationWords: seal.optional('medication_words', wordsBeside(medicine, catalogued.name)),
      practitionerId: requester.practitionerId,
      encounterId: follow(fields.encounter, links.encounter, 'encounter', notes),
      status: statuses.get(fields.status) ?? 'imported',
      ...dosageWords(dosageInstruction, timeZone),
      quantity: wholeQuantity(dispenseRequest?.quantity?.value),
      repeats: dispenseRequest?.numberOfRepeatsAllowed ?? null,
      expiresOn: fullDay.exec(dispenseRequest?.validityPeriod?.end ?? '')?.[0] ?? null,
      instructions: seal.optional('instructions', wordsOf(fields, medicine, target, notes, requester.words)),
      authored: authoredOn ?? null,
      createdAt: authoredOn === undefined ? importedAt : instantOf(authoredOn, timeZone),
      updatedAt: importedAt,
    }
  },
)
