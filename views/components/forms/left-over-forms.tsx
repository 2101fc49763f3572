import type { ReactElement } from 'react'
import { Card } from '../card.tsx'
import { RestoredDraft } from './form.tsx'
import { FormsOfPageContext } from './page-forms.ts'
import { useWords } from '../../use-words.ts'
import { said } from '../../words/said.ts'

/** "earlyReason" as people read it: "Early reason". */
const fieldWords = (name: string): string => {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What was typed into forms that the page does not have any more, because things have moved on: to be read and copied. */
export function LeftOverForms(): ReactElement | null {
  const { say } = useWords()

  const forms = FormsOfPageContext.use()
  const left = [...(forms?.filled ?? [])].filter(
    ([action, { typed }]) => Object.keys(typed).length > 0 && forms?.found.has(action) === false,
  )
  if (forms === undefined || left.length === 0) {
    return null
  }
  return (
    <>
      {left.map(([action, form]) => (
        <Card key={action} heading={say('components.left-over-forms.had-typed-form-not')}>
          <dl>
            {Object.entries(form.typed)
              .filter(([, text]) => text.trim() !== '')
              .map(([name, text]) => (
                <div key={name}>
                  <dt>{fieldWords(name)}</dt>
                  <dd className="mg-clinical-text">{text}</dd>
                </div>
              ))}
          </dl>
          <RestoredDraft
            restored={{ ...form, emptyHref: undefined, words: said('components.left-over-forms.copy-need') }}
            csrfToken={forms.csrfToken}
          />
        </Card>
      ))}
    </>
  )
}
