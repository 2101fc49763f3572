import type { ReactElement } from 'react'
import type { KeptApart, Shell } from '../shell.ts'
import { AlertCallout } from './alert-callout.tsx'
import { Button } from './button.tsx'
import { PostForm, RestoredDraft } from './form.tsx'

/** What the writer of a form must know: what is in it again, what is saved separately, and what becomes of the text. */
export function FormNotices({ shell }: { shell: Shell }): ReactElement {
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
            Nothing is kept while you type, because your browser runs no scripts. Send the form before{' '}
            {idle.endsAt}; if you send it later, you are asked to sign in, and find it filled again.
          </p>
        </noscript>
      )}
    </>
  )
}

const origins: Record<KeptApart['because'], string> = {
  held: 'came from another network while your session was held',
  ended: 'came with a session of yours that had been ended',
}

const Apart = ({ kept, csrfToken }: { kept: KeptApart; csrfToken: string }): ReactElement => {
  const { because, when, address, fillHref, withoutHref, discardAction } = kept
  return (
    <AlertCallout
      tone="warning"
      heading={
        withoutHref === undefined
          ? `Text for this page ${origins[because]}`
          : `Below stands text that ${origins[because]}`
      }
    >
      <p>
        It was sent on {when}, from the address <span className="mg-code">{address}</span>.{' '}
        {withoutHref === undefined
          ? 'It is in no form. If you did not send it, somebody'
          : 'Nothing of it is stored yet. Check every word before you send it; once it is sent, the copy that was saved separately is thrown away. If you did not write it, somebody'}{' '}
        else may have had your session: throw it away, change your password and tell your security officer.
      </p>
      <p>
        {withoutHref === undefined ? (
          <a href={fillHref}>It was me: fill the form with it</a>
        ) : (
          <a href={withoutHref}>Leave it, and open the page without it</a>
        )}
      </p>
      <PostForm action={discardAction} csrfToken={csrfToken}>
        <Button variant="link">Throw it away</Button>
      </PostForm>
    </AlertCallout>
  )
}
