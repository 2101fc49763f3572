import type { SecondFactorVia } from '../../../models/accounts/session-metadata.ts'

/** What a session is renewed with. */
export type SessionChange = {
  readonly secondFactorAt?: Date | null
  readonly secondFactorVia?: SecondFactorVia
  readonly passwordAt?: Date
  readonly startedAt?: Date
  readonly address?: string
  readonly heldAt?: null
  readonly heldAddress?: null
}
