import { randomUUID } from 'node:crypto'
import { newId } from '../../models/new-id.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { DemoStaff } from './demo-staff.ts'

const minute = 60_000

/** What someone did, without who, when and from where. */
export type Deed = Omit<AuditEntry, 'actor' | 'sessionId' | 'origin'> & {
  readonly method?: 'GET' | 'POST'
  /** The pattern of the route, as audit rows have it. */
  readonly route: string
}

/** One person's work of one day, from signing in to signing out. */
export type DemoSession = {
  readonly id: string
  readonly staff: DemoStaff
  readonly address: string
  readonly deeds: { readonly at: Date; readonly deed: Deed }[]
}

/** What nobody signed in did: a stranger, or MedGuard itself. */
export type UnattributedEntry = { readonly at: Date; readonly entry: AuditEntry }

const dayMs = 24 * 60 * minute
const halfSessionMs = 4 * 60 * minute

/** Gathers what happened in the week before loading, for the audit log. */
export class DemoJournal {
  readonly #from: number
  readonly #to: number
  readonly sessions: (DemoSession & { readonly around: number })[] = []
  readonly loose: UnattributedEntry[] = []

  constructor(at: Date) {
    this.#from = at.getTime() - 7 * dayMs + 30 * minute
    this.#to = at.getTime() - 5 * minute
  }

  /** Whether the journal takes what happened then: in the last week, and long enough ago for signing out again. */
  covers(at: Date): boolean {
    return at.getTime() >= this.#from && at.getTime() <= this.#to
  }

  /** The session of a person at a time: what lies within four hours of its first deed belongs to it. */
  sessionOf(staff: DemoStaff, at: Date): DemoSession {
    const around = at.getTime()
    const known = this.sessions.find(
      (session) => session.staff.id === staff.id && Math.abs(session.around - around) < halfSessionMs,
    )
    if (known !== undefined) {
      return known
    }
    const made = { id: newId(), staff, address: workplaceOf(staff), deeds: [], around }
    this.sessions.push(made)
    return made
  }

  /** Writes down what a member of staff did; outside the week it is left out. */
  write(staff: DemoStaff, at: Date, deed: Deed): void {
    if (this.covers(at)) {
      this.sessionOf(staff, at).deeds.push({ at, deed })
    }
  }

  /** Writes down what happened without anyone being signed in. */
  writeLoose(at: Date, entry: AuditEntry): void {
    if (this.covers(at)) {
      this.loose.push({ at, entry })
    }
  }
}

/** Each person has a place to work at, or a home. */
function workplaceOf({ username, roleName }: DemoStaff): string {
  const place = [...username].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 200
  return roleName === 'patient' ? '198.51.100.24' : `10.20.${roleName.length}.${place + 10}`
}

/** Where a deed came from, as audit rows say it. */
export const originOf = (deed: Deed, address: string) => ({
  requestId: randomUUID(),
  address,
  method: deed.method ?? 'GET',
  route: deed.route,
})
