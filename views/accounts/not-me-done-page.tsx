import type { ReactElement } from 'react'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

/** Says that an account is locked, and what is next. */
export function NotMeDonePage({ shell }: { shell: Shell }): ReactElement {
  return (
    <Layout shell={shell} title="Your account is locked">
      <PageHeading
        heading="Your account is locked"
        lead="Every session has ended, nobody can sign in, and the security officers have been told."
      />
      <p>
        Call your security officer or administrator now, if you can. When the account is yours again they
        unlock it, and you choose a new password. If you used the old one anywhere else, change it there.
      </p>
    </Layout>
  )
}
