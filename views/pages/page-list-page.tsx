import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { audienceText, PageStateTag, type PageState } from './page-state.tsx'

export type ListedPage = {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly audience: string
  readonly inMenu: boolean
  readonly state: PageState
  readonly savedAt: Date
  readonly savedBy: string
  readonly editHref: string
  readonly historyHref: string
  /** Absent while nothing is published. */
  readonly viewHref: string | undefined
}

export type PageListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly pages: readonly ListedPage[]
  readonly newHref: string
  /** All pages, or those whose newest text nobody can read yet. */
  readonly which: 'all' | 'unpublished'
  readonly allHref: string
  readonly unpublishedHref: string
  readonly links?: PageLinks | undefined
}

const columns = [
  { label: 'Page' },
  { label: 'Status' },
  { label: 'For' },
  { label: 'Last saved' },
  { label: 'Actions', hideLabel: true },
]

const deepest = 5

/** A page at its place in the tree: what stands under another is moved to the right. */
function pageCell({ title, path, editHref }: ListedPage): ReactElement {
  const depth = Math.min(deepest, path.split('/').length - 1)
  return (
    <div className={`mg-tree mg-tree--${depth}`}>
      <a href={editHref}>{title}</a>
      <span className="mg-tree__path">{path}</span>
    </div>
  )
}

function pageRow(page: ListedPage, time: TimeFormat) {
  const { id, title, audience, inMenu, state, savedAt, savedBy, historyHref, viewHref } = page
  return {
    key: id,
    cells: [
      pageCell(page),
      <PageStateTag key="state" state={state} />,
      `${audienceText(audience)}${inMenu ? ', in the menu' : ''}`,
      <span key="saved">
        {timeElement(time, savedAt)}
        <span className="mg-tree__path">{savedBy}</span>
      </span>,
      <span key="actions" className="mg-row-actions">
        {viewHref !== undefined && (
          <a href={viewHref}>
            View<span className="nhsuk-u-visually-hidden"> {title}</span>
          </a>
        )}
        <a href={historyHref}>
          Revisions<span className="nhsuk-u-visually-hidden"> of {title}</span>
        </a>
      </span>,
    ],
  }
}

/** Every page, as a tree, for those who edit them. */
export function PageListPage(props: PageListPageProps): ReactElement {
  const { shell, time, pages, newHref, which, allHref, unpublishedHref, links } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('pages.page-list.pages')} wide>
      <PageHeading
        heading={say('pages.page-list.pages')}
        lead={say('pages.page-list.help-guidance-patients-staff')}
        actions={<LinkButton href={newHref}>{say('pages.page-list.new-page')}</LinkButton>}
      />
      <p>
        {which === 'all' ? (
          <a href={unpublishedHref}>{say('pages.page-list.only-those-publish')}</a>
        ) : (
          <>
            Only pages whose newest text nobody can read yet.{' '}
            <a href={allHref}>{say('pages.page-list.all-pages')}</a>
          </>
        )}
      </p>
      <DataTable
        caption={say('pages.page-list.pages')}
        hideCaption
        columns={columns}
        rows={pages.map((page) => pageRow(page, time))}
        empty={
          which === 'unpublished' ? (
            <EmptyState heading={say('pages.page-list.nothing-publish')}>
              {say('pages.page-list.everything-written-published')}
            </EmptyState>
          ) : (
            <EmptyState
              heading={say('pages.page-list.no-pages-yet')}
              action={{ href: newHref, label: say('pages.page-list.write-first-page') }}
            >
              {say('pages.page-list.pages-tell-patients-staff')}
            </EmptyState>
          )
        }
      />
      <Pagination
        label={say('pages.page-list.pages-list')}
        {...links}
        newerLabel={say('pages.page-list.first-page')}
        olderLabel={say('pages.page-list.more-pages')}
      />
    </Layout>
  )
}
