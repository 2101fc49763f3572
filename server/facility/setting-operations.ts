import { waitingProposal } from '../../models/queries/administration/setting-proposals.ts'
import type { MessageToSay } from '../../views/words/said.ts'
import { actions, type Action } from '../access/actions.ts'
import type { EventName } from '../audit/events.ts'
import { nothingTaken } from '../operations/input.ts'
import type { Input } from '../operations/input-of.ts'
import { defineStaffCommand, defineStaffQuery } from '../operations/operation.ts'
import type { SettingSaved, ToldAs } from './change-setting.ts'
import { declareGrave } from './grave-settings.ts'
import { saveSetting } from './save-setting.ts'
import type { Services } from '../services.ts'
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

/** What holds of a setting, the same in words, and the change of it that waits for a second person. */
export async function readSetting<Value>(
  { prepared }: Pick<Services, 'prepared'>,
  setting: Setting<Value>,
  at: Date,
): Promise<{ readonly value: Value; readonly words: string; readonly waits: string | undefined }> {
  const value = await setting.read()
  const waits = setting.grave ? await waitingProposal(prepared, setting.name, at) : undefined
  return { value, words: setting.words(value), waits }
}

/** Declares the query by which the form of a setting is filled. */
export const settingQuery = <Value>({ setting, ...declared }: Declared<Value>) =>
  defineStaffQuery({
    ...declared,
    subject: 'none',
    input: nothingTaken,
    find: async () => ({}),
    run: (services, { at }) => readSetting(services, setting, at),
  })

/** What a form says beside the value. */
export type SettingFields = {
  /** What it was filled from. */
  readonly was?: string | undefined
  /** Why it is to change, for whoever decides. */
  readonly reason?: string | null
}

/**
 * Declares the command that changes a setting; a grave one is laid before a second person. Its form says what it was filled
 * from, so that nobody overwrites unseen what somebody else has set.
 * @param command.valueIn the value that the fields of its form say
 * @throws Error for a grave setting that is changed without a fresh code, and for another that asks for one
 */
export function settingCommand<Value, Fields extends SettingFields>({
  setting,
  valueIn,
  next,
  details = {},
  title,
  ...declared
}: Declared<Value> &
  Pick<ToldAs, 'next' | 'details'> & {
    /** How pages call it that list what waits for approval; of a grave setting. */
    readonly title?: MessageToSay
    readonly input: Input<Fields>
    readonly valueIn: (fields: Fields) => Value
  }) {
  const told = { event: declared.event, next, details }
  mustAskForCode(declared.action, setting)
  if (title !== undefined) {
    declareGrave(setting, { ...told, title })
  }
  return defineStaffCommand<Fields, SettingSaved>({
    ...declared,
    subject: 'none',
    run: (services, context, fields) => {
      const { was, reason = null } = fields
      return saveSetting(services, context, setting, { ...told, value: valueIn(fields), was, reason })
    },
  })
}
