import type { Allergies } from './clinical/allergy.ts'
import type { ConditionEntry } from './clinical/condition.ts'
import type { EncounterContent } from './encounters/encounter-content.ts'
import type { ImportedParts } from './imported.ts'
import type { ChartResults } from './results/result.ts'
import type { BodyMass, LatestVitals, UnacknowledgedReading } from './vital-signs/vital-sign.ts'

/** One thing that is known of a patient, under its name. */
export type Fact = { readonly key: string; readonly value: string }

/** Who a patient is, as every page about them shows it. */
export type PatientIdentity = {
  readonly patientId: string
  readonly recordNumber: string
  readonly givenName: string
  readonly familyName: string
  /** A day, a month or a year (server/partial-date.ts); null where it is not known. */
  readonly birthDate: string | null
  readonly sex: string
  /** Set where the patient has died; `on` is as precise as the day is known, null where it is not. */
  readonly death?: { readonly on: string | null } | null | undefined
  /** What could harm them; absent for readers who may not see it. */
  readonly allergies?: Allergies | undefined
}

export type ContactDetails = {
  readonly nationalId: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  /** Former names, languages, contact persons and the like, as another system says them. */
  readonly others: readonly Fact[]
}

export type ChartEncounter = {
  readonly id: string
  readonly kind: string
  readonly occurredAt: Date
  /** The day, month or year where no time of day is known (server/partial-date.ts). */
  readonly occurredOn: string | null
  /** Where it stood when another system exported it, if it was not over. */
  readonly state: string | null
  readonly author: string | null
  readonly reason: string | null
  readonly notes: string | null
  readonly diagnoses: string | null
  /** Its parts and its diagnoses with their codes. */
  readonly content: EncounterContent
  readonly amendsId: string | null
  readonly amendedById: string | null
}

export type ChartPrescription = {
  readonly id: string
  readonly medication: string
  /** The products that were handed over, where any of them was another than the one prescribed. */
  readonly handedOver: readonly string[]
  readonly status: string
  readonly dose: string
  readonly frequency: string
  readonly route: string
  /** How it is to be taken, in words of its own. */
  readonly instructions: string | null
  readonly expiresOn: string | null
  readonly prescriber: string | null
  readonly createdAt: Date
  /** Whether it comes from another system. */
  readonly imported: boolean
  /** How many supplies are left of how many, of what is signed here; null where nobody said how many there are. */
  readonly supplies: { readonly left: number; readonly of: number } | null
}

/** Somebody who cares for a patient now. */
export type CareTeamName = {
  readonly name: string
  readonly relationship: 'primary' | 'covering' | 'consulting'
}

/** How many there are, and the newest of them. */
export type NewestEntries<Entry> = { readonly total: number; readonly entries: readonly Entry[] }

/** Everything that holds now, never shortened, and the newest of what is over. */
export type NowAndBefore<Entry> = { readonly now: readonly Entry[]; readonly before: NewestEntries<Entry> }

/** An opened record, in plain values. */
export type Chart = {
  readonly imported: ImportedParts

  readonly identity: PatientIdentity
  readonly contact: ContactDetails
  readonly deceased: boolean
  readonly medicalHistory: string | null
  /** Whatever else another system says of the person; it may be clinical. */
  readonly further: readonly Fact[]
  readonly allergyNotes: string | null
  readonly allergies: Allergies
  /** Inactive, resolved, refuted, or entered in error. */
  readonly otherAllergies: number
  /** How many conditions are not shown because they were refuted or entered in error. */
  readonly otherConditions: number
  readonly conditions: NowAndBefore<ConditionEntry>
  readonly vitals: LatestVitals
  readonly results: ChartResults
  readonly bodyMass: BodyMass | null
  /** Critical numbers that nobody has said to have seen. */
  readonly unacknowledged: readonly UnacknowledgedReading[]
  readonly encounters: NewestEntries<ChartEncounter>
  readonly prescriptions: NowAndBefore<ChartPrescription>
  /** Handed out in full, and lasting until now: they are among those that are over, and taken all the same. */
  readonly supplied: readonly ChartPrescription[]
  readonly careTeam: readonly CareTeamName[]
}
