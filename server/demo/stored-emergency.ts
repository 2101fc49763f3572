import type { DemoStaff } from './demo-staff.ts'
import type { StoredPatient } from './make-demo-patients.ts'
import type { DemoEmergency } from './records/emergencies.ts'

/** An emergency access with its times and identifiers. */
export type StoredEmergency = DemoEmergency & {
  readonly id: string
  readonly codeId: string
  readonly sessionId: string
  readonly staff: DemoStaff
  readonly stored: StoredPatient
  readonly startsAt: Date
  readonly endsAt: Date
  readonly endedAt: Date
}
