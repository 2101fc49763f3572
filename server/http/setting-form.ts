import type { ReactElement } from 'react'
import type { ZodType } from 'zod'
import type { FieldError } from '../../views/components/field.ts'
import { actions, type Action } from '../access/actions.ts'
import type { EventName } from '../audit/events.ts'
import { changeSetting, type Besides, type ToldAs } from '../facility/change-setting.ts'
import type { Setting } from '../facility/setting.ts'
import { mustAskForCode } from '../facility/setting-operations.ts'
import type { Services } from '../services.ts'
import type { Invalid } from './answer.ts'
import type { FormRoutes } from './declared-route.ts'
import { filledFromNow } from './filled-from.ts'
import { staffForm, type StaffRequest, type StaffVisit } from './staff-route.ts'
import type { Notice } from '../../views/words/notice.ts'

/** What the form of a setting is shown with. */
export type ShownSetting = {
  readonly typed: Readonly<Record<string, string>>
  /** What the form was filled from. */
  readonly was: string
  readonly errors: readonly FieldError[]
}

/** One setting, and how it is told of. */
type OneSetting<Value, Fields> = ToldAs & {
  readonly setting: Setting<Value>
  /** The value that the form says. */
  readonly valueOf: (fields: Fields, request: StaffRequest) => Value | Invalid
  /** The fields as they stand where nothing was typed yet. */
  readonly fieldsOf: (value: Value) => Readonly<Record<string, string>>
  readonly besides?: (request: StaffRequest, value: Value) => Besides<Value>
}

type SettingForm<Value, Fields extends { was?: string | undefined }> = {
  readonly action: Action
  readonly event: EventName
  readonly viewEvent: EventName
  readonly schema: ZodType<Fields>
  /** The setting of this address. @throws NotFoundError */
  readonly of: (request: Pick<StaffRequest, 'req'>) => Omit<OneSetting<Value, Fields>, 'event'>
  readonly saved: { readonly to: string; readonly notice: Notice }
  readonly show: (visit: StaffVisit, shown: ShownSetting) => Promise<ReactElement> | ReactElement
}

const isInvalid = (made: unknown): made is Invalid =>
  typeof made === 'object' && made !== null && 'errors' in made

const asksForCode = (action: Action): boolean => actions[action].stepUp !== undefined

/**
 * The form of what the facility sets for everybody: it is filled with what holds, and says so when it is sent, so that nobody
 * overwrites unseen what somebody else has set.
 */
export function settingForm<Value, Fields extends { was?: string | undefined }>(
  services: Services,
  form: SettingForm<Value, Fields>,
): FormRoutes {
  const { action, event, viewEvent, schema, of, saved } = form
  const settingOf: typeof of = (request) => {
    const one = of(request)
    mustAskForCode(action, one.setting)
    return one
  }
  return staffForm(services, {
    action,
    event,
    viewEvent,
    schema,
    ...(asksForCode(action) ? { codeOnForm: true as const } : {}),
    find: async (request) => {
      const { resource } = settingOf(request)
      return resource === undefined ? {} : { resource }
    },
    change: async (request, fields) => {
      const { setting, valueOf, besides, fieldsOf: _shown, ...told } = settingOf(request)
      const value = valueOf(fields, request)
      if (isInvalid(value)) {
        return value
      }
      const receipt = await changeSetting(services, request, setting, {
        ...told,
        event,
        value,
        was: fields.was,
        ...(besides === undefined ? {} : { besides: besides(request, value) }),
      })
      return { receipt, ...saved }
    },
    show: async (visit, state) => {
      const { setting, fieldsOf } = settingOf(visit)
      const value = await setting.read()
      const { typed, errors } = state
      return form.show(visit, {
        typed: Object.keys(typed).length === 0 ? fieldsOf(value) : typed,
        was: filledFromNow(state, setting.words(value)),
        errors,
      })
    },
  })
}
