import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

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
  return (
    <Layout shell={shell} title="Confirm your e-mail address">
      <PageHeading heading="Confirm your e-mail address" />
      <p>
        From then on <strong>{email}</strong> is the address of your account, and a link to a new password can
        go there.
      </p>
      <PostForm action={action} csrfToken={shell.csrfToken}>
        <Button>Yes, this address is mine</Button>
      </PostForm>
    </Layout>
  )
}
