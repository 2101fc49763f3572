/** The elements of FHIR R4 that an exported AuditEvent has (https://hl7.org/fhir/R4/auditevent.html). */
export type Coding = { readonly system: string; readonly code: string; readonly display?: string }

export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string }

export type Reference = {
  readonly reference?: string
  readonly type?: string
  readonly identifier?: { readonly system?: string; readonly value: string }
  readonly display?: string
}

export type Agent = {
  readonly type: CodeableConcept
  readonly role?: readonly CodeableConcept[]
  readonly who: Reference
  readonly name?: string
  readonly requestor: boolean
  readonly policy?: readonly string[]
  readonly network?: { readonly address: string; readonly type: '2' | '5' }
  readonly purposeOfUse?: readonly CodeableConcept[]
}

export type Entity = {
  readonly what?: Reference
  readonly type: Coding
  readonly role?: Coding
  readonly name?: string
  readonly description?: string
  readonly query?: string
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[]
}

/** C create, R read, U update, D delete, E execute. */
export type ActionCode = 'C' | 'R' | 'U' | 'D' | 'E'

export type FhirAuditEvent = {
  readonly resourceType: 'AuditEvent'
  readonly id: string
  readonly meta?: { readonly profile: readonly string[] }
  readonly extension: readonly { readonly url: string; readonly valueCode: string }[]
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: ActionCode
  readonly recorded: string
  readonly outcome: '0' | '4' | '8'
  readonly outcomeDesc?: string
  readonly purposeOfEvent?: readonly CodeableConcept[]
  readonly agent: readonly Agent[]
  readonly source: { readonly site: string; readonly observer: Reference; readonly type: readonly Coding[] }
  readonly entity?: readonly Entity[]
}
