import type { ReactElement } from 'react'
import { FieldsOfFormContext, FormsOfPageContext } from './page-forms.ts'
import { useWords } from '../../use-words.ts'

/** By this a page with such a form is known, which must not be taken away by itself. */
export const nothingIsKeptClass = 'mg-reminder mg-reminder--form'

/** Says, behind the fields of a form that takes text, that without scripts nothing is kept while it is typed. */
export function NothingIsKept(): ReactElement | null {
  const { say } = useWords()

  const forms = FormsOfPageContext.use()
  const form = FieldsOfFormContext.use()
  if (form === undefined || form.fields.size === 0 || forms?.sendBefore === undefined) {
    return null
  }
  return (
    <noscript>
      <p className={nothingIsKeptClass}>
        {say('components.nothing-is-kept.nothing-kept-while-type', { sendBefore: forms.sendBefore })}
      </p>
    </noscript>
  )
}
