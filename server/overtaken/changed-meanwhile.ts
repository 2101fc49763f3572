import type { Transaction } from 'sequelize'
import { readNewestDeed } from '../../models/queries/http/newest-deed.ts'
import type { EventName } from '../audit/events.ts'
import type { Services } from '../services.ts'
import { OvertakenError, type ComesBack, type NextStep, type OvertakenThing } from './overtaken.ts'

/** The moments of the audit log are those of its rows, give or take. */
const minuteMs = 60_000

/**
 * Says who has changed something since a form was filled from it. Its row says when it was changed last, and the audit log
 * by whom.
 * @param changed.events what is written of such changes
 * @param changed.comesBack what to do with the form, which comes back with what was typed
 */
export async function changedMeanwhile(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  changed: {
    readonly events: readonly EventName[]
    readonly what: OvertakenThing
    readonly resource: { readonly type: string; readonly id: string }
    /** Null where it is not known: then nobody is said to have changed it. */
    readonly updatedAt: Date | null
    readonly next: NextStep
    readonly comesBack: ComesBack
    readonly values?: Readonly<Record<string, string>>
  },
): Promise<OvertakenError> {
  const { events, what, resource, updatedAt, next, comesBack, values = {} } = changed
  const deed =
    updatedAt === null
      ? undefined
      : await readNewestDeed(prepared.within(transaction), {
          events,
          resource,
          since: new Date(updatedAt.getTime() - minuteMs),
        })
  return new OvertakenError(
    { what, done: 'changed', by: deed?.by ?? null, at: deed?.at ?? updatedAt, values },
    { next, about: { resource }, comesBack },
  )
}
