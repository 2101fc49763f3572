import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Prescription, PrescriptionStatus } from '../../../models/prescription.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { conceptText } from './concepts.ts'
import { codeableConcept, dateTime, instantOf, period, quantity, reference, text } from './datatypes.ts'
import { dosage, doseText, frequencyText, instructionText, inTurn, routeText } from './dosage-text.ts'
import { follow, mapping, type AsDocument, type MedicationCode } from './mapping.ts'
import type { Resource } from './resource.ts'

const schema = z.object({
  status: text,
  intent: text,
  doNotPerform: z.boolean().optional(),
  medicationCodeableConcept: codeableConcept,
  encounter: reference.optional(),
  authoredOn: dateTime.optional(),
  requester: reference.optional(),
  dosageInstruction: z.array(dosage).optional(),
  dispenseRequest: z
    .object({
      validityPeriod: period.optional(),
      numberOfRepeatsAllowed: z.int().min(0).max(24).optional(),
      quantity: quantity.optional(),
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

const notOrdered = new Set(['proposal', 'plan', 'option'])

/** Why a request must not stand in a chart as a prescription; undefined where it may. */
function noPrescription({ status, intent, doNotPerform }: Fields): string | undefined {
  if (doNotPerform === true) {
    return 'doNotPerform: is true'
  }
  if (notOrdered.has(intent)) {
    return `intent: is ${intent}`
  }
  return statuses.has(status) ? undefined : 'status: is no state of an order'
}

function codeOf(concept: Fields['medicationCodeableConcept']): MedicationCode | undefined {
  const coding = concept.coding?.find(({ system, code }) => system !== undefined && code !== undefined)
  const { system, code, display } = coding ?? {}
  const name = display ?? conceptText(concept)
  return system === undefined || code === undefined || name === undefined ? undefined : { system, code, name }
}

/** The code of the medication that a MedicationRequest asks for; undefined where it has none. */
export function medicationAskedFor({ json }: Resource): MedicationCode | undefined {
  const concept = codeableConcept.safeParse(json['medicationCodeableConcept'])
  return concept.success ? codeOf(concept.data) : undefined
}

const wholeQuantity = (value: number | undefined): number | null =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= 100_000 ? value : null

const fullDay = /^\d{4}-\d{2}-\d{2}/

/** FHIR MedicationRequest (https://hl7.org/fhir/R4/medicationrequest.html) as a row of prescriptions. */
export const mapMedicationRequest = mapping(
  schema,
  (
    fields,
    { id, patientId, key, links, timeZone, importedAt },
    remark,
  ): CreationAttributes<Prescription> | AsDocument => {
    const hindrance = noPrescription(fields)
    const code = codeOf(fields.medicationCodeableConcept)
    const medicationId = code === undefined ? undefined : links.medication(code)
    if (hindrance !== undefined || medicationId === undefined) {
      return { documentOnly: hindrance ?? 'medicationCodeableConcept: has no code with a system and words' }
    }
    const { dosageInstruction = [], dispenseRequest, authoredOn } = fields
    return {
      id,
      patientId,
      medicationId,
      practitionerId: follow(fields.requester, links.practitioner, 'requester', remark),
      encounterId: follow(fields.encounter, links.encounter, 'encounter', remark),
      status: statuses.get(fields.status) ?? 'imported',
      dose: inTurn(dosageInstruction, doseText),
      route: inTurn(dosageInstruction, routeText),
      frequency: inTurn(dosageInstruction, frequencyText),
      quantity: wholeQuantity(dispenseRequest?.quantity?.value),
      repeats: dispenseRequest?.numberOfRepeatsAllowed ?? 0,
      expiresOn: fullDay.exec(dispenseRequest?.validityPeriod?.end ?? '')?.[0] ?? null,
      instructions: fieldSealer(key, 'prescriptions', id).optional(
        'instructions',
        instructionText(dosageInstruction),
      ),
      createdAt: authoredOn === undefined ? importedAt : instantOf(authoredOn, timeZone),
      updatedAt: importedAt,
    }
  },
)
