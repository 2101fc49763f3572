import type { ReactElement } from 'react'
import { hourFields } from './hour-field-names.ts'
import { useWords } from '../use-words.ts'
import { errorFor, type FieldError } from '../components/fields/field.ts'
import { RadioGroup } from '../components/fields/radio-group.tsx'

export type HoursFieldsProps = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly lines: number
  /** What the choice between any hour and set hours is about. */
  readonly label: string
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

const choices = [
  { value: 'any', label: 'At any hour' },
  { value: 'set', label: 'At set hours', hint: 'Fill in as many lines as are needed; the others stay empty' },
]

/** Weekdays and times, a line for each window. An end before the beginning is on the next day. */
export function HoursFields({ typed, errors, lines, label }: HoursFieldsProps): ReactElement {
  const { say } = useWords()

  return (
    <>
      <RadioGroup
        name="hours"
        label={label}
        value={typed['hours']}
        choices={choices}
        errors={errors}
        required
      />
      <div className="mg-windows">
        {Array.from({ length: lines }, (_, index) => (
          <HourLine key={index} line={index + 1} typed={typed} errors={errors} />
        ))}
        <p className="mg-muted">{say('administration.hours-fields.end-before-beginning-next')}</p>
      </div>
    </>
  )
}

type HourLineProps = Pick<HoursFieldsProps, 'typed' | 'errors'> & { readonly line: number }

function HourLine({ line, typed, errors }: HourLineProps): ReactElement {
  const { say, tell } = useWords()
  const faults = [hourFields.day(line, 1), hourFields.from(line), hourFields.to(line)]
    .map((field) => errorFor(errors, field))
    .filter((fault) => fault !== undefined)
    .map(tell)
  return (
    <fieldset className="mg-windows__line">
      <legend className="mg-windows__legend">{say('administration.hours-fields.line', { line })}</legend>
      {faults.map((fault) => (
        <span key={fault} className="nhsuk-error-message">
          <span className="nhsuk-u-visually-hidden">{say('administration.hours-fields.error')}</span>
          {fault}
        </span>
      ))}
      <span className="mg-windows__days">
        {days.map((name, index) => {
          const field = hourFields.day(line, index + 1)
          return (
            <label key={name} className="mg-windows__day" htmlFor={field}>
              <input
                id={field}
                name={field}
                type="checkbox"
                value="on"
                defaultChecked={typed[field] === 'on'}
              />
              {name}
            </label>
          )
        })}
      </span>
      <span className="mg-windows__times">
        <TimeInput
          field={hourFields.from(line)}
          label={say('administration.hours-fields.from')}
          typed={typed}
        />
        <TimeInput field={hourFields.to(line)} label={say('administration.hours-fields.to')} typed={typed} />
      </span>
    </fieldset>
  )
}

function TimeInput(props: {
  readonly field: string
  readonly label: string
  readonly typed: Readonly<Record<string, string>>
}): ReactElement {
  const { say } = useWords()

  const { field, label, typed } = props
  return (
    <label htmlFor={field} className="mg-windows__time">
      {label}{' '}
      <input
        className="nhsuk-input mg-windows__input"
        id={field}
        name={field}
        type="time"
        defaultValue={typed[field]}
        placeholder={say('administration.hours-fields.hh-mm')}
      />
    </label>
  )
}
