import type { ReactElement } from 'react'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

/** Says that an account is locked, and what is next. */
export function NotMeDonePage({ shell }: { shell: Shell }): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.not-me-done.account-locked')}>
      <PageHeading
        heading={say('accounts.not-me-done.account-locked')}
        lead={say('accounts.not-me-done.every-session-ended-nobody')}
      />
      <p>{say('accounts.not-me-done.call-security-officer-administrator')}</p>
    </Layout>
  )
}
