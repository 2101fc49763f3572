import type { ReactElement } from 'react'
import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ListedRevision = {
  readonly number: number
  readonly title: string
  readonly savedBy: string
  readonly savedAt: Date
  readonly publishedAt: Date | undefined
  readonly href: string
}

export type PageHistoryPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly errors: readonly FieldError[]
  readonly title: string
  readonly path: string
  readonly latest: number
  readonly published: number | undefined
  readonly revisions: readonly ListedRevision[]
  readonly editHref: string
  readonly listHref: string
  readonly viewHref: string | undefined
  /** Where to POST to publish the newest revision; absent where there is nothing to publish, or no right to. */
  readonly publishAction: string | undefined
  readonly withdrawAction: string | undefined
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Revision' },
  { label: 'Title' },
  { label: 'Saved' },
  { label: 'By' },
  { label: 'Published' },
]

/** Every revision of a page: who wrote it and when, and which one readers see. */
export function PageHistoryPage(props: PageHistoryPageProps): ReactElement {
  const { shell, time, errors, title, path, latest, published, revisions, pages } = props
  const { say } = shell.words
  const { editHref, listHref, viewHref, publishAction, withdrawAction } = props
  return (
    <Layout shell={shell} title={say('pages.page-history.revisions-of', { title })} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('pages.page-history.revisions-of', { title })}
        back={{ href: listHref, label: say('pages.page-history.all-pages') }}
        lead={`/pages/${path} · ${published === undefined ? 'not published' : `readers see revision ${published}`}`}
      />
      <ButtonGroup>
        <LinkButton href={editHref}>{say('pages.page-history.edit')}</LinkButton>
        {publishAction !== undefined && (
          <PostForm action={publishAction} csrfToken={shell.csrfToken} hidden={{ revision: String(latest) }}>
            <Button variant="secondary">{say('pages.page-history.publish-revision', { latest })}</Button>
          </PostForm>
        )}
        {withdrawAction !== undefined && (
          <PostForm action={withdrawAction} csrfToken={shell.csrfToken}>
            <Button variant="secondary">{say('pages.page-history.withdraw-page')}</Button>
          </PostForm>
        )}
        {viewHref !== undefined && <a href={viewHref}>{say('pages.page-history.view-published-page')}</a>}
      </ButtonGroup>
      <DataTable
        caption={say('pages.page-history.revisions-of', { title })}
        hideCaption
        columns={columns}
        rows={revisions.map((revision) => ({
          key: String(revision.number),
          cells: [
            <a key="number" href={revision.href}>
              {say('pages.page-history.revision', { number: revision.number })}
            </a>,
            revision.title,
            timeElement(time, revision.savedAt),
            revision.savedBy,
            whenPublished(revision, published, time),
          ],
        }))}
      />
      <Pagination
        label={say('pages.page-history.pages-revisions')}
        {...pages}
        olderLabel={say('pages.page-history.older-revisions')}
      />
    </Layout>
  )
}

function whenPublished(
  { number, publishedAt }: ListedRevision,
  published: number | undefined,
  time: TimeFormat,
): ReactElement | string {
  if (publishedAt === undefined) {
    return 'Not yet'
  }
  return (
    <span key="published">
      {timeElement(time, publishedAt)} {number === published && <Tag tone="success">Readers see this</Tag>}
    </span>
  )
}
