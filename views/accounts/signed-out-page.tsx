import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

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
  return (
    <Layout shell={shell} title="Signed out">
      <PageHeading
        heading="You were signed out"
        lead={`${why} What was kept of a form that you were writing is in it again when you sign in and open it, for a day.`}
      />
      <LinkButton href={signInHref}>Sign in again</LinkButton>
    </Layout>
  )
}
