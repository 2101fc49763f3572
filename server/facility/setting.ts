import type { Transaction } from 'sequelize'
import type { ZodType } from 'zod'
import { FacilitySetting } from '../../models/administration/facility-setting.ts'

type RecordedValue = string | number | boolean | readonly string[]

/** Something that the facility sets for everybody. */
export type Setting<Value> = {
  /** Under which it is stored, and known in the audit log. */
  readonly name: string
  /** Whoever changes it proves with the form who they are: its action asks for a fresh code. */
  readonly grave: boolean
  /** What a stored value says; what is usual where it says nothing. */
  readonly from: (stored: unknown) => Value
  /** What holds; within a transaction, what holds there. */
  readonly read: (within?: Transaction) => Promise<Value>
  readonly store: (within: Transaction, value: Value, at: Date) => Promise<void>
  /** A value as its form carries it, and as people read it; '' where there is none. */
  readonly words: (value: Value) => string
  /** A value as audit rows carry it. */
  readonly recorded: (value: Value) => RecordedValue
}

const inside = (within: Transaction | undefined) => (within === undefined ? {} : { transaction: within })

/**
 * Declares something that the facility sets for everybody: a row of one table.
 * @param schema of what is stored; what does not pass it counts as never set
 * @param usual what holds until somebody sets it
 */
export function setting<Value>(
  name: string,
  schema: ZodType<Value>,
  usual: Value,
  how: {
    readonly words: (value: Value) => string
    readonly recorded: (value: Value) => RecordedValue
    readonly grave?: boolean
  },
): Setting<Value> {
  const { words, recorded, grave = false } = how
  const from = (stored: unknown) => {
    const { success, data } = schema.safeParse(stored)
    return success ? data : usual
  }
  return {
    name,
    grave,
    from,
    read: async (within) => from((await FacilitySetting.findByPk(name, inside(within)))?.value),
    store: async (within, value, at) => {
      await FacilitySetting.upsert({ name, value, updatedAt: at }, { transaction: within })
    },
    words,
    recorded,
  }
}

/** What holds of several settings, read together, in their order. */
export async function readSettings<Value>(
  settings: readonly Setting<Value>[],
  within?: Transaction,
): Promise<Value[]> {
  const rows = await FacilitySetting.findAll({
    where: { name: settings.map(({ name }) => name) },
    ...inside(within),
  })
  return settings.map(({ name, from }) => from(rows.find((row) => row.name === name)?.value))
}

/** When a setting was last changed; null where it never was. */
export const changedAt = async (
  { name }: { readonly name: string },
  within: Transaction,
): Promise<Date | null> => (await FacilitySetting.findByPk(name, { transaction: within }))?.updatedAt ?? null
