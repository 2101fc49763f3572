import { TextInput } from 'nhsuk-react-components'
import type { ReactElement } from 'react'
import { useFormElementProps, type FieldProps } from './field.ts'
import { useFieldValue } from '../forms/page-forms.ts'
import { useWords } from '../../use-words.ts'

export type DateFieldProps = FieldProps & {
  /** YYYY-MM-DD, or YYYY-MM-DDTHH:MM when `withTime`. What was typed is shown again, even when it is no date. */
  readonly value?: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly withTime?: boolean | undefined
  /** Set for a day that is never today or near it, such as an expiry: none is offered then. */
  readonly offersNone?: boolean | undefined
  readonly autoComplete?: string | undefined
}

/**
 * A calendar date (or a local date and time), typed: a browser’s own field shows day and month in an order that the reader cannot know.
 * The script beside it says in words what was read, and offers today and yesterday unless that makes no sense.
 */
export function DateField(props: DateFieldProps): ReactElement {
  const { value, min, max, withTime = false, offersNone = false, hint, autoComplete = 'off' } = props
  const { say } = useWords()
  const example = withTime ? '2025-03-31 14:30' : '2025-03-31'
  const shape = withTime ? 'YYYY-MM-DD HH:MM' : 'YYYY-MM-DD'
  const shown = useFieldValue(props.name, value)
  return (
    <TextInput
      {...useFormElementProps({
        ...props,
        hint:
          hint === undefined
            ? say('components.date-field.example', { example })
            : say('components.date-field.hint-example', { hint, example }),
      })}
      type="text"
      className="mg-input-date"
      defaultValue={withTime ? shown?.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ') : shown}
      placeholder={shape}
      data-min={min}
      data-max={max}
      data-date-entry={withTime ? 'moment' : 'day'}
      data-date-offers={offersNone ? 'none' : undefined}
      data-date-says={JSON.stringify({
        today: say('components.date-field.today'),
        yesterday: say('components.date-field.yesterday'),
        now: say('components.date-field.now'),
        twoWays: say('components.date-field.two-ways', { example }),
      })}
      autoComplete={autoComplete}
    />
  )
}
