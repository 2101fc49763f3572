import type { Transaction } from 'sequelize'
import { lockSetting } from '../../models/queries/lock-setting.ts'
import type { Clearance } from '../access/clearance.ts'
import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { EventName } from '../audit/events.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { changedMeanwhile } from '../overtaken/changed-meanwhile.ts'
import type { Next } from '../overtaken/overtaken.ts'
import type { Services } from '../services.ts'
import { changedAt, type Setting } from './setting.ts'

/** How a change of a setting is told: the event, what it is about, and where its reader sees what holds. */
export type ToldAs = {
  readonly event: EventName
  readonly resource?: { readonly type: string; readonly id: string }
  /** What the row says beside what held before and what holds after. */
  readonly details?: Readonly<Record<string, string>>
  readonly next: Next
}

/** What else happens with a change, in its transaction, and how grave that makes it. */
export type Besides<Value> = (
  transaction: Transaction,
  before: Value,
) => Promise<Pick<AuditEntry, 'severity'>>

/**
 * Changes what the facility sets for everybody: one event, with what held before and what holds after. Changes of one setting
 * take turns.
 * @param change.was what the form was filled from, in words; a client that sends nothing is not asked
 * @throws OvertakenError where it was changed since the form was filled
 */
export const changeSetting = <Value>(
  services: Services,
  { clearance, origin, at }: { clearance: Clearance; origin: Origin; at: Date },
  setting: Setting<Value>,
  change: ToldAs & { value: Value; was: string | undefined; besides?: Besides<Value> },
): Promise<ChangeReceipt<Value>> => {
  const { value, was, event, next, besides, details } = change
  const { name, words, recorded } = setting
  const resource = change.resource ?? { type: 'facility-setting', id: name }
  return auditedChange(services, clearance, origin, event, async (transaction) => {
    await lockSetting(services.prepared.within(transaction), name)
    const before = await setting.read(transaction)
    if (was !== undefined && was !== words(before)) {
      throw await changedMeanwhile(services, transaction, {
        events: [event],
        what: 'setting',
        resource,
        updatedAt: await changedAt(setting, transaction),
        next,
        comesBack: 'compare-now',
        values: { now: words(before) || 'nothing' },
      })
    }
    await setting.store(transaction, value, at)
    return {
      value,
      resource,
      details: { ...details, before: recorded(before), after: recorded(value) },
      ...(await besides?.(transaction, before)),
    }
  })
}
