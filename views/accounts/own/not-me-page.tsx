import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

/** Asks whether an account is to be locked because somebody else may be using it. */
export function NotMePage({ shell, action }: { shell: Shell; action: string }): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.not-me.not-me')}>
      <PageHeading
        heading={say('accounts.not-me.not-me')}
        lead={say('accounts.not-me.press-button-somebody-else')}
      />
      <p>{say('accounts.not-me.press')}</p>
      <ul className="mg-list">
        <li>{say('accounts.not-me.every-session-account-ends')}</li>
        <li>{say('accounts.not-me.nobody-sign-until-security')}</li>
        <li>{say('accounts.not-me.security-officers-told-ask')}</li>
      </ul>
      <PostForm action={action} csrfToken={shell.csrfToken}>
        <Button>{say('accounts.not-me.lock-account')}</Button>
      </PostForm>
    </Layout>
  )
}
