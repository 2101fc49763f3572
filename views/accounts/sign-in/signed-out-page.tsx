import type { ReactElement } from 'react'
import { LinkButton } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

/** Stands where a record was when its reader has gone away for too long. */
export function SignedOutPage({
  shell,
  why,
  signInHref,
}: {
  shell: Shell
  /** Why the session is over, as a sentence. */
  why: string
  signInHref: string
}): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.signed-out.signed-out')}>
      <PageHeading
        heading={say('accounts.signed-out.signed-out-2')}
        lead={`${why} ${say('accounts.signed-out.kept-form-writing-again')}`}
      />
      <LinkButton href={signInHref}>{say('accounts.signed-out.sign-again')}</LinkButton>
    </Layout>
  )
}
