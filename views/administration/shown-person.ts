import type { PageLinks } from '../components/pagination.tsx'
import type { TimeFormat } from '../format.ts'
import type { Shell } from '../layout.tsx'
import type { ShownExpiry } from './expiry-text.tsx'

export type ShownException = {
  readonly id: string
  readonly from: Date
  readonly until: Date
  /** In words. */
  readonly hours: string
  readonly reason: string
  readonly grantedBy: string
  readonly state: 'now' | 'to-come' | 'over' | 'taken-back'
  readonly revokeAction: string | undefined
}

/** x */
export type PersonPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly person: {
    readonly id: string
    readonly username: string
    readonly displayName: string
    readonly role: { readonly title: string; readonly href: string }
    readonly active: boolean
    readonly secondFactor: boolean
    readonly emergencyAccess: boolean
    readonly licence: ShownExpiry
    readonly training: ShownExpiry
    readonly roleHours: string
    readonly roleNetworks: string
    readonly ownNetworks: string
  }
  readonly exceptions: readonly ShownException[]
  /** Where those that ended earlier are listed. */
  readonly pages?: PageLinks | undefined
  /** Absent where the reader may not go. */
  readonly links: {
    readonly people: string
    readonly account: string | undefined
    readonly newException: string | undefined
    readonly networks: string | undefined
  }
}
