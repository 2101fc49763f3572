import type { Permission } from './permissions.ts'

/** Which patients a role sees at all. */
export type PatientScope = 'care_team' | 'prescribed' | 'demographics' | 'own' | 'none'

/** Days are ISO weekdays, 1 (Monday) to 7; times are HH:MM in the facility's zone; `to` before `from` crosses midnight. */
export type AccessWindow = { readonly days: readonly number[]; readonly from: string; readonly to: string }

/** Hours beyond those of the role, until they run out: cover for a colleague, say. No window at all means any hour. */
export type HourException = {
  readonly from: Date
  readonly until: Date
  readonly windows: readonly AccessWindow[]
}

/** A live emergency grant: this person, this patient or one’s own work, until then. */
export type LiveGrant = {
  readonly id: string
  /** The one patient whom it opens; null where it lifts hours and networks for one’s own work and opens nobody. */
  readonly patientId: string | null
  readonly recordNumber: string | null
  readonly reasonCode: string
  readonly endsAt: Date
  /** It can be extended once. */
  readonly extended: boolean
}

/** Who asks: everything about a signed-in person that a decision depends on. */
export type Actor = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: { readonly name: string; readonly title: string }
  readonly permissions: ReadonlySet<Permission>
  readonly patientScope: PatientScope
  /** No window at all means any hour. */
  readonly accessWindows: readonly AccessWindow[]
  /** Those that hold now or begin within a day. */
  readonly hourExceptions: readonly HourException[]
  /** CIDR lists; an empty list means any network. */
  readonly roleNetworks: readonly string[]
  readonly userNetworks: readonly string[]
  /** Last valid day, as YYYY-MM-DD in the facility's zone; null where the person needs none. */
  readonly licenceExpiresOn: string | null
  readonly trainingExpiresOn: string | null
  /** Days after the training's last one on which it still counts, as the facility has set. */
  readonly trainingGraceDays: number
  /** Both the role and the person were named for emergency access beforehand. */
  readonly emergencyAccess: boolean
  readonly ownPatientId: string | null
  readonly grants: readonly LiveGrant[]
}

/** What ties an actor to one patient; null where there is no such patient. */
export type PatientRelationship = {
  readonly patientId: string
  readonly recordNumber: string
  readonly careTeam: 'primary' | 'covering' | 'consulting' | null
  readonly activePrescription: boolean
  /** The account acts for this patient, as a guardian say, and may read the record as the patient does. */
  readonly actsFor?: boolean
  /** The person signed the prescription that is asked for. */
  readonly signedIt?: boolean
  /** The prescription that is asked for is approved, and nobody may cancel it: not who signed it, nobody of the care team. */
  readonly abandoned?: boolean
  /** Whether something of the prescription that is asked for was dispensed within the last 30 days. */
  readonly recentSupply?: boolean
}

/** When and from where. */
export type Circumstances = {
  readonly at: Date
  /** ISO weekday and minutes since midnight in the facility's zone. */
  readonly local: { readonly weekday: number; readonly minutes: number; readonly date: string }
  readonly address: string
  /** CIDR list for administration and security pages; empty means any. */
  readonly administrationNetworks: readonly string[]
}
