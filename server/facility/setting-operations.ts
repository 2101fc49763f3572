import { actions, type Action } from '../access/actions.ts'
import type { EventName } from '../audit/events.ts'
import { nothingTaken } from '../operations/input.ts'
import type { Input } from '../operations/input-of.ts'
import { defineStaffCommand, defineStaffQuery } from '../operations/operation.ts'
import { changeSetting, type ToldAs } from './change-setting.ts'
import type { Setting } from './setting.ts'

/** @throws Error for a grave setting that is changed without a fresh code, and for another that asks for one */
export function mustAskForCode(action: Action, { name, grave }: { name: string; grave: boolean }): void {
  if (grave !== (actions[action].stepUp !== undefined)) {
    throw new Error(`a fresh code is asked for where a setting is grave, and only there: ${name}`)
  }
}

type Declared<Value> = {
  readonly name: string
  readonly action: Action
  readonly event: EventName
  readonly setting: Setting<Value>
}

/** Declares the query by which the form of a setting is filled: with what holds, and with the same in words. */
export const settingQuery = <Value>({ setting, ...declared }: Declared<Value>) =>
  defineStaffQuery({
    ...declared,
    subject: 'none',
    input: nothingTaken,
    find: async () => ({}),
    run: async () => {
      const value = await setting.read()
      return { value, words: setting.words(value) }
    },
  })

/**
 * Declares the command that changes a setting. Its form says what it was filled from, so that nobody overwrites unseen what
 * somebody else has set.
 * @param command.valueIn the value that the fields of its form say
 * @throws Error for a grave setting that is changed without a fresh code, and for another that asks for one
 */
export function settingCommand<Value, Fields extends { readonly was?: string | undefined }>({
  setting,
  valueIn,
  next,
  details = {},
  ...declared
}: Declared<Value> &
  Pick<ToldAs, 'next' | 'details'> & {
    readonly input: Input<Fields>
    readonly valueIn: (fields: Fields) => Value
  }) {
  mustAskForCode(declared.action, setting)
  return defineStaffCommand<Fields, Value>({
    ...declared,
    subject: 'none',
    run: (services, { proof, origin, at }, fields) =>
      changeSetting(services, { clearance: proof, origin, at }, setting, {
        event: declared.event,
        value: valueIn(fields),
        was: fields.was,
        next,
        details,
      }),
  })
}
