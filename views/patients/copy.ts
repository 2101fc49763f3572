import type { Disclosure } from './disclosure.ts'

export type Practitioner = { readonly id: string; readonly name: string }

/** Who a patient is, as a full copy says it. */
export type CopiedPatient = {
  readonly patientId: string
  readonly recordNumber: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string | null
  readonly sex: string
  readonly deceased: boolean
  readonly nationalId: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly medicalHistory: string | null
  readonly allergyNotes: string | null
}

export type CopiedAllergy = {
  readonly kind: 'allergy'
  readonly id: string
  readonly substance: string
  readonly reaction: string | null
  readonly criticality: string
  readonly category: string | null
  readonly status: string
  readonly verification: string
  /** A partial date (server/partial-date.ts). */
  readonly recorded: string | null
}

export type CopiedCondition = {
  readonly kind: 'condition'
  readonly id: string
  readonly encounterId: string | null
  readonly description: string
  readonly status: string
  readonly verification: string
  /** Clinical times (server/clinical-time.ts). */
  readonly onset: string | null
  readonly abatement: string | null
  /** A partial date (server/partial-date.ts). */
  readonly recorded: string | null
}

export type CopiedEncounter = {
  readonly kind: 'encounter'
  readonly id: string
  /** ambulatory, emergency, … */
  readonly sort: string
  readonly occurredAt: Date
  readonly endedAt: Date | null
  readonly author: Practitioner | null
  readonly reason: string | null
  readonly notes: string | null
  readonly diagnoses: string | null
  readonly amendsId: string | null
}

export type CopiedPrescription = {
  readonly kind: 'prescription'
  readonly id: string
  readonly encounterId: string | null
  readonly medication: { readonly name: string; readonly system: string; readonly code: string }
  readonly status: string
  readonly dose: string
  readonly route: string
  readonly frequency: string
  readonly quantity: number | null
  readonly repeats: number
  readonly expiresOn: string | null
  readonly instructions: string | null
  readonly cancelReason: string | null
  readonly prescriber: Practitioner | null
  readonly writtenAt: Date
  readonly signedAt: Date | null
}

export type CopiedDispensing = {
  readonly kind: 'dispensing'
  readonly id: string
  readonly prescriptionId: string
  readonly medication: string
  readonly quantity: number
  readonly dispensedAt: Date
  readonly pharmacist: Practitioner | null
}

export type CopiedDisclosure = { readonly kind: 'disclosure' } & Disclosure

/** A part of a full copy of a record. */
export type CopyPart =
  CopiedAllergy | CopiedCondition | CopiedEncounter | CopiedPrescription | CopiedDispensing | CopiedDisclosure
