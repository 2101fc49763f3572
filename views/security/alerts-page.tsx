import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SeverityTag } from '../components/severity-tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { outcomeText } from './finding-page.tsx'
import { useWords } from '../use-words.ts'

export type AlertEntry = {
  readonly id: string
  readonly kind: string
  readonly severity: 'info' | 'warning' | 'critical' | 'emergency'
  readonly raisedAt: Date
  readonly userName: string | null
  readonly recordNumber: string | null
  readonly reviewHref?: string | undefined
  readonly acknowledgedBy: string | null
  readonly open: boolean
  /** What became of it, where that is recorded. */
  readonly outcome: string | null
  /** Absent once somebody has acknowledged it, and where its own page closes it. */
  readonly acknowledgeAction?: string | undefined
}

export type AlertsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly which: 'open' | 'all'
  readonly alerts: readonly AlertEntry[]
  readonly otherHref: string
  readonly detectorsHref: string
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'What' },
  { label: 'Severity' },
  { label: 'Who' },
  { label: 'Record' },
  { label: 'When' },
  { label: 'Action', hideLabel: true },
]

/** What became of an alert, or the way to the page where it is closed. */
function Handled({ alert }: { alert: AlertEntry }): ReactElement {
  const { say } = useWords()

  if (alert.open) {
    return <a href={alert.reviewHref}>{say('security.alerts.investigate')}</a>
  }
  const words = alert.outcome === null ? say('security.alerts.acknowledged') : outcomeText(alert.outcome)
  return (
    <>
      {words}, by <PersonName name={alert.acknowledgedBy ?? 'somebody who has left'} />
    </>
  )
}

/** What security officers are to look at, the newest first. */
export function AlertsPage({
  shell,
  time,
  which,
  alerts,
  otherHref,
  detectorsHref,
  pages,
}: AlertsPageProps): ReactElement {
  const { say } = shell.words

  const open = which === 'open'
  return (
    <Layout shell={shell} title={say('security.alerts.alerts')} wide>
      <PageHeading
        heading={open ? say('security.alerts.open-alerts') : say('security.alerts.all-alerts')}
        actions={
          <>
            <a href={otherHref}>
              {open ? say('security.alerts.show-all') : say('security.alerts.show-open-ones')}
            </a>{' '}
            <a href={detectorsHref}>{say('security.alerts.detectors')}</a>
          </>
        }
      />
      <DataTable
        caption={say('security.alerts.alerts')}
        hideCaption
        columns={columns}
        rows={alerts.map((alert) => ({
          key: alert.id,
          tone:
            alert.open && (alert.severity === 'emergency' || alert.severity === 'critical')
              ? ('critical' as const)
              : undefined,
          cells: [
            alert.reviewHref === undefined ? (
              codeText(alert.kind)
            ) : (
              <a key="what" href={alert.reviewHref}>
                {codeText(alert.kind)}
              </a>
            ),
            <SeverityTag key="severity" severity={alert.severity} />,
            alert.userName ?? '–',
            <span key="record" className="mg-code">
              {alert.recordNumber ?? '–'}
            </span>,
            timeElement(time, alert.raisedAt),
            alert.acknowledgeAction === undefined ? (
              <Handled key="handled" alert={alert} />
            ) : (
              <PostForm key="acknowledge" action={alert.acknowledgeAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  {say('security.alerts.acknowledge')}
                </Button>
              </PostForm>
            ),
          ],
        }))}
        empty={
          <EmptyState
            heading={open ? say('security.alerts.no-open-alerts') : say('security.alerts.no-alerts-yet')}
          >
            {say('security.alerts.whatever-needs-security-officer')}
          </EmptyState>
        }
      />
      <Pagination label={say('security.alerts.pages-alerts')} {...pages} />
    </Layout>
  )
}
