import type { MembershipEnd, WardCapacity } from '../../server/ward-kinds.ts'

/** Somebody's time on a ward. */
export type ShownMember = {
  readonly id: string
  readonly displayName: string
  readonly roleTitle: string
  /** Whether the account can be used. */
  readonly active: boolean
  readonly capacity: WardCapacity
  /** For whom they cover. */
  readonly covers: string | null
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly endedHow: MembershipEnd | null
  /** Who ended it, or set its end. */
  readonly endedBy: string | null
}
