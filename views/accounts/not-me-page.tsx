import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

/** Asks whether an account is to be locked because somebody else may be using it. */
export function NotMePage({ shell, action }: { shell: Shell; action: string }): ReactElement {
  return (
    <Layout shell={shell} title="This was not me">
      <PageHeading
        heading="This was not me"
        lead="Press the button if somebody else may be using your account. If it was you after all, close this page: nothing has happened."
      />
      <p>When you press it:</p>
      <ul className="mg-list">
        <li>every session of your account ends at once, yours too;</li>
        <li>nobody can sign in with it, until a security officer has unlocked it;</li>
        <li>the security officers are told now, and will ask you what happened.</li>
      </ul>
      <PostForm action={action} csrfToken={shell.csrfToken}>
        <Button>Lock my account</Button>
      </PostForm>
    </Layout>
  )
}
