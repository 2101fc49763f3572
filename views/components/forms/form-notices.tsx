import type { ReactElement } from 'react'
import type { KeptApart, Shell } from '../../shell.ts'
import { AlertCallout } from '../alert-callout.tsx'
import { Button } from '../button.tsx'
import { PostForm, RestoredDraft } from './form.tsx'
import { useWords } from '../../use-words.ts'

/** What the writer of a form must know: what is in it again, what is saved separately, and what becomes of the text. */
export function FormNotices({ shell }: { shell: Shell }): ReactElement {
  const { say } = shell.words

  const { idle, restored, keptApart = [] } = shell
  return (
    <>
      {restored !== undefined && <RestoredDraft restored={restored} csrfToken={shell.csrfToken} />}
      {keptApart.map((kept) => (
        <Apart key={kept.fillHref} kept={kept} csrfToken={shell.csrfToken} />
      ))}
      {idle?.writing === true && (
        <noscript>
          <p className="mg-reminder">
            {say('components.form-notices.nothing-kept-while-type', { endsAt: idle.endsAt })}
          </p>
        </noscript>
      )}
    </>
  )
}

const Apart = ({ kept, csrfToken }: { kept: KeptApart; csrfToken: string }): ReactElement => {
  const { say, sayRich } = useWords()

  const { because, when, address, fillHref, withoutHref, discardAction } = kept
  return (
    <AlertCallout
      tone="warning"
      heading={
        withoutHref === undefined
          ? say(`components.form-notices.page-${because}`)
          : say(`components.form-notices.below-${because}`)
      }
    >
      <p>
        {sayRich('components.form-notices.sent', {
          when,
          address: <span className="mg-code">{address}</span>,
        })}{' '}
        {say(
          withoutHref === undefined
            ? 'components.form-notices.in-no-form'
            : 'components.form-notices.not-stored',
        )}
      </p>
      <p>
        {withoutHref === undefined ? (
          <a href={fillHref}>{say('components.form-notices.me-fill-form')}</a>
        ) : (
          <a href={withoutHref}>{say('components.form-notices.leave-open-page-without')}</a>
        )}
      </p>
      <PostForm action={discardAction} csrfToken={csrfToken}>
        <Button variant="link">{say('components.form-notices.throw-away')}</Button>
      </PostForm>
    </AlertCallout>
  )
}
