import { parseClinicalTime } from '../../clinical-time.ts'
import type { CopiedPatient, CopyPart, Practitioner } from '../../../views/patients/copy.ts'

/** A resource of FHIR R4 (https://hl7.org/fhir/R4/), ready for JSON. What is undefined is left out there. */
export type Resource = {
  readonly resourceType: string
  readonly id: string
  readonly [element: string]: unknown
}

const code = (system: string, value: string) => ({ coding: [{ system, code: value }] })
const text = (value: string | null) => (value === null ? undefined : { text: value })
const moment = (at: Date | null) => at?.toISOString()
const terminology = 'http://terminology.hl7.org/CodeSystem'

const reference = (type: string, id: string | null, display?: string) =>
  id === null ? undefined : { reference: `urn:uuid:${id}`, type, display }
const practitioner = (person: Practitioner | null) =>
  person === null ? undefined : reference('Practitioner', person.id, person.name)

const classes: Readonly<Record<string, string>> = {
  ambulatory: 'AMB',
  emergency: 'EMER',
  inpatient: 'IMP',
  home: 'HH',
  virtual: 'VR',
}

const requestStates: Readonly<Record<string, string>> = {
  draft: 'draft',
  approved: 'active',
  dispensed: 'completed',
  completed: 'completed',
  cancelled: 'cancelled',
  stopped: 'stopped',
  'on-hold': 'on-hold',
}

const ucumUnits: Readonly<Record<string, string>> = { Y: 'a', M: 'mo', W: 'wk', D: 'd', H: 'h' }

function ageElement(stored: string) {
  const [, value, unit = ''] = /^PT?(\d+)([YMWDH])$/.exec(stored) ?? []
  return { value: Number(value), system: 'http://unitsofmeasure.org', code: ucumUnits[unit] }
}

/** Onset or abatement as the element of FHIR that its kind of time has. */
export function fhirTime(element: 'onset' | 'abatement', stored: string | null) {
  const time = stored === null ? undefined : parseClinicalTime(stored)
  if (time === undefined) {
    return {}
  }
  if (time.kind === 'date') {
    return { [`${element}DateTime`]: time.date.text }
  }
  if (time.kind === 'age') {
    return { [`${element}Age`]: ageElement(time.text) }
  }
  const { from, to } = time
  if (from?.kind === 'age' || to?.kind === 'age') {
    const ages = [from, to].map((point) => (point?.kind === 'age' ? ageElement(point.text) : undefined))
    return { [`${element}Range`]: { low: ages[0], high: ages[1] } }
  }
  return { [`${element}Period`]: { start: from?.date.text, end: to?.date.text } }
}

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What has no element of its own, as a narrative. */
function narrative(parts: Readonly<Record<string, string | null>>) {
  const paragraphs = Object.entries(parts).flatMap(([name, value]) =>
    value === null ? [] : [`<p><b>${name}</b> ${escaped(value)}</p>`],
  )
  return paragraphs.length === 0
    ? undefined
    : {
        status: 'additional',
        div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
      }
}

/** The patient as a FHIR Patient. */
export const patientResource = (patient: CopiedPatient): Resource => ({
  resourceType: 'Patient',
  id: patient.patientId,
  text: narrative({ 'Medical history': patient.medicalHistory, Allergies: patient.allergyNotes }),
  identifier: [
    { type: code(`${terminology}/v2-0203`, 'MR'), value: patient.recordNumber },
    ...(patient.nationalId === null
      ? []
      : [{ type: code(`${terminology}/v2-0203`, 'NI'), value: patient.nationalId }]),
  ],
  name: [{ use: 'official', family: patient.familyName, given: [patient.givenName] }],
  telecom: [
    ...(patient.phone === null ? [] : [{ system: 'phone', value: patient.phone }]),
    ...(patient.email === null ? [] : [{ system: 'email', value: patient.email }]),
  ],
  gender: patient.sex,
  birthDate: patient.birthDate ?? undefined,
  deceasedBoolean: patient.deceased,
  address: patient.address === null ? undefined : [{ text: patient.address }],
})

/** Somebody who wrote, prescribed or dispensed: the name alone. */
export const practitionerResource = ({ id, name }: Practitioner): Resource => ({
  resourceType: 'Practitioner',
  id,
  name: [{ text: name }],
})

