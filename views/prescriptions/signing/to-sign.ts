import type { UnreadablePatient } from '../../patients/demographics/listed-patient.ts'
import type { Unlawful } from '../by-law.tsx'
import type { Order, Trust } from '../prescription.ts'
import type { QueuePatient } from '../queue.ts'
import type { SafetyComparison } from '../safety-comparison.ts'

/** A draft as it will be signed. */
export type DraftToSign = {
  readonly id: string
  readonly order: Order
  readonly trust: Trust
  /** What the medicine was compared with; absent where it cannot be read. */
  readonly check: SafetyComparison | undefined
  /** The box that signs it, and the hash of what is shown beside it; absent where it cannot be signed here. */
  readonly box: { readonly name: string; readonly shown: string } | undefined
  readonly schedule: number | null
  /** What the law does not allow for its schedule. */
  readonly unlawful: Unlawful | undefined
  /** Whether something speaks against it for which a reason has to be given first, on its own page. */
  readonly unanswered: boolean
}

/** What waits for a signature of one patient. */
export type PatientToSign = {
  readonly patient: QueuePatient | UnreadablePatient
  readonly drafts: readonly DraftToSign[]
}
