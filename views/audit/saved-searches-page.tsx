import type { ReactElement } from 'react'
import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type SavedSearchEntry = {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly filters: readonly string[]
  readonly shared: boolean
  readonly owner: string
  /** Absent for searches of others. */
  readonly editHref?: string
  readonly deleteAction?: string
}

const columns = [
  { label: 'Search' },
  { label: 'Filters' },
  { label: 'Whose' },
  { label: 'Action', hideLabel: true },
]

function Actions({ entry, csrfToken }: { entry: SavedSearchEntry; csrfToken: string }): ReactElement | null {
  const { name, editHref, deleteAction } = entry
  return editHref === undefined || deleteAction === undefined ? null : (
    <ButtonGroup>
      <LinkButton href={editHref} variant="secondary" small>
        Change<span className="nhsuk-u-visually-hidden"> {name}</span>
      </LinkButton>
      <PostForm action={deleteAction} csrfToken={csrfToken}>
        <Button variant="secondary" small>
          Delete<span className="nhsuk-u-visually-hidden"> {name}</span>
        </Button>
      </PostForm>
    </ButtonGroup>
  )
}

/** One's own saved searches of the audit log, and those that others share. */
export function SavedSearchesPage(props: {
  shell: Shell
  newHref: string
  searches: readonly SavedSearchEntry[]
}): ReactElement {
  const { shell, newHref, searches } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('audit.saved-searches.saved-searches')} wide>
      <PageHeading
        heading={say('audit.saved-searches.saved-searches')}
        lead={say('audit.saved-searches.own-those-others-share')}
        actions={
          <LinkButton href={newHref} small>
            {say('audit.saved-searches.save-search')}
          </LinkButton>
        }
      />
      <DataTable
        caption={say('audit.saved-searches.saved-searches')}
        hideCaption
        columns={columns}
        rows={searches.map((entry) => ({
          key: entry.id,
          cells: [
            <a key="name" href={entry.href}>
              {entry.name}
            </a>,
            entry.filters.length === 0 ? say('audit.saved-searches.none') : entry.filters.join(', '),
            entry.shared ? `${entry.owner}, shared` : entry.owner,
            <Actions key="actions" entry={entry} csrfToken={shell.csrfToken} />,
          ],
        }))}
        empty={
          <EmptyState heading={say('audit.saved-searches.no-search-saved')}>
            {say('audit.saved-searches.search-audit-log-press')}
          </EmptyState>
        }
      />
    </Layout>
  )
}
