import type { ReactElement } from 'react'
import type { FieldError } from '../fields/field.ts'
import { useWords } from '../../use-words.ts'

/** The `field` of an error that belongs to no one field. */
export const wholeForm = 'form'

/** The list of everything wrong with a form, above it, each line leading to its field. Renders nothing when all is well. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }): ReactElement | null {
  const { say, tell } = useWords()

  if (errors.length === 0) {
    return null
  }
  return (
    <div className="nhsuk-error-summary" data-error-summary tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">{say('components.error-summary.problem')}</h2>
        <ul className="nhsuk-list nhsuk-error-summary__list">
          {errors.map(({ field, message, link }) => {
            const fault = tell(message)
            return (
              <li key={`${field}: ${fault}`}>
                {field === wholeForm ? fault : <a href={`#${field}`}>{fault}</a>}
                {link !== undefined && (
                  <>
                    {' '}
                    <a href={link.href}>{tell(link.label)}</a>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
