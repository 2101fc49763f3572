import type { ReactElement } from 'react'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'

/** What a link on another site leads to first; the browser goes on by itself. */
export function ArrivalPage({ shell, href }: { shell: Shell; href: string }): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.arrival.one-moment')}>
      <PageHeading
        heading={say('accounts.arrival.one-moment')}
        lead={say('accounts.arrival.page-followed-link-being')}
      />
      <p>
        <a href={href}>{say('accounts.arrival.go-nothing-happens')}</a>
      </p>
    </Layout>
  )
}
