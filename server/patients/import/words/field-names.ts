import type { Kind } from '../kinds.ts'

type Names = Readonly<Record<string, string>>

const written: Names = {
  id: 'its number in the export',
  encounter: 'the encounter that it belongs to',
  recorder: 'who recorded it',
  asserter: 'who stated it',
  note: 'the notes',
  recordedDate: 'the date on which it was recorded',
  clinicalStatus: 'whether it is active',
  verificationStatus: 'how certain it is',
  code: 'what it is called',
}

const onset: Names = {
  onsetDateTime: 'when it began',
  onsetAge: 'the age at which it began',
  onsetPeriod: 'the time in which it began',
  'onsetPeriod.start': 'when it began',
  onsetRange: 'the age at which it began',
  onsetString: 'when it began',
}

const abatement: Names = {
  abatementDateTime: 'when it ended',
  abatementAge: 'the age at which it ended',
  abatementPeriod: 'the time in which it ended',
  abatementRange: 'the age at which it ended',
  abatementString: 'when it ended',
}

const patient: Names = {
  id: 'the patient’s number in the export',
  active: 'whether the record is in use',
  identifier: 'the identifiers',
  name: 'the name',
  telecom: 'a phone number or e-mail address',
  gender: 'the sex',
  birthDate: 'the date of birth',
  deceasedBoolean: 'whether the patient has died',
  deceasedDateTime: 'the date of death',
  link: 'the link to another record',
  'link.other': 'which other record it is',
  address: 'the address',
  contact: 'a contact person',
  communication: 'a language',
  maritalStatus: 'the marital status',
  multipleBirthBoolean: 'whether it was a multiple birth',
  multipleBirthInteger: 'the place in a multiple birth',
  generalPractitioner: 'the general practitioner',
  managingOrganization: 'the organization that keeps the record',
  photo: 'the photograph',
  extension: 'a further detail',
}

const order: Names = {
  id: 'its number in the export',
  status: 'the state of the order',
  intent: 'what kind of order it is',
  doNotPerform: 'whether the medicine is not to be given',
  'medication[x]': 'the medicine',
  medicationCodeableConcept: 'the medicine',
  medicationReference: 'the medicine',
  reportedBoolean: 'whether the order was reported by somebody else',
  reportedReference: 'who reported the order',
  statusReason: 'the reason for its state',
  priority: 'how urgent it is',
  courseOfTherapyType: 'the course of therapy',
  encounter: 'the encounter that it belongs to',
  authoredOn: 'the date on which it was written',
  requester: 'who prescribed it',
  priorPrescription: 'the prescription that it replaces',
  reasonCode: 'the reason for it',
  note: 'the notes',
  substitution: 'whether another medicine may be given instead',
  dosageInstruction: 'the directions',
  'dosageInstruction.timing': 'when it is to be taken',
  'dosageInstruction.doseAndRate': 'the dose',
  'dosageInstruction.route': 'the route',
  'dosageInstruction.site': 'where on the body it is to be given',
  'dosageInstruction.method': 'how it is to be given',
  'dosageInstruction.sequence': 'the order of the directions',
  'dosageInstruction.maxDosePerPeriod': 'the most that may be taken in a period',
  'dosageInstruction.maxDosePerAdministration': 'the most that may be taken at a time',
  'dosageInstruction.maxDosePerLifetime': 'the most that may be taken in a lifetime',
  dispenseRequest: 'how much may be supplied',
  'dispenseRequest.initialFill': 'the first supply',
  'dispenseRequest.dispenseInterval': 'the time between supplies',
  'dispenseRequest.validityPeriod': 'the time in which the order is valid',
  'dispenseRequest.validityPeriod.start': 'the order’s first day',
  'dispenseRequest.validityPeriod.end': 'the order’s end date',
  'dispenseRequest.numberOfRepeatsAllowed': 'the number of repeats',
  'dispenseRequest.quantity': 'the quantity',
  'dispenseRequest.expectedSupplyDuration': 'how long a supply lasts',
}

const immunization: Names = {
  id: 'its number in the export',
  status: 'whether it was given',
  statusReason: 'the reason why it was not given',
  vaccineCode: 'the vaccine',
  encounter: 'the encounter that it belongs to',
  occurrenceDateTime: 'the date of the immunization',
  occurrenceString: 'when it was given',
  primarySource: 'whether it was recorded by whoever gave it',
  reportOrigin: 'where the report comes from',
  lotNumber: 'the batch',
  expirationDate: 'the date on which the batch expires',
  site: 'where on the body it was given',
  route: 'the route',
  doseQuantity: 'the dose',
  performer: 'who gave it',
  note: 'the notes',
  isSubpotent: 'whether it is not fully effective',
  subpotentReason: 'why it is not fully effective',
  reaction: 'the reaction to it',
  protocolApplied: 'its place in the series',
}

const encounter: Names = {
  id: 'its number in the export',
  status: 'the state of the encounter',
  class: 'the kind of encounter',
  type: 'what the encounter was for',
  participant: 'who took part',
  'participant.individual': 'who took part',
  period: 'when it was',
  'period.start': 'when it began',
  'period.end': 'when it ended',
  reasonCode: 'the reason for the encounter',
}

/** What people call the fields of the resources that are taken. */
const names: Readonly<Partial<Record<Kind, Names>>> = {
  Patient: patient,
  Encounter: encounter,
  Condition: {
    ...written,
    ...onset,
    ...abatement,
    category: 'its category',
    severity: 'how severe it is',
    bodySite: 'where on the body it is',
    stage: 'its stage',
  },
  AllergyIntolerance: {
    ...written,
    ...onset,
    type: 'whether it is an allergy or an intolerance',
    category: 'what kind of allergy it is',
    criticality: 'how dangerous it is',
    lastOccurrence: 'the last reaction',
    reaction: 'the reactions',
    'reaction.onset': 'when the reaction began',
    'reaction.severity': 'how severe the reaction was',
  },
  MedicationRequest: order,
  Immunization: immunization,
}

/**
 * What people call a field.
 * @param path of FHIR, such as `dispenseRequest.validityPeriod.end`, with or without places in lists
 * @returns of the nearest part of it that has a name; undefined where none has
 */
export function fieldName(kind: string, path: string): string | undefined {
  const known = Object.entries(names).find(([name]) => name === kind)?.[1]
  if (known !== undefined && Object.hasOwn(known, path)) {
    return known[path]
  }
  let parts = path.replaceAll(/\[\d+\]/g, '').split('.')
  while (parts.length > 0) {
    const name = parts.join('.')
    if (known !== undefined && Object.hasOwn(known, name)) {
      return known[name]
    }
    parts = parts.slice(0, -1)
  }
  return undefined
}
