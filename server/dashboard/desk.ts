import type { ReactElement } from 'react'
import type { Actor } from '../access/actor.ts'
import type { StaffRequest, StaffVisit } from '../http/staff-route.ts'
import type { Services } from '../services.ts'

/** What a desk found, as identifiers and counts. */
export type DeskFindings = {
  /** Every patient whom the desk will name: the audit row names them first. */
  readonly patientIds: readonly string[]
  /** Opens what is sealed, with the receipt of the visit, and draws the desk. */
  readonly show: (visit: StaffVisit) => Promise<ReactElement>
}

/** A part of the dashboard, for everyone whose role suits it. */
export type Desk = {
  readonly name: string
  readonly suits: (actor: Actor) => boolean
  readonly find: (services: Services, request: StaffRequest) => Promise<DeskFindings>
}
