import type { ReactElement, ReactNode } from 'react'
import { LinkButton } from '../components/button.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ContentPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly title: string
  readonly publishedAt: Date
  /** For those who may edit it. */
  readonly editHref?: string | undefined
  /** For strangers. */
  readonly signInHref?: string | undefined
  /** The text, rendered. */
  readonly children: ReactNode
}

/** A published page as its readers see it. */
export function ContentPage(props: ContentPageProps): ReactElement {
  const { shell, time, title, publishedAt, editHref, signInHref, children } = props
  const { say, sayRich } = shell.words
  return (
    <Layout shell={shell} title={title}>
      <article>
        <PageHeading
          heading={title}
          actions={
            editHref !== undefined && (
              <LinkButton href={editHref} variant="secondary" small>
                {say('pages.content.edit-page')}
              </LinkButton>
            )
          }
        />
        {children}
        <p className="mg-prose-end">
          {sayRich('pages.content.last-published', {
            when: <time dateTime={publishedAt.toISOString()}>{time.date(publishedAt)}</time>,
          })}
          {signInHref !== undefined && (
            <>
              {' · '}
              <a href={signInHref}>{say('pages.content.sign-in')}</a>
            </>
          )}
        </p>
      </article>
    </Layout>
  )
}
