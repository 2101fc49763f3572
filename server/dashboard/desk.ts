import type { Actor } from '../access/actor.ts'
import type { Receipt } from '../audit/record.ts'
import type { StaffContext } from '../operations/operation.ts'
import type { Services } from '../services.ts'
import type { ShownDesk } from './shown-desk.ts'

/** What a desk found, as identifiers and counts. */
export type DeskFindings = {
  /** Every patient whom the desk will name: the audit row names them first. */
  readonly patientIds: readonly string[]
  /** Opens what is sealed, with the receipt of the visit. */
  readonly open: (receipt: Receipt) => Promise<ShownDesk>
}

/** A part of the dashboard, for everyone whose role suits it. */
export type Desk = {
  /** As the audit row names it. */
  readonly name: string
  readonly suits: (actor: Actor) => boolean
  readonly find: (services: Services, context: StaffContext) => Promise<DeskFindings>
}
