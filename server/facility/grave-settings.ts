import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'sequelize'
import type { MessageToSay } from '../../views/words/said.ts'
import type { AuditEntry } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { readToChange, resourceOfSetting, storeChange, type ToldAs } from './change-setting.ts'
import type { Setting } from './setting.ts'

type Person = { readonly id: string; readonly displayName: string }

/** Who proposed a change, who approved it, and when. */
export type AgreedBy = { readonly requester: Person; readonly approver: Person; readonly at: Date }

/** What else happens with a change, in its transaction, and how grave that makes it. */
export type Besides<Value> = (
  services: Services,
  transaction: Transaction,
  change: AgreedBy & { readonly before: Value; readonly value: Value },
) => Promise<Pick<AuditEntry, 'severity'>>

type RowOfChange = Pick<AuditEntry, 'resource' | 'details' | 'severity'>

/** What two people change, as whoever decides needs it: without knowing of what kind its value is. */
export type GraveSetting = ToldAs & {
  readonly name: string
  /** How pages call it. */
  readonly title: MessageToSay
  readonly resource: NonNullable<ToldAs['resource']>
  /** A stored value as people read it. */
  readonly words: (stored: unknown) => string
  /**
   * Looks whether a change can hold, with the setting locked.
   * @returns what lets it hold, and gives what the row of the change says; undefined where what holds is not what it was proposed for
   */
  readonly prepare: (
    services: Services,
    transaction: Transaction,
    proposed: { readonly before: unknown; readonly after: unknown },
  ) => Promise<((by: AgreedBy) => Promise<RowOfChange>) | undefined>
}

const register = new Map<string, GraveSetting>()

/** Everything that two people change, by its name. */
export const graveSettings: ReadonlyMap<string, GraveSetting> = register

/** Declares what two people change. @throws Error where it is not grave, or declared already */
export function declareGrave<Value>(
  setting: Setting<Value>,
  { besides, title, ...told }: ToldAs & { readonly title: MessageToSay; readonly besides?: Besides<Value> },
): void {
  const { name, grave, words, from } = setting
  if (!grave || register.has(name)) {
    throw new Error(`${name} is ${grave ? 'declared twice' : 'not grave'}`)
  }
  register.set(name, {
    ...told,
    name,
    title,
    resource: resourceOfSetting(setting, told),
    words: (stored) => words(from(stored)),
    prepare: async (services, transaction, { before: asked, after }) => {
      const before = await readToChange(services, transaction, setting, { ...told, was: undefined })
      const value = from(after)
      // A value that this version understands otherwise is not the one that was approved.
      if (words(before) !== words(from(asked)) || !isDeepStrictEqual(value, after)) {
        return undefined
      }
      return async (by) => ({
        ...(await storeChange(transaction, setting, told, { before, value, at: by.at })),
        ...(await besides?.(services, transaction, { ...by, before, value })),
      })
    },
  })
}
