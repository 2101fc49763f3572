import type { ReactElement, ReactNode } from 'react'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Details } from '../components/details.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { audienceText } from './page-state.tsx'
import { Source } from './source.tsx'

export type RevisionPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly path: string
  readonly number: number
  readonly latest: number
  readonly published: number | undefined
  readonly title: string
  readonly audience: string
  readonly inMenu: boolean
  /** The text as it was written. */
  readonly source: string
  readonly savedBy: string
  readonly savedAt: Date
  readonly publishedAt: Date | undefined
  readonly historyHref: string
  readonly editHref: string
  readonly restoreAction: string
  readonly publishAction: string | undefined
  /** The text, rendered. */
  readonly children: ReactNode
}

function Ways(props: RevisionPageProps): ReactElement {
  const { shell, number, latest, editHref, restoreAction, publishAction } = props
  const { say } = shell.words
  return (
    <ButtonGroup>
      {number === latest ? (
        <a href={editHref}>{say('pages.revision.edit-revision')}</a>
      ) : (
        <PostForm action={restoreAction} csrfToken={shell.csrfToken} hidden={{ latest: String(latest) }}>
          <Button>{say('pages.revision.restore-new-draft')}</Button>
        </PostForm>
      )}
      {publishAction !== undefined && (
        <PostForm action={publishAction} csrfToken={shell.csrfToken} hidden={{ revision: String(number) }}>
          <Button variant="secondary">{say('pages.revision.publish-revision', { number })}</Button>
        </PostForm>
      )}
    </ButtonGroup>
  )
}

/** One revision of a page, as it was saved. */
export function RevisionPage(props: RevisionPageProps): ReactElement {
  const { say } = props.shell.words

  const { shell, time, path, number, published, title, source, savedBy, savedAt, publishedAt, children } =
    props
  const facts = [
    { key: 'Saved', value: timeElement(time, savedAt) },
    { key: 'By', value: savedBy },
    { key: 'Who it is for', value: audienceText(props.audience) },
    { key: 'In the main menu', value: props.inMenu ? say('pages.revision.yes') : say('pages.revision.no') },
    {
      key: 'Published',
      value: publishedAt === undefined ? say('pages.revision.not-yet') : timeElement(time, publishedAt),
    },
  ]
  return (
    <Layout shell={shell} title={say('pages.revision.revision-of', { number, title })}>
      <PageHeading
        heading={say('pages.revision.revision-of', { number, title })}
        back={{ href: props.historyHref, label: say('pages.revision.all-revisions') }}
        lead={`/pages/${path}${number === published ? ' · readers see this revision' : ''}`}
      />
      <SummaryList rows={facts} />
      <Ways {...props} />
      <Card heading={say('pages.revision.how-looks')}>
        <p className="mg-prose-title">{title}</p>
        {children}
      </Card>
      <Details summary={say('pages.revision.text-written')}>
        <Source label={say('pages.revision.text-written-2')} text={source} />
      </Details>
    </Layout>
  )
}
