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
  return (
    <ButtonGroup>
      {number === latest ? (
        <a href={editHref}>Edit this revision</a>
      ) : (
        <PostForm action={restoreAction} csrfToken={shell.csrfToken} hidden={{ latest: String(latest) }}>
          <Button>Restore as a new draft</Button>
        </PostForm>
      )}
      {publishAction !== undefined && (
        <PostForm action={publishAction} csrfToken={shell.csrfToken} hidden={{ revision: String(number) }}>
          <Button variant="secondary">Publish revision {number}</Button>
        </PostForm>
      )}
    </ButtonGroup>
  )
}

/** One revision of a page, as it was saved. */
export function RevisionPage(props: RevisionPageProps): ReactElement {
  const { shell, time, path, number, published, title, source, savedBy, savedAt, publishedAt, children } =
    props
  const facts = [
    { key: 'Saved', value: timeElement(time, savedAt) },
    { key: 'By', value: savedBy },
    { key: 'Who it is for', value: audienceText(props.audience) },
    { key: 'In the main menu', value: props.inMenu ? 'Yes' : 'No' },
    {
      key: 'Published',
      value: publishedAt === undefined ? 'Not yet' : timeElement(time, publishedAt),
    },
  ]
  return (
    <Layout shell={shell} title={`Revision ${number} of ${title}`}>
      <PageHeading
        heading={`Revision ${number} of ${title}`}
        back={{ href: props.historyHref, label: 'All revisions' }}
        lead={`/pages/${path}${number === published ? ' · readers see this revision' : ''}`}
      />
      <SummaryList rows={facts} />
      <Ways {...props} />
      <Card heading="How it looks">
        <p className="mg-prose-title">{title}</p>
        {children}
      </Card>
      <Details summary="The text as it was written">
        <Source label="Text as written" text={source} />
      </Details>
    </Layout>
  )
}
