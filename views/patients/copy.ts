import type { Handover } from '../prescriptions/handover.ts'
import type { Fact } from './chart.ts'
import type { Allergies } from './clinical/allergy.ts'
import type { Disclosure } from './disclosures/disclosure.ts'
import type { EncounterContent } from './encounters/encounter-content.ts'
import type { Immunization, ImportRemark } from './imported.ts'
import type { ShownResult } from './results/result.ts'
import type { Reading } from './vital-signs/vital-sign.ts'

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
  /** A partial date (server/partial-date.ts). */
  readonly diedOn: string | null
  readonly nationalId: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly medicalHistory: string | null
  readonly allergyNotes: string | null
  /** What of them could harm now, for the banner; every entry is a part of its own. */
  readonly allergies?: Allergies | undefined
  /** Former names and bynames. */
  readonly otherNames: readonly {
    readonly label: string
    readonly givenName: string
    readonly familyName: string
  }[]
  /** Whatever else another system says of the person, their other names too. */
  readonly others: readonly Fact[]
}

/** What clinical entries have in common. */
type Noted = {
  /** `system|code`, one on each line. */
  readonly codes: string | null
  readonly note: string | null
  /** A clinical time (server/clinical-time.ts), and in words what is none. */
  readonly onset: string | null
  readonly onsetNote: string | null
}

export type CopiedAllergy = Noted & {
  readonly kind: 'allergy'
  readonly id: string
  readonly substance: string
  readonly type: string | null
  readonly reaction: string | null
  readonly criticality: string
  readonly category: string | null
  readonly status: string
  readonly verification: string
  /** A partial date (server/partial-date.ts). */
  readonly recorded: string | null
}

/** That there is no known allergy, or that nothing is known. */
export type CopiedStatement = {
  readonly kind: 'allergy-statement'
  readonly id: string
  readonly says: 'none-known' | 'unknown'
  readonly scope: string
  readonly substance: string | null
  readonly codes: string | null
  readonly note: string | null
  readonly recorded: string | null
  readonly ended: boolean
}

export type CopiedImmunization = { readonly kind: 'immunization' } & Immunization

export type CopiedRemark = {
  readonly kind: 'import-remark'
  readonly remark: ImportRemark
  readonly id: string
}

export type CopiedCondition = Noted & {
  readonly kind: 'condition'
  readonly id: string
  readonly encounterId: string | null
  readonly description: string
  readonly category: string | null
  /** Set where it says that there is no condition. */
  readonly denies: 'none-known' | 'unknown' | 'unclear' | null
  readonly status: string
  readonly verification: string
  readonly abatement: string | null
  readonly abatementNote: string | null
  /** A partial date (server/partial-date.ts). */
  readonly recorded: string | null
}

export type CopiedEncounter = {
  readonly kind: 'encounter'
  readonly id: string
  /** ambulatory, emergency, … */
  readonly sort: string
  readonly occurredAt: Date
  /** Partial dates (server/partial-date.ts) where no time of day is known. */
  readonly occurredOn: string | null
  readonly endedOn: string | null
  readonly endedAt: Date | null
  /** Where it stood when another system exported it, if it was not over. */
  readonly state: string | null
  readonly author: Practitioner | null
  readonly reason: string | null
  readonly notes: string | null
  readonly diagnoses: string | null
  readonly content: EncounterContent
  readonly amendsId: string | null
}

export type CopiedVitalSign = Omit<Reading, 'kind'> & {
  readonly kind: 'vital-sign'
  /** blood-pressure, pulse, … */
  readonly sort: Reading['kind']
  readonly status: string
  readonly author: Practitioner | null
}

export type CopiedResult = Omit<
  ShownResult,
  | 'testId'
  | 'awaited'
  | 'source'
  | 'recordedBy'
  | 'recordedAt'
  | 'changedBy'
  | 'changedAt'
  | 'version'
  | 'acknowledged'
> & { readonly kind: 'result'; readonly author: Practitioner | null }

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
  /** Null where another system did not say it. */
  readonly repeats: number | null
  readonly expiresOn: string | null
  readonly instructions: string | null
  readonly cancelReason: string | null
  readonly prescriber: Practitioner | null
  readonly writtenAt: Date
  /** When another system says that it was written (server/partial-date.ts). */
  readonly authored: string | null
  readonly imported: boolean
  readonly signedAt: Date | null
}

export type CopiedDispensing = {
  readonly kind: 'dispensing'
  readonly id: string
  readonly prescriptionId: string
  readonly medication: string
  /** Whether it was another product than the one prescribed. */
  readonly substituted: boolean
  readonly handover: Handover | null
  readonly quantity: number
  readonly dispensedAt: Date
  readonly pharmacist: Practitioner | null
  /** When it was taken back: it counts no more. */
  readonly reversedAt: Date | null
}

export type CopiedDisclosure = { readonly kind: 'disclosure' } & Disclosure

/** A part of a full copy of a record. */
export type CopyPart =
  | CopiedAllergy
  | CopiedStatement
  | CopiedCondition
  | CopiedImmunization
  | CopiedEncounter
  | CopiedVitalSign
  | CopiedResult
  | CopiedPrescription
  | CopiedDispensing
  | CopiedRemark
  | CopiedDisclosure
