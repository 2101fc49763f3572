import type { Transaction } from 'sequelize'
import { lockSetting } from '../../models/queries/administration/lock-setting.ts'
import type { Clearance } from '../access/clearance.ts'
import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { EventName } from '../audit/events.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { changedMeanwhile } from '../overtaken/changed-meanwhile.ts'
import type { NextStep } from '../overtaken/overtaken.ts'
import type { Services } from '../services.ts'
import { changedAt, type Setting } from './setting.ts'

/** How a change of a setting is told: the event, what it is about, and where its reader sees what holds. */
export type ToldAs = {
  readonly event: EventName
  readonly resource?: { readonly type: string; readonly id: string }
  /** What the row says beside what held before and what holds after. */
  readonly details?: Readonly<Record<string, string>>
  readonly next: NextStep
}

/** Whether a change holds already, or waits for a second person under this id. */
export type SettingSaved = { readonly proposalId?: string }

/** What a row about a setting is about. */
export const resourceOfSetting = (
  { name }: { readonly name: string },
  { resource }: Pick<ToldAs, 'resource'>,
) => resource ?? { type: 'facility-setting', id: name }

/**
 * What holds, in a transaction in which it may be changed: changes of one setting take turns.
 * @param was what the form was filled from, in words; a client that sends nothing is not asked
 * @throws OvertakenError where it was changed since the form was filled
 */
export async function readToChange<Value>(
  services: Services,
  transaction: Transaction,
  setting: Setting<Value>,
  { was, ...told }: ToldAs & { readonly was: string | undefined },
): Promise<Value> {
  const { name, words } = setting
  await lockSetting(services.prepared.within(transaction), name)
  const held = await setting.read(transaction)
  if (was !== undefined && was !== words(held)) {
    throw await changedMeanwhile(services, transaction, {
      events: [told.event],
      what: 'setting',
      resource: resourceOfSetting(setting, told),
      updatedAt: await changedAt(setting, transaction),
      next: told.next,
      comesBack: 'compare-now',
      values: { now: words(held) || 'nothing' },
    })
  }
  return held
}

/** Stores what is to hold. @returns what the row of the change says of it */
export async function storeChange<Value>(
  transaction: Transaction,
  setting: Setting<Value>,
  told: ToldAs,
  { before, value, at }: { readonly before: Value; readonly value: Value; readonly at: Date },
): Promise<Pick<AuditEntry, 'resource' | 'details'>> {
  const { recorded } = setting
  await setting.store(transaction, value, at)
  return {
    resource: resourceOfSetting(setting, told),
    details: { ...told.details, before: recorded(before), after: recorded(value) },
  }
}

/**
 * Changes what the facility sets for everybody, and what is not grave: one event, with what held before and what holds after.
 * @param change.was what the form was filled from, in words; a client that sends nothing is not asked
 * @throws OvertakenError where it was changed since the form was filled; Error for a grave setting: that takes two people
 */
export const changeSetting = <Value>(
  services: Services,
  { clearance, origin, at }: { clearance: Clearance; origin: Origin; at: Date },
  setting: Setting<Value>,
  change: ToldAs & { value: Value; was: string | undefined },
): Promise<ChangeReceipt<SettingSaved>> => {
  const { value, was, ...told } = change
  if (setting.grave) {
    throw new Error(`${setting.name} is grave`)
  }
  return auditedChange(services, clearance, origin, told.event, async (transaction) => {
    const before = await readToChange(services, transaction, setting, { ...told, was })
    return { value: {}, ...(await storeChange(transaction, setting, told, { before, value, at })) }
  })
}
