import type { Next } from '../overtaken/overtaken.ts'
import type { Transaction } from 'sequelize'
import { FacilitySetting } from '../../models/facility-setting.ts'
import { lockSetting } from '../../models/queries/lock-setting.ts'
import type { EventName } from '../audit/events.ts'
import { changedMeanwhile } from '../overtaken/changed-meanwhile.ts'
import type { Services } from '../services.ts'

type SettingChange<Value> = {
  /** Under which it is stored. */
  readonly name: string
  readonly value: Value
  readonly at: Date
  /** Reads what holds, within the transaction. */
  readonly read: (transaction: Transaction) => Promise<Value>
  /** A value as its form carries it, and as people read it; '' where there is none. */
  readonly words: (value: Value) => string
  /** What the form was filled from, in such words; a client that sends nothing is not asked. */
  readonly was: string | undefined
  /** What is written of its changes, and of what. */
  readonly event: EventName
  readonly resource: { readonly type: string; readonly id: string }
  /** Where its reader sees it. */
  readonly next: Next
}

/**
 * Stores what the facility sets for everybody, in the transaction of the change. Changes of one setting take turns.
 * @returns what held before
 * @throws Overtaken where it was changed since the form was filled
 */
export async function saveSetting<Value>(
  services: Pick<Services, 'prepared'>,
  transaction: Transaction,
  change: SettingChange<Value>,
): Promise<Value> {
  const { name, value, at, words, was, event, resource, next } = change
  const statements = services.prepared.within(transaction)
  await lockSetting(statements, name)
  const before = await change.read(transaction)
  if (was !== undefined && was !== words(before)) {
    const row = await FacilitySetting.findByPk(name, { transaction })
    throw await changedMeanwhile(services, transaction, {
      events: [event],
      what: 'setting',
      resource,
      updatedAt: row?.updatedAt ?? null,
      next,
      comesBack: 'compare-now',
      values: { now: words(before) || 'nothing' },
    })
  }
  await FacilitySetting.upsert({ name, value, updatedAt: at }, { transaction })
  return before
}
