import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { countText, filtersText, type ExportView } from './export-view.ts'
import { StandingTag } from './standing-tag.tsx'

const columns = [
  { label: 'Begun' },
  { label: 'Format' },
  { label: 'What' },
  { label: 'Reason' },
  { label: 'Events', numeric: true },
  { label: 'Status' },
]

/** What the reader has exported of the audit log. */
export function ExportsPage(props: {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly exports: readonly ExportView[]
  readonly pages?: PageLinks | undefined
}): ReactElement {
  const { shell, time, exports, pages } = props
  const { say } = shell.words
  const running = exports.some(({ standing }) => standing === 'running')
  return (
    <Layout shell={shell} title={say('audit.exports.your-exports')} wide>
      <PageHeading
        heading={say('audit.exports.your-exports')}
        lead={say('audit.exports.file-took-out-audit')}
        back={{ href: `${paths.audit()}#export`, label: say('audit.exports.audit-log') }}
      />
      <div data-live={running ? 'exports' : undefined} aria-live="polite">
        <DataTable
          caption={say('audit.exports.exports-newest-first')}
          hideCaption
          columns={columns}
          rows={exports.map((shown) => ({
            key: shown.id,
            cells: [
              <a key="begun" href={shown.href}>
                {timeElement(time, shown.startedAt)}
              </a>,
              shown.format,
              filtersText(shown),
              shown.reason,
              countText(shown.rows),
              <StandingTag key="standing" standing={shown.standing} />,
            ],
          }))}
          empty={
            <EmptyState heading={say('audit.exports.not-exported-anything')}>
              {say('audit.exports.search-audit-log-export')}
            </EmptyState>
          }
        />
      </div>
      <Pagination label={say('audit.exports.pages-exports')} {...pages} />
    </Layout>
  )
}
