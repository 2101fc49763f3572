import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

/** Confirms an e-mail address; looking at the page changes nothing, for programs that look at links before people do. */
export function ConfirmEmailPage({
  shell,
  email,
  action,
}: {
  shell: Shell
  email: string
  action: string
}): ReactElement {
  const { say, sayRich } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.confirm-email.confirm-e-mail-address')}>
      <PageHeading heading={say('accounts.confirm-email.confirm-e-mail-address')} />
      <p>{sayRich('accounts.confirm-email.address-account-link-new', { email: <strong>{email}</strong> })}</p>
      <PostForm action={action} csrfToken={shell.csrfToken}>
        <Button>{say('accounts.confirm-email.yes-address-mine')}</Button>
      </PostForm>
    </Layout>
  )
}
