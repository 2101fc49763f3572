import { readDueMonths, type DueMonth } from '../../../models/queries/audit/audit-retention.ts'
import { readShipments } from '../../../models/queries/audit/tree/shipments.ts'
import type { Services } from '../../services.ts'
import { logReceivers } from '../log-receivers.ts'

const dayMs = 24 * 60 * 60_000

/** Why a month stays although its time is over; undefined where it may be removed. */
export type Obstacle = 'held' | 'open' | 'not-sent'

export type MonthStanding = DueMonth & { readonly obstacle: Obstacle | undefined }

/** Rows of before this moment have been kept for long enough. */
export const keptUntil = ({ environment, clock }: Pick<Services, 'environment' | 'clock'>): Date =>
  new Date(clock.now().getTime() - environment.AUDIT_RETENTION_DAYS * dayMs)

/** The months that have been kept for long enough, the oldest first, each with what stops its removal. */
export async function dueMonths(services: Services): Promise<MonthStanding[]> {
  const { prepared, environment } = services
  const names = logReceivers(environment).map(({ name }) => name)
  const shipments = await readShipments(prepared, names)
  const sent =
    shipments.length < names.length ? 0 : Math.min(Infinity, ...shipments.map(({ nextLeaf }) => nextLeaf))
  return (await readDueMonths(prepared, keptUntil(services))).map((month) => ({
    ...month,
    obstacle: month.held
      ? 'held'
      : month.rows === null
        ? 'open'
        : (month.lastLeaf ?? -1) >= sent
          ? 'not-sent'
          : undefined,
  }))
}

/** An obstacle in words. */
export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  held: 'stays: a legal hold stands',
  open: 'stays: not closed yet, a running server does that',
  'not-sent': 'stays: a receiver has not had all of its rows',
}
