import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

/** Stands where a record was when its reader has gone away for too long. */
export function SignedOutPage({ shell, signInHref }: { shell: Shell; signInHref: string }): ReactElement {
  return (
    <Layout shell={shell} title="Signed out">
      <PageHeading
        heading="You were signed out"
        lead="Nothing had happened for a while, so this page was cleared. What you had typed is kept for a day: sign in and open the form again."
      />
      <LinkButton href={signInHref}>Sign in again</LinkButton>
    </Layout>
  )
}
