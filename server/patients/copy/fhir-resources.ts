import { handoverLines } from '../../../views/prescriptions/handover-lines.ts'
import { statementText } from '../../../views/patients/statement-text.ts'
import { codeWords } from '../../../views/words/code-words.ts'
import { noteParts } from '../../../views/patients/encounters/encounter-content.ts'
import { diagnosisElements } from './fhir-diagnosis.ts'
import type { Words } from '../../../views/words/words.ts'
import type { CopiedPatient, CopyPart, Practitioner } from '../../../views/patients/copy.ts'
import {
  code,
  concept,
  moment,
  notes,
  reference,
  terminology,
  text,
  timeElement,
  type Resource,
} from './fhir-elements.ts'
import { immunizationResource } from './fhir-immunization.ts'
import { resultResource } from './fhir-result.ts'
import { observationResource } from './fhir-observation.ts'

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
  imported: 'active',
  unknown: 'unknown',
}

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What has no element of its own, as a narrative. */
function narrative(parts: readonly (readonly [string, string | null])[]) {
  const paragraphs = parts.flatMap(([name, value]) =>
    value === null ? [] : [`<p><b>${name}</b> ${escaped(value)}</p>`],
  )
  return paragraphs.length === 0
    ? undefined
    : {
        status: 'additional',
        div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs.join('')}</div>`,
      }
}

/** Who was shown what, by what right, in sentences. */
function disclosureText(words: Words, part: Extract<CopyPart, { kind: 'disclosure' }>): string {
  const { say, tell } = words
  return [
    say('patients.bundle.disclosed', { who: tell(part.who), did: tell(part.did) }),
    ...(part.times > 1
      ? [say('patients.bundle.times-since', { times: part.times, first: part.firstAt.toISOString() })]
      : []),
    ...(part.why === null ? [] : [tell(part.why)]),
    ...(part.emergency === null
      ? []
      : [
          say('patients.bundle.emergency', {
            reason: codeWords(words, 'emergency-reason', part.emergency.reasonCode ?? ''),
          }),
        ]),
  ].join('. ')
}

/** The patient as a FHIR Patient. */
export const patientResource = (words: Words, patient: CopiedPatient): Resource => ({
  resourceType: 'Patient',
  id: patient.patientId,
  text: narrative([
    [words.say('patients.bundle.medical-history'), patient.medicalHistory],
    ['Allergies', patient.allergyNotes],
    ...patient.others.map(({ key, value }) => [key, value] as const),
  ]),
  identifier: [
    { type: code(`${terminology}/v2-0203`, 'MR'), value: patient.recordNumber },
    ...(patient.nationalId === null
      ? []
      : [{ type: code(`${terminology}/v2-0203`, 'NI'), value: patient.nationalId }]),
  ],
  name: [
    {
      use: 'official',
      family: patient.familyName === '' ? undefined : patient.familyName,
      given: patient.givenName === '' ? undefined : [patient.givenName],
    },
    ...patient.otherNames.map(({ label, givenName, familyName }) => ({
      use: label.startsWith('Maiden') ? 'maiden' : label.startsWith('Former') ? 'old' : undefined,
      text: `${label}: ${[givenName, familyName].filter((part) => part !== '').join(' ')}`,
      family: familyName === '' ? undefined : familyName,
      given: givenName === '' ? undefined : [givenName],
    })),
  ],
  telecom: [
    ...(patient.phone === null ? [] : [{ system: 'phone', value: patient.phone }]),
    ...(patient.email === null ? [] : [{ system: 'email', value: patient.email }]),
  ],
  gender: patient.sex,
  birthDate: patient.birthDate ?? undefined,
  ...(patient.diedOn === null ? { deceasedBoolean: patient.deceased } : { deceasedDateTime: patient.diedOn }),
  address: patient.address === null ? undefined : [{ text: patient.address }],
})

/** Somebody who wrote, prescribed or dispensed: the name alone. */
export const practitionerResource = ({ id, name }: Practitioner): Resource => ({
  resourceType: 'Practitioner',
  id,
  name: [{ text: name }],
})

const inWordsAlone = ({ system }: { readonly system: string }) => system.startsWith('urn:medguard:')

/** A part of a record as a FHIR resource about its patient. */
export function resourceOf(words: Words, part: CopyPart, patientId: string): Resource {
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
        type: part.type ?? undefined,
        code: concept(part.substance, part.codes),
        ...timeElement('onset', part.onset, part.onsetNote),
        note: notes(part.note),
        patient: subject,
        recordedDate: part.recorded ?? undefined,
        reaction: part.reaction === null ? undefined : [{ manifestation: [text(part.reaction)] }],
      }
    case 'allergy-statement':
      return {
        resourceType: 'AllergyIntolerance',
        id: part.id,
        clinicalStatus: code(
          `${terminology}/allergyintolerance-clinical`,
          part.ended ? 'inactive' : 'active',
        ),
        verificationStatus: code(`${terminology}/allergyintolerance-verification`, 'confirmed'),
        code: concept(statementText(words, part), part.codes),
        patient: subject,
        recordedDate: part.recorded ?? undefined,
        note: notes(part.note),
      }
    case 'immunization':
      return immunizationResource(part, subject)
    case 'import-remark':
      return {
        resourceType: 'OperationOutcome',
        id: part.id,
        issue: [
          {
            severity: part.remark.kind === 'to-be-looked-at' ? 'information' : 'warning',
            code: part.remark.kind === 'to-be-looked-at' ? 'informational' : 'incomplete',
            details: { text: part.remark.words },
          },
        ],
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
        code: concept(part.description, part.codes),
        note: notes(part.note),
        subject,
        encounter: reference('Encounter', part.encounterId),
        ...timeElement('onset', part.onset, part.onsetNote),
        ...timeElement('abatement', part.abatement, part.abatementNote),
        recordedDate: part.recorded ?? undefined,
      }
    case 'encounter':
      return {
        resourceType: 'Encounter',
        id: part.id,
        ...diagnosisElements(part.content.diagnoses, subject),
        text: narrative([
          ...noteParts.map((name) => [words.say(`patients.note-part.${name}`), part.content[name]] as const),
          ['Notes', part.notes],
          ['Diagnoses', part.diagnoses],
          ['Corrects the entry', part.amendsId],
        ]),
        status: part.state ?? 'finished',
        class: { system: `${terminology}/v3-ActCode`, code: classes[part.sort] ?? 'AMB' },
        subject,
        participant: part.author === null ? undefined : [{ individual: practitioner(part.author) }],
        period: {
          start: part.occurredOn ?? moment(part.occurredAt),
          end: part.endedOn ?? moment(part.endedAt),
        },
        reasonCode: part.reason === null ? undefined : [text(part.reason)],
      }
    case 'vital-sign':
      return observationResource(part, subject)
    case 'result':
      return resultResource(part, subject)
    case 'prescription':
      return {
        resourceType: 'MedicationRequest',
        id: part.id,
        status: requestStates[part.status] ?? 'unknown',
        statusReason: text(part.cancelReason) ?? undefined,
        intent: 'order',
        medicationCodeableConcept: {
          coding: inWordsAlone(part.medication)
            ? undefined
            : [{ system: part.medication.system, code: part.medication.code }],
          text: part.medication.name,
        },
        subject,
        encounter: reference('Encounter', part.encounterId),
        authoredOn: part.imported ? (part.authored ?? undefined) : moment(part.signedAt ?? part.writtenAt),
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
          numberOfRepeatsAllowed: part.repeats ?? undefined,
          quantity: part.quantity === null ? undefined : { value: part.quantity },
        },
      }
    case 'dispensing':
      return {
        resourceType: 'MedicationDispense',
        id: part.id,
        status: part.reversedAt === null ? 'completed' : 'entered-in-error',
        medicationCodeableConcept: { text: part.medication },
        subject,
        performer: part.pharmacist === null ? undefined : [{ actor: practitioner(part.pharmacist) }],
        authorizingPrescription: [reference('MedicationRequest', part.prescriptionId)],
        quantity: { value: part.quantity },
        whenHandedOver: moment(part.dispensedAt),
        receiver:
          typeof part.handover?.collectorName === 'string'
            ? [{ display: part.handover.collectorName }]
            : undefined,
        note: notes(...handoverLines(words, part.handover)),
        substitution: part.substituted
          ? {
              wasSubstituted: true,
              reason:
                typeof part.handover?.substitutionReason === 'string'
                  ? [text(part.handover.substitutionReason)]
                  : undefined,
            }
          : undefined,
      }
    default:
      return {
        resourceType: 'AuditEvent',
        id: part.id,
        type: { system: `${terminology}/iso-21089-lifecycle`, code: 'disclose' },
        recorded: moment(part.at),
        outcome: '0',
        agent: [
          {
            name: words.tell(part.who),
            role: part.role === null ? undefined : [text(codeWords(words, 'role', part.role))],
            requestor: true,
          },
        ],
        source: { observer: { display: 'MedGuard' } },
        entity: [
          {
            what: subject,
            description: disclosureText(words, part),
          },
        ],
      }
  }
}
