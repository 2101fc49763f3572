import type { ReactElement } from 'react'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

/** What a link on another site leads to first; the browser goes on by itself. */
export function ArrivalPage({ shell, href }: { shell: Shell; href: string }): ReactElement {
  return (
    <Layout shell={shell} title="One moment">
      <PageHeading heading="One moment" lead="The page you followed a link to is being opened." />
      <p>
        <a href={href}>Go on, if nothing happens</a>
      </p>
    </Layout>
  )
}
