import type { ReactElement } from 'react'
import { errorFor, type FieldProps } from './field.ts'
import { useTick } from '../forms/page-forms.ts'
import { useWords } from '../../use-words.ts'

export type CheckboxProps = FieldProps & {
  readonly checked?: boolean | undefined
  /** What the form sends when the box is ticked. */
  readonly value?: string | undefined
}

/** One box to tick, with its own label, hint and error message. */
export function Checkbox(props: CheckboxProps): ReactElement {
  const { say, tell } = useWords()

  const { name, label, hint, errors, checked = false, value = 'on' } = props
  const error = errorFor(errors, name)
  const hintId = `${name}--hint`
  const errorId = `${name}--error-message`
  const describedBy = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error'}>
      {error !== undefined && (
        <span className="nhsuk-error-message" id={errorId}>
          <span className="nhsuk-u-visually-hidden">{say('components.checkbox.error')} </span>
          {tell(error)}
        </span>
      )}
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={name}
            name={name}
            type="checkbox"
            value={value}
            defaultChecked={useTick(name, value, checked)}
            aria-describedby={describedBy === '' ? undefined : describedBy}
            aria-invalid={error === undefined ? undefined : true}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={name}>
            {label}
          </label>
          {hint !== undefined && (
            <div className="nhsuk-hint nhsuk-checkboxes__hint" id={hintId}>
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
