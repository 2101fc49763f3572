import { useContext, type ReactElement } from 'react'
import { FieldsOfFormContext, FormsOfPageContext } from './page-forms.ts'

/** By this a page with such a form is known, which must not be taken away by itself. */
export const nothingIsKeptClass = 'mg-reminder mg-reminder--form'

/** Says, behind the fields of a form that takes text, that without scripts nothing is kept while it is typed. */
export function NothingIsKept(): ReactElement | null {
  const forms = useContext(FormsOfPageContext)
  const form = useContext(FieldsOfFormContext)
  if (form === undefined || form.fields.size === 0 || forms?.sendBefore === undefined) {
    return null
  }
  return (
    <noscript>
      <p className={nothingIsKeptClass}>
        Nothing is kept while you type, because your browser runs no scripts. Send the form before{' '}
        {forms.sendBefore}; if you send it later, you are asked to sign in, and find it filled again.
      </p>
    </noscript>
  )
}