/** A part of a record as a FHIR resource about its patient. */
export function resourceOf(part: CopyPart, patientId: string): Resource {
  const subject = reference('Patient', patientId)
  switch (part.kind) {
    case 'allergy':
      return {
        resourceType: 'AllergyIntolerance',
        id: part.id,
        clinicalStatus:
          part.verification === 'entered-in-error'
            ? undefined
            : code(`${terminology}/allergyintolerance-clinical`, part.status),
        verificationStatus:
          part.verification === 'unknown'
            ? undefined
            : code(`${terminology}/allergyintolerance-verification`, part.verification),
        criticality: part.criticality === 'unknown' ? 'unable-to-assess' : part.criticality,
        category: part.category === null ? undefined : [part.category],
        code: text(part.substance),
        patient: subject,
        recordedDate: part.recorded ?? undefined,
        reaction: part.reaction === null ? undefined : [{ manifestation: [text(part.reaction)] }],
      }
    case 'condition':
      return {
        resourceType: 'Condition',
        id: part.id,
        clinicalStatus:
          part.status === 'unknown' || part.verification === 'entered-in-error'
            ? undefined
            : code(`${terminology}/condition-clinical`, part.status),
        verificationStatus:
          part.verification === 'unknown'
            ? undefined
            : code(`${terminology}/condition-ver-status`, part.verification),
        code: text(part.description),
        subject,
        encounter: reference('Encounter', part.encounterId),
        ...fhirTime('onset', part.onset),
        ...fhirTime('abatement', part.abatement),
        recordedDate: part.recorded ?? undefined,
      }
    case 'encounter':
      return {
        resourceType: 'Encounter',
        id: part.id,
        text: narrative({
          Notes: part.notes,
          Diagnoses: part.diagnoses,
          'Corrects the entry': part.amendsId,
        }),
        status: 'finished',
        class: { system: `${terminology}/v3-ActCode`, code: classes[part.sort] ?? 'AMB' },
        subject,
        participant: part.author === null ? undefined : [{ individual: practitioner(part.author) }],
        period: { start: moment(part.occurredAt), end: moment(part.endedAt) },
        reasonCode: part.reason === null ? undefined : [text(part.reason)],
      }
    case 'prescription':
      return {
        resourceType: 'MedicationRequest',
        id: part.id,
        status: requestStates[part.status] ?? 'unknown',
        statusReason: text(part.cancelReason) ?? undefined,
        intent: 'order',
        medicationCodeableConcept: {
          coding: [{ system: part.medication.system, code: part.medication.code }],
          text: part.medication.name,
        },
        subject,
        encounter: reference('Encounter', part.encounterId),
        authoredOn: moment(part.signedAt ?? part.writtenAt),
        requester: practitioner(part.prescriber),
        dosageInstruction: [
          {
            text: `${part.dose}, ${part.frequency}`,
            patientInstruction: part.instructions ?? undefined,
            route: { text: part.route },
          },
        ],
        dispenseRequest: {
          validityPeriod: part.expiresOn === null ? undefined : { end: part.expiresOn },
          numberOfRepeatsAllowed: part.repeats,
          quantity: part.quantity === null ? undefined : { value: part.quantity },
        },
      }
    case 'dispensing':
      return {
        resourceType: 'MedicationDispense',
        id: part.id,
        status: 'completed',
        medicationCodeableConcept: { text: part.medication },
        subject,
        performer: part.pharmacist === null ? undefined : [{ actor: practitioner(part.pharmacist) }],
        authorizingPrescription: [reference('MedicationRequest', part.prescriptionId)],
        quantity: { value: part.quantity },
        whenHandedOver: moment(part.dispensedAt),
      }
    default:
      return {
        resourceType: 'AuditEvent',
        id: part.id,
        type: { system: `${terminology}/iso-21089-lifecycle`, code: 'disclose' },
        recorded: moment(part.at),
        outcome: '0',
        agent: [
          { name: part.who, role: part.role === null ? undefined : [text(part.role)], requestor: true },
        ],
        source: { observer: { display: 'MedGuard' } },
        entity: [
          {
            what: subject,
            description: [
              `${part.who} ${part.did}`,
              ...(part.times > 1 ? [`${part.times} times since ${part.firstAt.toISOString()}`] : []),
              ...(part.why === null ? [] : [part.why]),
              ...(part.emergency === null ? [] : [`Emergency access: ${part.emergency.reason}`]),
            ].join('. '),
          },
        ],
      }
  }
}

/** Whoever is behind a part, where the copy is to say who that is. */
export function practitionerOf(part: CopyPart): Practitioner | null {
  switch (part.kind) {
    case 'encounter':
      return part.author
    case 'prescription':
      return part.prescriber
    case 'dispensing':
      return part.pharmacist
    default:
      return null
  }
}
